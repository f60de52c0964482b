import { bureauTimeZone } from '../format/bureau-time-zone';
import { civilDayAt } from '../format/civil-day';

const dayMilliseconds = 86_400_000;
/** Midnight (Asia/Shanghai) of a civil day as the contract prints instants. */
export const dayStart = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
/** The civil day so many days after another. */
export const dayAfter = (day: string, days: number): string => civilDayAt(Date.parse(dayStart(day)) + days * dayMilliseconds, bureauTimeZone);
/** A share as whole percent; null stays null. */
export const percentOf = (ratio: number | null): number | null => (ratio === null ? null : Math.round(ratio * 100));
