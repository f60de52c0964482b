import { effectGroup, judgePassEffect, openZone, weekdayOfDay, type EffectPasses, type PassEffect } from '@wuding/analytics';
import type { PostEffectAnswer } from '@wuding/contract';
import { accept, isAllowed, refuse, type PostWhen, type Result } from '@wuding/domain';
import { distanceMetres } from '@wuding/geo';
import type { Context } from '../../context';
import { findDatasetById } from '../../repositories/datasets';
import { listPostOpenings, listSpotPlaces, readMobilePasses, type PostOpening, type SpotPass, type SpotPlace } from '../../repositories/post-effect';
import { heldSpans, type HeldSpan } from '../../repositories/held-posts';
import { findPost } from '../../repositories/posts';
import { localIn } from '../analysis/ask-analysis';

const dayMilliseconds = 86_400_000;
/** @source the ring of the county's planted truth: radius + 20 m to radius + 300 m (50–300 m in the displacement ledger of the plan) */
const ringMetres = { from: 20, to: 300 } as const;
/** A year either side takes every season once. */
const reachDays = 365;
/** Places are chosen for what happened just before: those weeks would make any later figure look better (regression to the mean). */
const selectionDays = 28;
/** Fewer passes say nothing of a place (quality §4: a place is suppressed by its passes). */
const fewestPasses = 10;
/** As many controls as carry the limits; the nearest, for they are most alike. */
const mostControls = 40;
/** Dates at which nothing opened, each judged by this much time before and after. */
const placeboDays = { apart: 45, reach: 90 } as const;

/**
 * What a post changed (定效): mobile passes in the hours it is held, before and after it opened, at the post and in the ring around
 * it, against spots beyond the ring of every post in force meanwhile; since the opening only while somebody was there. Weeks just
 * before the opening are left out.
 * The cost grows with the passes of these spots in two years, whatever else is stored.
 */
export async function readPostEffect({ ctx, input: { id } }: { ctx: Context; input: { id: number } }): Promise<Result<PostEffectAnswer>> {
  if (!isAllowed(ctx.actor, 'analysis.read')) return refuse('not-allowed');
  const { db } = ctx.store;
  const post = await findPost(db, id);
  const dataset = post === null ? null : await findDatasetById(db, post.datasetId);
  if (post === null || dataset === null) return refuse('not-found');
  const openings = await listPostOpenings(db, post.datasetId), own = openings.find((one) => one.id === id);
  if (own === undefined) return accept(unknown('never-opened'));
  const window = windowOf(own.openedAt, ctx.clock.now());
  const groups = groupSpots(await listSpotPlaces(db, post.datasetId), own, openings.filter(({ openedAt }) => openedAt < window.afterToAt));
  const passes = await readMobilePasses(db, { spotIds: [...groups.keys()], fromAt: window.beforeFromAt, toAt: window.afterToAt });
  const isInHours = inHours(post.plan.when, dataset.timeZone), isHeld = inSpans(await spansAtPost(ctx, post.datasetId, groups, window));
  const held = passes.filter((pass) => isInHours(pass) && (pass.enteredAt < window.afterFromAt || isHeld(pass)));
  const effect = judgePassEffect(columnsOf(held, groups, dataset.timeZone, window));
  const reason = reasonOf(groups, effect);
  const answer = { ...unknown(reason), ...effect, openedAt: textOf(own.openedAt), window: textsOf(window), spots: countsOf(groups), placebo: placeboOf(held, groups, dataset.timeZone, { window, effect }) };
  return accept(reason === null ? answer : { ...answer, verdict: 'unknown' });
}

interface EffectWindow { readonly beforeFromAt: number; readonly beforeToAt: number; readonly afterFromAt: number; readonly afterToAt: number }

function windowOf(openedAt: number, nowAt: number): EffectWindow {
  const beforeToAt = openedAt - selectionDays * dayMilliseconds;
  return { beforeFromAt: beforeToAt - reachDays * dayMilliseconds, beforeToAt, afterFromAt: openedAt, afterToAt: Math.max(openedAt, Math.min(nowAt, openedAt + reachDays * dayMilliseconds)) };
}

type Groups = ReadonlyMap<number, number>;

/** The group of each spot that says something; those under another post's ring belong to nobody. */
function groupSpots(spots: readonly SpotPlace[], own: PostOpening, others: readonly PostOpening[]): Groups {
  const groups = new Map<number, number>();
  const beyond: { readonly id: number; readonly metres: number }[] = [];
  for (const { id, lng, lat } of spots) {
    const metresTo = (post: PostOpening): number => distanceMetres([lng, lat], [post.lng, post.lat]) - post.radiusMetres;
    const metres = metresTo(own);
    const isNearAnother = others.some((post) => post.id !== own.id && metresTo(post) <= ringMetres.from);
    if (metres <= 0) groups.set(id, effectGroup.target);
    else if (metres >= ringMetres.from && metres <= ringMetres.to && !isNearAnother) groups.set(id, effectGroup.ring);
    else if (metres > ringMetres.to && others.every((post) => metresTo(post) > ringMetres.to)) beyond.push({ id, metres });
  }
  for (const { id } of beyond.sort((a, b) => a.metres - b.metres).slice(0, mostControls)) groups.set(id, effectGroup.control);
  return groups;
}

