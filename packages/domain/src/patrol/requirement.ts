import { civilDateOf } from '../calendar/civil-date';
import { civilDayOf, instantOfCivil, weekdayOfDay } from '../shared/civil-day';
import type { ControlClass } from '../road/control-class';
import type { Season } from '../zone/zone';

/** How often a kind of street is to be visited in some hours of a day. Several rules of one kind add up. */
export interface PatrolRequirement {
  /** `sensitive`: whatever its class, a street in a sensitive zone. */
  readonly of: ControlClass | 'sensitive';
  /** Name of the district it is for; rules of a district replace the general ones of that kind there. null = every district. */
  readonly district: string | null;
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
  readonly district: string | null;
}

/**
 * Visits a street is owed in a window [fromAt, toAt), UTC milliseconds: each rule in proportion to the part of its hours that lies in the window. A part of
 * a visit is not owed. A sensitive zone asks for its own figure where that is more than the class asks for.
 */
export function requiredVisits(rules: readonly PatrolRequirement[], { controlClass, isSensitive, district }: RequiredOf, window: { readonly fromAt: number; readonly toAt: number }): number {
  const visits = (of: PatrolRequirement['of']): number => rulesFor(rules, of, district).reduce((sum, rule) => sum + visitsOf(rule, window), 0);
  return Math.floor(Math.max(visits(controlClass), isSensitive ? visits('sensitive') : 0) + 1e-9);
}

function rulesFor(rules: readonly PatrolRequirement[], of: PatrolRequirement['of'], district: string | null): readonly PatrolRequirement[] {
  const own = district === null ? [] : rules.filter((rule) => rule.of === of && rule.district === district);
  return own.length > 0 ? own : rules.filter((rule) => rule.of === of && rule.district === null);
}

function visitsOf({ weekdays, season, fromMinute, toMinute, visitsPerDay }: PatrolRequirement, { fromAt, toAt }: { readonly fromAt: number; readonly toAt: number }): number {
  let visits = 0;
  for (let day = civilDayOf(fromAt); instantOfCivil(day, 0) < toAt; day++) {
    if (!weekdays.includes(weekdayOfDay(day)) || !isInSeason(day, season)) continue;
    const overlap = Math.min(toAt, instantOfCivil(day, toMinute)) - Math.max(fromAt, instantOfCivil(day, fromMinute));
    if (overlap > 0) visits += (visitsPerDay * overlap) / ((toMinute - fromMinute) * 60_000);
  }
  return visits;
}

/** Whether a civil day lies in a season; null = all year. */
export function isInSeason(day: number, season: Season | null): boolean {
  if (season === null) return true;
  const monthDay = civilDateOf(day).slice(5), { from, to } = season;
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
}

/** @source fixtures/coverage.json passGapS: touches of one unit closer together are one pass */
export const passGapMilliseconds = 600_000;
