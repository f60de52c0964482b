import { civilDateOf } from '../calendar/civil-date';
import { civilDayOf, instantOfCivil, weekdayOfDay } from '../shared/civil-day';
import type { ControlClass } from '../road/control-class';
import type { Season } from '../zone/zone';

/** How often a kind of street is to be visited in some hours of a day. Several rules of one kind add up. */
export interface PatrolRequirement {
  /** `sensitive`: whatever its class, a street in a sensitive zone. */
  readonly of: ControlClass | 'sensitive';
  /** The district it is for; rules of a district replace the general ones of that kind there. null = every district. */
  readonly districtId: number | null;
  /** 0 = Monday; ascending, at least one. */
  readonly weekdays: readonly number[];
  /** null = all year. */
  readonly season: Season | null;
  /** Half-open minutes of the day, 0..1440. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly visitsPerDay: number;
  /** Where the figure comes from. */
  readonly source: string;
}

export interface RequiredOf {
  readonly controlClass: ControlClass;
  readonly isSensitive: boolean;
  readonly districtId: number | null;
}

/** Part of a rule's hours on one day, with what is owed in it: a visit every so many milliseconds. Half-open, UTC milliseconds. */
export interface DueSpan {
  readonly fromAt: number;
  readonly toAt: number;
  /** May be a part of a visit. */
  readonly visits: number;
  readonly everyMilliseconds: number;
}

interface Window {
  readonly fromAt: number;
  readonly toAt: number;
}

/**
 * What a street is owed in a window, each rule for the part of its hours that lies in the window. A sensitive zone asks for its own figure where that is
 * more than the class asks for. Empty = nothing is owed.
 */
export function dueSpans(rules: readonly PatrolRequirement[], { controlClass, isSensitive, districtId }: RequiredOf, window: Window): readonly DueSpan[] {
  const spans = (of: PatrolRequirement['of']): DueSpan[] => rulesFor(rules, of, districtId).flatMap((rule) => spansOf(rule, window));
  const ofClass = spans(controlClass), ofZone = isSensitive ? spans('sensitive') : [];
  return visitsOf(ofZone) > visitsOf(ofClass) ? ofZone : ofClass;
}

const visitsOf = (spans: readonly DueSpan[]): number => spans.reduce((sum, { visits }) => sum + visits, 0);

/** Visits owed in some spans: a part of a visit is not owed. */
export const visitsDue = (spans: readonly DueSpan[]): number => Math.floor(visitsOf(spans) + 1e-9);

function rulesFor(rules: readonly PatrolRequirement[], of: PatrolRequirement['of'], districtId: number | null): readonly PatrolRequirement[] {
  const own = districtId === null ? [] : rules.filter((rule) => rule.of === of && rule.districtId === districtId);
  return own.length > 0 ? own : rules.filter((rule) => rule.of === of && rule.districtId === null);
}

function spansOf({ weekdays, season, fromMinute, toMinute, visitsPerDay }: PatrolRequirement, { fromAt, toAt }: Window): DueSpan[] {
  const spans: DueSpan[] = [], length = (toMinute - fromMinute) * 60_000;
  if (visitsPerDay === 0) return spans;
  for (let day = civilDayOf(fromAt); instantOfCivil(day, 0) < toAt; day++) {
    if (!weekdays.includes(weekdayOfDay(day)) || !isInSeason(day, season)) continue;
    const span = { fromAt: Math.max(fromAt, instantOfCivil(day, fromMinute)), toAt: Math.min(toAt, instantOfCivil(day, toMinute)) };
    if (span.toAt > span.fromAt) spans.push({ ...span, visits: (visitsPerDay * (span.toAt - span.fromAt)) / length, everyMilliseconds: length / visitsPerDay });
  }
  return spans;
}

/** Whether a civil day lies in a season; null = all year. */
export function isInSeason(day: number, season: Season | null): boolean {
  if (season === null) return true;
  const monthDay = civilDateOf(day).slice(5), { from, to } = season;
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
}

/** @source fixtures/coverage.json passGapS: touches of one unit closer together are one pass */
export const passGapMilliseconds = 600_000;