/** When somebody was known to hold the post since it opened, by beginning. */
async function spansAtPost({ store }: Context, datasetId: number, groups: Groups, { afterFromAt, afterToAt }: EffectWindow): Promise<HeldSpan[]> {
  const spans = await heldSpans(store.db, { datasetId, fromAt: afterFromAt, toAt: afterToAt });
  return spans.filter(({ spotId }) => groups.get(spotId) === effectGroup.target).sort((a, b) => a.fromAt - b.fromAt);
}

/** Whether the post was held when a pass was made: an empty post deters nobody. Where presence was never recorded, every hour of the pattern counts. */
function inSpans(spans: readonly HeldSpan[]): (pass: SpotPass) => boolean {
  if (spans.length === 0) return () => true;
  const longest = Math.max(...spans.map(({ fromAt, toAt }) => toAt - fromAt));
  return ({ enteredAt }) => {
    let low = 0, high = spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (spans[middle]!.fromAt <= enteredAt) low = middle + 1;
      else high = middle;
    }
    for (let at = low - 1; at >= 0 && spans[at]!.fromAt >= enteredAt - longest; at -= 1) if (spans[at]!.toAt > enteredAt) return true;
    return false;
  };
}

/** Whether a pass lay in the hours of the weekly pattern; exceptions and kinds of day are left aside. */
function inHours({ spans }: PostWhen, timeZone: string): (pass: SpotPass) => boolean {
  const local = localIn(openZone(timeZone));
  return ({ enteredAt }) => {
    const { day, minute } = local(enteredAt);
    return spans.some(({ weekdays, startMinute, endMinute }) =>
      (weekdays.includes(weekdayOfDay(day)) && minute >= startMinute && minute < endMinute)
      || (weekdays.includes(weekdayOfDay(day - 1)) && minute + 1_440 < endMinute));
  };
}

/** Passes of the two periods as columns; hours of the day are compared with the same hours only. */
function columnsOf(passes: readonly SpotPass[], groups: Groups, timeZone: string, { beforeFromAt, beforeToAt, afterFromAt, afterToAt }: EffectWindow): EffectPasses {
  const local = localIn(openZone(timeZone));
  const counted = passes.filter(({ enteredAt: at }) => (at >= beforeFromAt && at < beforeToAt) || (at >= afterFromAt && at < afterToAt));
  return {
    group: Uint8Array.from(counted, ({ spotId }) => groups.get(spotId)!), isAfter: Uint8Array.from(counted, ({ enteredAt }) => (enteredAt >= afterFromAt ? 1 : 0)),
    met: Uint8Array.from(counted, ({ met }) => met), stratum: Uint8Array.from(counted, ({ enteredAt }) => Math.floor(local(enteredAt).minute / 60)),
    spot: Uint32Array.from(counted, ({ spotId }) => spotId),
  };
}

function reasonOf(groups: Groups, { target, control, effect }: PassEffect): PostEffectAnswer['reason'] {
  const has = (group: number): boolean => [...groups.values()].includes(group);
  if (!has(effectGroup.target)) return 'no-spots';
  if (!has(effectGroup.control) || control.before.passes === 0 || control.after.passes === 0) return 'no-controls';
  return effect === null || Math.min(target.before.passes, target.after.passes) < fewestPasses ? 'few-passes' : null;
}

/** The same judgement at dates of the time before on which nothing opened: how often it finds as much where there is nothing. */
function placeboOf(passes: readonly SpotPass[], groups: Groups, timeZone: string, { window, effect }: { window: EffectWindow; effect: PassEffect }): PostEffectAnswer['placebo'] {
  const ratios: number[] = [], reach = placeboDays.reach * dayMilliseconds;
  for (let at = window.beforeToAt - reach; at - reach >= window.beforeFromAt; at -= placeboDays.apart * dayMilliseconds) {
    const judged = judgePassEffect(columnsOf(passes, groups, timeZone, { beforeFromAt: at - reach, beforeToAt: at, afterFromAt: at, afterToAt: at + reach }));
    if (judged.effect !== null && Math.min(judged.target.before.passes, judged.target.after.passes) >= fewestPasses) ratios.push(judged.effect.ratio);
  }
  const size = effect.effect === null ? null : Math.abs(Math.log(effect.effect.ratio));
  return { ratios, asStrongCount: size === null ? 0 : ratios.filter((ratio) => Math.abs(Math.log(ratio)) >= size).length };
}

const nothing = { before: { passes: 0, met: 0 }, after: { passes: 0, met: 0 }, ratio: null };
const unknown = (reason: PostEffectAnswer['reason']): PostEffectAnswer => ({
  openedAt: null, window: null, spots: { target: 0, ring: 0, control: 0 }, target: nothing, ring: nothing, control: nothing, effect: null, ringEffect: null, together: null,
  dispersionRatio: 1, smallestSeen: null, placebo: { ratios: [], asStrongCount: 0 }, verdict: 'unknown', reason,
});
const textOf = (at: number): string => new Date(at).toISOString();
const textsOf = ({ beforeFromAt, beforeToAt, afterFromAt, afterToAt }: EffectWindow): NonNullable<PostEffectAnswer['window']> =>
  ({ beforeFrom: textOf(beforeFromAt), beforeTo: textOf(beforeToAt), afterFrom: textOf(afterFromAt), afterTo: textOf(afterToAt) });
function countsOf(groups: Groups): PostEffectAnswer['spots'] {
  const count = (group: number): number => [...groups.values()].filter((one) => one === group).length;
  return { target: count(effectGroup.target), ring: count(effectGroup.ring), control: count(effectGroup.control) };
}
