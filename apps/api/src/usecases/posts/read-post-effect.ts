import { effectGroup, judgePassEffect, openZone, type EffectPasses, type PassEffect } from '@wuding/analytics';
import type { PostEffectAnswer } from '@wuding/contract';
import { accept, isAllowed, refuse, shiftsOf, type PostWhen, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDatasetById } from '../../repositories/datasets';
import { heldSpans } from '../../repositories/held-posts';
import { listPostOpenings, readMobilePasses, type SpotPass } from '../../repositories/post-effect';
import { findPost } from '../../repositories/posts';
import { localIn } from '../analysis/ask-analysis';
import { dutyCalendar } from '../rosters/duty-calendar';
import { fewestPasses, groupSpots, spotsAroundPost, type EffectSpots } from './post-effect-spots';

const dayMilliseconds = 86_400_000;
/** A year either side takes every season once. */
const reachDays = 365;
/** Places are chosen for what happened just before: those weeks would make any later figure look better (regression to the mean). */
const selectionDays = 28;
/** Dates at which nothing opened, each judged by this much time before and after. */
const placeboDays = { apart: 45, reach: 90 } as const;

/**
 * What a post changed (定效): mobile passes in the hours its pattern asks for, before and after it opened, at the post and in the ring around
 * it, against the most similar of the spots beyond the ring of every post in force meanwhile; since the opening only while somebody was there. Weeks just
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
  const window = windowOf(own.openedAt, ctx.clock.now()), hourOf = hourIn(dataset.timeZone);
  const spots = await spotsAroundPost(db, post.datasetId, { own, others: openings.filter(({ openedAt }) => openedAt < window.afterToAt) });
  const isInHours = inSpans(await spansOfPattern(ctx, post.datasetId, post.plan.when, window));
  const before = (await readMobilePasses(db, { spotIds: idsOf(spots), fromAt: window.beforeFromAt, toAt: window.beforeToAt })).filter(isInHours);
  const groups = groupSpots(spots, before, hourOf);
  const since = (await readMobilePasses(db, { spotIds: [...groups.keys()], fromAt: window.afterFromAt, toAt: window.afterToAt })).filter(isInHours);
  const guarded = await spansAtPost(ctx, post.datasetId, groups, window);
  const held: HeldPasses = { passes: [...before.filter(({ spotId }) => groups.has(spotId)), ...(guarded.length === 0 ? since : since.filter(inSpans(guarded)))], groups, hourOf };
  const effect = judgePassEffect(columnsOf(held, window));
  const reason = reasonOf(groups, effect);
  const answer = { ...unknown(reason), ...effect, openedAt: textOf(own.openedAt), window: textsOf(window), spots: countsOf(groups, spots), placebo: placeboOf(held, { window, effect }) };
  return accept(reason === null ? answer : { ...answer, verdict: 'unknown' });
}

interface EffectWindow { readonly beforeFromAt: number; readonly beforeToAt: number; readonly afterFromAt: number; readonly afterToAt: number }

function windowOf(openedAt: number, nowAt: number): EffectWindow {
  const beforeToAt = openedAt - selectionDays * dayMilliseconds;
  return { beforeFromAt: beforeToAt - reachDays * dayMilliseconds, beforeToAt, afterFromAt: openedAt, afterToAt: Math.max(openedAt, Math.min(nowAt, openedAt + reachDays * dayMilliseconds)) };
}

type Groups = ReadonlyMap<number, number>;
interface Span { readonly fromAt: number; readonly toAt: number }
const idsOf = ({ target, ring, candidates }: EffectSpots): number[] => [...target, ...ring, ...candidates].map(({ id }) => id);

/** When somebody was known to hold the post since it opened, by beginning. None: presence was never recorded, and every hour of the pattern counts. */
async function spansAtPost({ store }: Context, datasetId: number, groups: Groups, { afterFromAt, afterToAt }: EffectWindow): Promise<Span[]> {
  const spans = await heldSpans(store.db, { datasetId, fromAt: afterFromAt, toAt: afterToAt });
  return spans.filter(({ spotId }) => groups.get(spotId) === effectGroup.target).sort((a, b) => a.fromAt - b.fromAt);
}

/** The hours the pattern asks for over both periods, by beginning: its exceptions and kinds of day (market days, school days) are in it. */
async function spansOfPattern({ store }: Context, datasetId: number, when: PostWhen, { beforeFromAt, afterToAt }: EffectWindow): Promise<Span[]> {
  const { calendar } = await dutyCalendar(store.db, datasetId);
  return shiftsOf(when, { fromAt: beforeFromAt - dayMilliseconds, toAt: afterToAt }, calendar).map(({ startAt, endAt }) => ({ fromAt: startAt, toAt: endAt }));
}

