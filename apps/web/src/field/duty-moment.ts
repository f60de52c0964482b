import { attendanceMinutes, type CheckInKind, type DutyState } from '@wuding/domain';

/** What the page needs to know of a duty; instants as the contract prints them. */
export interface DutyTimes {
  readonly startAt: string;
  readonly endAt: string;
  readonly arriveAt: string;
  readonly leaveAt: string;
  readonly state: DutyState;
}

/** How long before arriving a check-in is taken. @source the server's own slack, usecases/duty/record-check-ins.ts */
const earlyMilliseconds = 30 * 60_000;
const afterMilliseconds = 60 * 60_000;

/**
 * What a person can do about a duty now. `wait`: too early; `in`, `back`: check in, for the first time or again; `out`,
 * `out-early`: check out, in time or before the end; `over`: nothing more.
 */
export type DutyStep = 'wait' | 'in' | 'back' | 'out' | 'out-early' | 'over';

/**
 * @param last what the person did last on this phone that the server has not received yet; null = nothing waits
 * @param now the server's time, UTC milliseconds
 */
export function stepOf(duty: DutyTimes, last: CheckInKind | null, now: number): DutyStep {
  const { state } = duty, startAt = Date.parse(duty.startAt), endAt = Date.parse(duty.endAt);
  if (state === 'relieved' || now > Date.parse(duty.leaveAt) + afterMilliseconds) return 'over';
  if (now < Date.parse(duty.arriveAt) - earlyMilliseconds) return 'wait';
  if (isThere(state, last)) return now >= endAt - attendanceMinutes.early * 60_000 || now < startAt ? 'out' : 'out-early';
  if (last === 'out' || last === 'absent' || state === 'away' || state === 'left-early') return now < endAt ? 'back' : 'over';
  return state === 'completed' ? 'over' : 'in';
}

/** Whether the person stands there as far as the phone and the server know together. */
function isThere(state: DutyState, last: CheckInKind | null): boolean {
  if (last !== null) return last === 'in' || last === 'prompt';
  return state === 'on-post' || state === 'no-signal';
}

/** The duty to show: the one going on or coming next; else the last. Null without any. */
export function currentOf<Duty extends DutyTimes>(duties: readonly Duty[], now: number): Duty | null {
  const byTime = duties.toSorted((a, b) => Date.parse(a.startAt) - Date.parse(b.startAt));
  return byTime.find(({ endAt, state }) => now < Date.parse(endAt) && state !== 'relieved') ?? byTime.at(-1) ?? null;
}
