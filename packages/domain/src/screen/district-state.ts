import type { AlarmSeverity } from '../alarm/alarm';
import type { DutyState } from '../attendance/attendance';

/** 平稳, 关注, 告警: what a district looks like from across the room. */
export const districtStates = ['calm', 'attention', 'alarm'] as const;
export type DistrictState = (typeof districtStates)[number];

/** Worst first: what a post shows when several people stand on it. */
const byGravity: readonly DutyState[] = ['vacant', 'away', 'left-early', 'late', 'no-signal', 'awaited', 'on-post', 'relieved', 'completed', 'not-due'];

/** The state a post shows for the people on it; null for nobody. */
export const worstDutyState = (states: readonly DutyState[]): DutyState | null => byGravity.find((state) => states.includes(state)) ?? null;

/**
 * A district takes the state of its worst post, or of the gravest alarm in it that nobody answers for yet.
 * @source design language §1.3: 空岗 → 告警; 迟到 or 脱岗 → 关注; an urgent alarm and one to attend to are no calmer than those
 */
export function districtStateOf(posts: readonly (DutyState | null)[], alarms: readonly AlarmSeverity[] = []): DistrictState {
  if (posts.includes('vacant') || alarms.includes('urgent')) return 'alarm';
  return alarms.includes('warning') || posts.some((state) => state === 'late' || state === 'away' || state === 'left-early') ? 'attention' : 'calm';
}
