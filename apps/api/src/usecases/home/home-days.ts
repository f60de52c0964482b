import type { EventFilter } from '@wuding/analytics';
import { localTimeIn } from '../../ingest/local-time';

const dayMilliseconds = 86_400_000;
/** Four weeks hold every weekday four times, so two such periods compare without a correction for weekdays. */
const periodDays = 28;
const usualWeekCount = 8;

type Span = Required<Pick<EventFilter, 'fromAt' | 'toAt'>> & { readonly fromAt: number; readonly toAt: number };

/** Civil days around an instant in a zone, as the half-open windows of UTC milliseconds that they are. */
export interface HomeDays {
  readonly today: string;
  readonly todayAt: number;
  /** Start of the sixth day before today: what occurred since is less than a week old. */
  readonly weekAt: number;
  readonly current: Span;
  readonly previous: Span;
  readonly periods: { readonly currentFrom: string; readonly currentTo: string; readonly previousFrom: string; readonly previousTo: string };
  /** The same hours, midnight to now, of the same weekday in the eight weeks before, latest first. */
  readonly usual: readonly Span[];
  /** Start of the civil day so many days from today. */
  startOf(daysFromToday: number): number;
}

/** @param timeZone IANA name of a dataset, checked when it was made */
export function homeDays(nowAt: number, timeZone: string): HomeDays {
  const local = localTimeIn(timeZone);
  if (local === null) throw new Error(`no such time zone: ${timeZone}`);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(nowAt);
  const wallToday = Date.parse(`${today}T00:00:00Z`);
  const startOf = (days: number): number => local.read(wallToday + days * dayMilliseconds).at;
  const dayOf = (days: number): string => new Date(wallToday + days * dayMilliseconds).toISOString().slice(0, 10);
  const todayAt = startOf(0);
  const passed = nowAt - todayAt;
  return {
    today, todayAt, weekAt: startOf(-6), startOf,
    current: { fromAt: startOf(-periodDays), toAt: todayAt },
    previous: { fromAt: startOf(-2 * periodDays), toAt: startOf(-periodDays) },
    periods: {
      currentFrom: dayOf(-periodDays), currentTo: dayOf(-1), previousFrom: dayOf(-2 * periodDays), previousTo: dayOf(-periodDays - 1),
    },
    usual: Array.from({ length: usualWeekCount }, (_, week) => startOf(-7 * (week + 1))).map((fromAt) => ({ fromAt, toAt: fromAt + passed })),
  };
}
