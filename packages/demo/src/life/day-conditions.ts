import { firstSimulatedOn } from '../simulate-county';
import { dayFacts, dayMilliseconds, dayOf, dayOfDate } from './calendar';

/** What a day was like beyond the calendar: why it may have few records. */
export interface DayCondition {
  /** Civil day, 2026-05-01. */
  readonly on: string;
  /** One decimal. */
  readonly rainMillimetres: number;
  /** The recording system was down: little was recorded, whatever happened. */
  readonly isOutage: boolean;
}

/** Rain and outages of the county with this seed, every day from the first to the one before `untilAt` (UTC milliseconds). */
export function dayConditions(seed: number, untilAt: number): DayCondition[] {
  const first = dayOfDate(firstSimulatedOn);
  return Array.from({ length: Math.max(0, dayOf(untilAt - 1) - first + 1) }, (_, i) => {
    const { day, rainMillimetres, isOutage } = dayFacts(seed, first + i, { holidays: new Set(), workedWeekends: new Set() });
    return { on: new Date(day * dayMilliseconds).toISOString().slice(0, 10), rainMillimetres: Math.round(rainMillimetres * 10) / 10, isOutage };
  });
}