/** Whether a pass was made within one of some spans. @param spans by beginning */
function inSpans(spans: readonly Span[]): (pass: SpotPass) => boolean {
  const longest = spans.reduce((most, { fromAt, toAt }) => Math.max(most, toAt - fromAt), 0);
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

/** Hour of the local day of an instant, 0–23. */
function hourIn(timeZone: string): (at: number) => number {
  const local = localIn(openZone(timeZone));
  return (at) => Math.floor(local(at).minute / 60);
}

/** Passes that count, what their spots are to the post, and the hour of an instant. */
interface HeldPasses { readonly passes: readonly SpotPass[]; readonly groups: Groups; readonly hourOf: (at: number) => number }

/** Passes of the two periods as columns; hours of the day are compared with the same hours only. */
function columnsOf({ passes, groups, hourOf }: HeldPasses, { beforeFromAt, beforeToAt, afterFromAt, afterToAt }: EffectWindow): EffectPasses {
  const counted = passes.filter(({ enteredAt: at }) => (at >= beforeFromAt && at < beforeToAt) || (at >= afterFromAt && at < afterToAt));
  return {
    group: Uint8Array.from(counted, ({ spotId }) => groups.get(spotId)!), isAfter: Uint8Array.from(counted, ({ enteredAt }) => (enteredAt >= afterFromAt ? 1 : 0)),
    met: Uint8Array.from(counted, ({ met }) => met), stratum: Uint8Array.from(counted, ({ enteredAt }) => hourOf(enteredAt)), spot: Uint32Array.from(counted, ({ spotId }) => spotId),
  };
}

function reasonOf(groups: Groups, { target, control, effect }: PassEffect): PostEffectAnswer['reason'] {
  const has = (group: number): boolean => [...groups.values()].includes(group);
  if (!has(effectGroup.target)) return 'no-spots';
  if (target.before.passes >= fewestPasses && (control.before.passes === 0 || control.after.passes === 0)) return 'no-controls';
  return effect === null || Math.min(target.before.passes, target.after.passes) < fewestPasses ? 'few-passes' : null;
}

/** The same judgement at dates of the time before on which nothing opened: how often it finds as much where there is nothing. */
function placeboOf(held: HeldPasses, { window, effect }: { window: EffectWindow; effect: PassEffect }): PostEffectAnswer['placebo'] {
  const ratios: number[] = [], reach = placeboDays.reach * dayMilliseconds;
  for (let at = window.beforeToAt - reach; at - reach >= window.beforeFromAt; at -= placeboDays.apart * dayMilliseconds) {
    const judged = judgePassEffect(columnsOf(held, { beforeFromAt: at - reach, beforeToAt: at, afterFromAt: at, afterToAt: at + reach }));
    if (judged.effect !== null && Math.min(judged.target.before.passes, judged.target.after.passes) >= fewestPasses) ratios.push(judged.effect.ratio);
  }
  const size = effect.effect === null ? null : Math.abs(Math.log(effect.effect.ratio));
  return { ratios, asStrongCount: size === null ? 0 : ratios.filter((ratio) => Math.abs(Math.log(ratio)) >= size).length };
}

const nothing = { before: { passes: 0, met: 0 }, after: { passes: 0, met: 0 }, ratio: null };
const unknown = (reason: PostEffectAnswer['reason']): PostEffectAnswer => ({
  openedAt: null, window: null, spots: { target: 0, ring: 0, control: 0, candidates: 0 }, target: nothing, ring: nothing, control: nothing, effect: null, ringEffect: null, together: null,
  dispersionRatio: 1, displacementQuotient: null, smallestSeen: null, placebo: { ratios: [], asStrongCount: 0 }, verdict: 'unknown', reason,
});
const textOf = (at: number): string => new Date(at).toISOString();
const textsOf = ({ beforeFromAt, beforeToAt, afterFromAt, afterToAt }: EffectWindow): NonNullable<PostEffectAnswer['window']> =>
  ({ beforeFrom: textOf(beforeFromAt), beforeTo: textOf(beforeToAt), afterFrom: textOf(afterFromAt), afterTo: textOf(afterToAt) });
function countsOf(groups: Groups, { candidates }: EffectSpots): PostEffectAnswer['spots'] {
  const count = (group: number): number => [...groups.values()].filter((one) => one === group).length;
  return { target: count(effectGroup.target), ring: count(effectGroup.ring), control: count(effectGroup.control), candidates: candidates.length };
}
