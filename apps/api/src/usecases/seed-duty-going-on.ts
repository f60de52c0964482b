import { createHash } from 'node:crypto';
import { countyChecklist } from '@wuding/demo';
import { accept } from '@wuding/domain';
import type { Context } from '../context';
import { recordChange } from '../repositories/change-log';
import { noteSeedWeeks, readSeedWeeks, weeksInHand, writeSeedAlarms, writeSeedCheckIns, writeSeedPrompts, writeSeedShifts, writeSeedTicks, type SeedPrompt } from '../repositories/seed-shifts';
import { mutate } from './mutate';
import { storeRegister } from './seed-duty';
import type { ToldDuty, ToldWeek, WeekContent } from './seed-duty-telling';

const hourMilliseconds = 3_600_000;
/** A week is settled so long after its Monday: its days and the alarms of its last shift. */
const settledAfterMilliseconds = 9 * 24 * hourMilliseconds;

/** The duty as it stands at an instant, from the week of another on. UTC milliseconds. */
export type DutyTeller = (untilAt: number, fromAt: number) => Promise<ToldDuty>;

/**
 * Lets the duty of the simulated county go on while people are at work in the same store: weeks are planned and published when their time comes, check-ins,
 * prompts and alarms are written as they pass. A week that people have a hand in stays theirs, and so does a duty somebody taps for.
 * @returns does what has come due by now; done again it does nothing
 */
export function dutyGoingOn(ctx: Context, { datasetId, dutyAt }: { readonly datasetId: number; readonly dutyAt: DutyTeller }): () => Promise<void> {
  const town = '';
  let told: { readonly untilAt: number; readonly duty: ToldDuty } | null = null, register = '';
  return async () => {
    const now = ctx.clock.now(), written = await readSeedWeeks(ctx.store.db, { datasetId, town });
    if (written.size === 0) return;
    const openSince = Math.min(now, Math.max(...written.values())) - settledAfterMilliseconds;
    if (told === null || now >= told.untilAt) {
      // Weeks are published on the hour: nothing is planned differently within one.
      const untilAt = (Math.floor(now / hourMilliseconds) + 1) * hourMilliseconds - 1;
      told = { untilAt, duty: await dutyAt(untilAt, openSince) };
      const content = JSON.stringify(told.duty.register);
      if (content !== register) await storeRegister(ctx, { datasetId, town, register: told.duty.register });
      register = content;
    }
    const inHand = await weeksInHand(ctx.store.db, { datasetId, town });
    // Older weeks are settled, or still being written by whoever made the county.
    const open = told.duty.weeks.filter(({ weekOn }) => Date.parse(`${weekOn}T00:00:00+08:00`) > openSince);
    const due = open.map((week) => dueOf(week, { fromAt: written.get(week.weekOn) ?? null, now, isInHand: inHand.has(week.weekOn) })).filter((week) => week !== null);
    if (due.length > 0) await write(ctx, { datasetId, town }, due);
  };
}

/** What is to be written of a week. */
interface DueWeek extends WeekContent {
  readonly weekOn: string;
  readonly publishedAt: number | null;
  readonly prompts: readonly SeedPrompt[];
}

/** @param fromAt up to when the week is written; null = nothing of it is. @returns null where nothing has come due */
function dueOf({ weekOn, publishedAt, content }: ToldWeek, { fromAt, now, isInHand }: { fromAt: number | null; now: number; isInHand: boolean }): DueWeek | null {
  const since = fromAt ?? -Infinity;
  const week = JSON.parse(content) as WeekContent;
  const isPassed = (at: number | null): boolean => at !== null && at < now, isDue = (at: number | null): boolean => isPassed(at) && at! >= since;
  const arePlanned = !isInHand && (fromAt === null || (isPassed(publishedAt) && publishedAt! >= since));
  const passed = (at: number | null): number | null => (isPassed(at) ? at : null);
  const prompts = week.shifts.flatMap(({ post, beat, startAt, prompts: all }) => all.map((one): SeedPrompt => ({ post, beat, startAt, ...one, answeredAt: passed(one.answeredAt) })))
    .filter(({ askedAt, answeredAt }) => isDue(askedAt) || isDue(answeredAt));
  const alarms = week.alarms.filter(({ raisedAt }) => isPassed(raisedAt)).map((one) => ({ ...one, endedAt: passed(one.endedAt), acknowledgedAt: passed(one.acknowledgedAt), ...(isPassed(one.acknowledgedAt) ? {} : { acknowledgedBy: null, note: '' }) }))
    .filter(({ raisedAt, endedAt, acknowledgedAt }) => isDue(raisedAt) || isDue(endedAt) || isDue(acknowledgedAt));
  const ticks = week.ticks.map((one) => ({ ...one, lineAts: one.lineAts.map((at) => (isDue(at) ? at : null)) })).filter(({ lineAts }) => lineAts.some((at) => at !== null));
  const checkIns = week.checkIns.filter(({ at }) => isDue(at)), shifts = arePlanned ? week.shifts.map((shift) => ({ ...shift, prompts: [] })) : [];
  if (fromAt !== null && shifts.length + checkIns.length + prompts.length + alarms.length + ticks.length === 0) return null;
  return { weekOn, publishedAt, shifts, checkIns, prompts, alarms, ticks };
}

async function write(ctx: Context, { datasetId, town }: { datasetId: number; town: string }, weeks: readonly DueWeek[]): Promise<void> {
  const now = ctx.clock.now(), manner = { isGoingOn: true };
  const result = await mutate(ctx, async (tx) => {
    let [shiftCount, checkInCount] = [0, 0];
    const planned = weeks.filter(({ shifts }) => shifts.length > 0);
    if (planned.length > 0) {
      const changeSeq = await recordChange(tx, { at: now, datasetId, entity: 'roster', operation: 'upsert' });
      for (const { shifts, publishedAt } of planned) shiftCount += await writeSeedShifts(tx, datasetId, shifts, { changeSeq, publishedAt });
    }
    await recordChange(tx, { at: now, datasetId, entity: 'check-in', operation: 'upsert' });
    for (const { prompts, checkIns, alarms, ticks } of weeks) {
      await writeSeedPrompts(tx, datasetId, prompts, manner);
      checkInCount += await writeSeedCheckIns(tx, datasetId, checkIns, manner);
      await writeSeedAlarms(tx, datasetId, alarms, manner);
      await writeSeedTicks(tx, { datasetId, lines: countyChecklist }, ticks, manner);
    }
    await noteSeedWeeks(tx, { datasetId, town, weeks: weeks.map(({ weekOn }) => weekOn), untilAt: now });
    return accept({
      value: null,
      audit: {
        action: 'seed', entity: 'roster', entityId: weeks.at(-1)?.weekOn ?? '', datasetId, itemCount: shiftCount + checkInCount, detail: { shiftCount, checkInCount, weekCount: weeks.length, town: '-1', goesOn: true },
        contentHash: createHash('sha256').update(JSON.stringify(weeks)).digest('hex'),
      },
    });
  });
  if (!result.ok) throw new Error(`letting the duty go on was refused: ${result.refusal.code}`);
}

/** How often it is looked what has come due. */
const everyMilliseconds = 60_000;

/** Does so every minute of the process, and at once. @returns stops it */
export function keepDutyGoing(turn: () => Promise<void>, onFault: (error: unknown) => void): () => void {
  let isBusy = false;
  const once = (): void => {
    if (isBusy) return;
    isBusy = true;
    void turn().catch(onFault).finally(() => { isBusy = false; });
  };
  const timer = setInterval(once, everyMilliseconds);
  timer.unref();
  once();
  return () => clearInterval(timer);
}
