import { setTimeout as pause } from 'node:timers/promises';
import { civilDateOf, civilDayOf, dayNumberOf, instantOfCivil, type CivilDate } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import { holdChanges } from '../../repositories/change-log';
import { datasetsWithDuties, daysNotKept, keepDays, type DaySpan, type KeptFilter, type SettledDuty } from '../../repositories/duty-memo';
import { firstDutyAt, publishedDuties } from '../../repositories/published-duties';
import { keepingOf } from './load-duty';

type Place = Pick<AnonymousContext, 'store' | 'clock'>;

/** Days read and kept at once where somebody waits for them; ahead of time one by one, for on the embedded store nobody else is served meanwhile. */
const batchDays = 7;

/** Lets others go first after so many milliseconds of work. */
type MakeWay = (workedMilliseconds: number) => Promise<unknown>;
interface Pace {
  /** Most days in one turn. */
  readonly limit: number;
  readonly makeWay: MakeWay;
}

/**
 * The last day whose duties no passing time changes any more: shifts are shorter than a day, and ten minutes after the end
 * of one its last prompt has been answered or not. What is typed in later takes the day out of the memo again.
 */
export const lastSettledDay = (nowAt: number): CivilDate => civilDateOf(civilDayOf(nowAt - 3_600_000) - 2);

/**
 * Works out the settled days of a span that the memo lacks.
 * @param span `until` at most the last settled day
 * @param pace absent = somebody waits for it
 * @returns how many days were kept
 */
async function settleDays({ store, clock }: Place, span: DaySpan, pace?: Pace): Promise<number> {
  const all = await daysNotKept(store.db, span), missing = pace === undefined ? all : all.slice(-pace.limit), together = pace === undefined ? batchDays : 1;
  for (let i = 0; i < missing.length; i += together) {
    const startedAt = performance.now();
    await settleBatch({ store, clock }, span.datasetId, missing.slice(i, i + together));
    await pace?.makeWay(performance.now() - startedAt);
  }
  return missing.length;
}

const settleBatch = ({ store, clock }: Place, datasetId: number, days: readonly CivilDate[]): Promise<void> => store.transaction(async (tx) => {
  await holdChanges(tx);
  const nowAt = clock.now(), all: SettledDuty[] = [];
  for (const day of days) {
    const number = dayNumberOf(day);
    const duties = await publishedDuties(tx, { datasetId, fromAt: instantOfCivil(number, 0), toAt: instantOfCivil(number + 1, 0) });
    for (const { duty: { shiftId, personId, postId, beatId, shiftStartAt, startAt }, ...kept } of await keepingOf(tx, duties, nowAt)) {
      if (kept.minutes.scheduled > 0) all.push({ day, shiftId, personId, postId, beatId, shiftStartAt, startAt, ...kept });
    }
  }
  await keepDays(tx, { datasetId, days, settledAt: nowAt }, all);
});

/** Duties whose shift begins in [fromAt, toAt), UTC milliseconds, and of them what a filter names. */
export type SettledWindow = Omit<KeptFilter, 'from' | 'until'>;

/**
 * What the memo says of a window, which is filled first where it lacks days.
 * @param read asked again when a day was taken out of the memo meanwhile
 * @returns null where no day of the window is settled; and from when on (UTC milliseconds) the rest is to be worked out
 */
export async function readSettled<Value>(place: Place, window: SettledWindow, read: (filter: KeptFilter) => Promise<Value>): Promise<{ value: Value | null; restFrom: number }> {
  const { datasetId, fromAt, toAt } = window, firstAt = await firstDutyAt(place.store.db, datasetId), firstDay = civilDayOf(Math.max(fromAt, firstAt ?? Infinity));
  const lastDay = Math.min(civilDayOf(toAt - 1), dayNumberOf(lastSettledDay(place.clock.now())));
  if (firstAt === null || !(firstDay <= lastDay)) return { value: null, restFrom: fromAt };
  const span = { datasetId, from: civilDateOf(firstDay), until: civilDateOf(lastDay) };
  for (;;) {
    await settleDays(place, span);
    const value = await read({ ...window, ...span });
    // Something typed in meanwhile took a day out: it is worked out again.
    if ((await daysNotKept(place.store.db, span)).length === 0) return { value, restFrom: instantOfCivil(lastDay + 1, 0) };
  }
}

/** Works out ahead what the memo lacks, newest days first, so many in one turn; whoever waits for the store comes first. @returns how many */
export async function settleDuty(place: Place, dayLimit: number, makeWay: MakeWay = (worked) => pause(worked)): Promise<number> {
  const until = lastSettledDay(place.clock.now());
  let count = 0;
  for (const { datasetId, firstAt } of await datasetsWithDuties(place.store.db, place.clock.now())) {
    if (count >= dayLimit) break;
    count += await settleDays(place, { datasetId, from: civilDateOf(civilDayOf(firstAt)), until }, { limit: dayLimit - count, makeWay });
  }
  return count;
}
