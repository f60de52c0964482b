/** @source quality goals §2: amber at 60 s, red at 300 s; back-off 1 … 30 s for ever; reload at 04:00 */
const amberMilliseconds = 60_000, redMilliseconds = 300_000;
const leastWait = 1_000, mostWait = 30_000;
const reloadHour = 4;
const hour = 3_600_000, day = 24 * hour;
/** Shanghai has had no summer time since 1991. @source tz database */
const shanghaiOffset = 8 * hour;

export type Freshness = 'fresh' | 'amber' | 'red';

/** How trustworthy a picture of a certain age is; one that never came is as good as lost. */
export function freshnessOf(heardAt: number | null, now: number): Freshness {
  if (heardAt === null || now - heardAt >= redMilliseconds) return 'red';
  return now - heardAt >= amberMilliseconds ? 'amber' : 'fresh';
}

/** How long to wait after so many failures in a row. */
export const nextWait = (failures: number): number => Math.min(mostWait, leastWait * 2 ** Math.min(failures, 10));

/** From an instant to the next 04:00 in Shanghai, milliseconds; a whole day at 04:00 itself. */
export function untilReload(now: number): number {
  const intoDay = (((now + shanghaiOffset) % day) + day) % day;
  return ((reloadHour * hour - intoDay + day - 1) % day) + 1;
}

/** Minutes from midnight in Shanghai. */
export const minuteOfDay = (now: number): number => Math.floor(((((now + shanghaiOffset) % day) + day) % day) / 60_000);
