import { alarmingStates, attendanceMinutes, type DutyState } from '../attendance/attendance';
import { civilDayOf, instantOfCivil, weekdayOfDay } from '../shared/civil-day';
import { isInSeason, type PatrolRequirement } from '../patrol/requirement';

/** 紧急, 警告, 提示: what is looked at first. */
export const alarmSeverities = ['urgent', 'warning', 'notice'] as const;
export type AlarmSeverity = (typeof alarmSeverities)[number];

/** Alarms of places and units, beside those of persons on duty (`alarmingStates`): 空岗, 巡查失联, 片区无人巡, 回潮成片, 坐标系存疑. */
export const watchedAlarmKinds = ['post-empty', 'patrol-silent', 'district-uncovered', 'relapse-wave', 'datum-suspect'] as const;
export type WatchedAlarmKind = (typeof watchedAlarmKinds)[number];

/** Every kind of alarm: of places and units, and of persons on duty. */
export const alarmKinds = [...watchedAlarmKinds, ...alarmingStates] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** Minutes an alarm of a kind waits for, unless the bureau says otherwise, and what it may say. */
export const alarmMinutes: Readonly<Record<Exclude<WatchedAlarmKind, 'datum-suspect'>, { readonly usual: number; readonly least: number; readonly most: number }>> = {
  /** The same as the word 空岗 of a person. */
  'post-empty': { usual: attendanceMinutes.vacant, least: 5, most: 240 },
  /** Three times the ten minutes after which a unit is 无信号: a phone in a pocket is no alarm. */
  'patrol-silent': { usual: 30, least: 10, most: 240 },
  /** @source Koper 1995 (Justice Quarterly 12): 10–16 minutes at a hotspot at least every two hours */
  'district-uncovered': { usual: 120, least: 10, most: 1_440 },
  /** The time in which returns are counted together. @source the bureau's demand for a wave: within an hour */
  'relapse-wave': { usual: 60, least: 15, most: 240 },
};

/** An alarm whose subject comes back within this time is the same alarm again, not another one. */
export const sameAlarmMilliseconds = 10 * 60_000;

/** Somebody of a shift at a post. Instants UTC milliseconds. */
export interface Stander {
  readonly state: DutyState;
  readonly sinceAt: number;
  readonly startAt: number;
}

/** States in which nobody stands there. 无信号 is none: it is not known. */
const missing: readonly DutyState[] = ['awaited', 'late', 'vacant', 'away', 'left-early'];

/** Since when nobody of a shift stands at its post; null = somebody does, or may. @param standers everybody who has not been relieved */
export function emptySince(standers: readonly Stander[]): number | null {
  if (standers.length === 0 || standers.some(({ state }) => !missing.includes(state))) return null;
  return Math.max(...standers.map(({ state, sinceAt, startAt }) => (state === 'away' || state === 'left-early' ? Math.max(startAt, sinceAt) : startAt)));
}

/** Since when visits have been owed without a break today in a district; null = none are owed now. UTC milliseconds. */
export function owedSince(rules: readonly PatrolRequirement[], districtId: number, now: number): number | null {
  const own = rules.filter((rule) => rule.districtId === districtId), asked = own.length > 0 ? own : rules.filter((rule) => rule.districtId === null);
  const day = civilDayOf(now), minute = (now - instantOfCivil(day, 0)) / 60_000;
  const running = asked.filter(({ weekdays, season, fromMinute, toMinute, visitsPerDay }) => visitsPerDay > 0 && fromMinute <= minute && minute < toMinute && weekdays.includes(weekdayOfDay(day)) && isInSeason(day, season));
  return running.length === 0 ? null : instantOfCivil(day, Math.min(...running.map(({ fromMinute }) => fromMinute)));
}
