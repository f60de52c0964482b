import type { Clock } from '@wuding/domain';

/**
 * The server's clock: the machine's, or one that starts at a given instant and runs on at the machine's pace.
 * @param startAt UTC milliseconds, undefined = the machine's own time
 */
export function startClock(startAt: number | undefined): Clock {
  if (startAt === undefined) return { now: () => Date.now() };
  const beganAt = performance.now();
  return { now: () => Math.floor(startAt + (performance.now() - beganAt)) };
}
