import { accept, refuse, type Refusal, type Result } from '../shared/result';
import { earliestIncidentAt, latestIncidentLeadMilliseconds } from './incident';

export interface IncidentTimes {
  /** UTC milliseconds. */
  readonly occurredAt: number;
  readonly closedAt: number | null;
}

export type IncidentTimesRefusal = Refusal<'time-implausible' | 'window-ends-before-it-begins'>;

const isPlausible = (at: number, nowAt: number): boolean => at >= earliestIncidentAt && at <= nowAt + latestIncidentLeadMilliseconds;

/** Refuses times no incident can bear, and a closing before the occurrence; closing at the same instant is fine. */
export function checkIncidentTimes(times: IncidentTimes, nowAt: number): Result<IncidentTimes, IncidentTimesRefusal> {
  if (!isPlausible(times.occurredAt, nowAt)) return refuse('time-implausible', { pointer: '/occurredAt' });
  if (times.closedAt === null) return accept(times);
  if (!isPlausible(times.closedAt, nowAt)) return refuse('time-implausible', { pointer: '/closedAt' });
  if (times.closedAt < times.occurredAt) return refuse('window-ends-before-it-begins', { pointer: '/closedAt' });
  return accept(times);
}
