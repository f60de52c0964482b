import { isWorkday, type DayFacts } from '../calendar/day-facts';
import { dayAfter, type CivilDate, type CivilMoment } from '../calendar/civil-date';
import type { ZoneHours, ZoneRule } from './zone';

/**
 * Whether a zone holds at an instant, and why. `unknown`: its days depend on a calendar that does not reach that far.
 * Of the windows the one that opens latest speaks.
 */
export type ZoneState =
  | { readonly state: 'in-force'; readonly because: 'always' | 'hours' | 'market-day' | 'workday' | 'worked-weekend' | 'free-day' | 'school-day' | 'bell'; readonly bell: string | null }
  | { readonly state: 'not-in-force'; readonly because: 'not-effective' | 'out-of-season' | 'no-market' | 'day-off' | 'working-day' | 'vacation' | 'no-school' | 'outside-hours' }
  | { readonly state: 'unknown'; readonly because: 'calendar-not-covered' };

export interface ZoneMoment {
  /** UTC milliseconds. */
  readonly at: number;
  /** The same instant on the wall clocks of the dataset's zone. */
  readonly civil: CivilMoment;
  readonly factsOf: (on: CivilDate) => DayFacts;
}

const minutesOfDay = 1440;

/** Whether a zone holds at an instant. A window that runs over midnight belongs to the day it opens on. */
export function zoneStateAt(zone: ZoneRule, { at, civil, factsOf }: ZoneMoment): ZoneState {
  if ((zone.effectiveFromAt !== null && at < zone.effectiveFromAt) || (zone.effectiveToAt !== null && at >= zone.effectiveToAt)) return { state: 'not-in-force', because: 'not-effective' };
  if (zone.hours.length === 0 && zone.bells.length === 0) return { state: 'in-force', because: 'always', bell: null };
  const today = { facts: factsOf(civil.on), minute: civil.minute };
  const yesterday = { facts: factsOf(dayAfter(civil.on, -1)), minute: civil.minute + minutesOfDay };
  const answers = [today, yesterday].flatMap((moment) => zone.hours.map((hours) => windowState(hours, zone.market, moment)));
  return strongest([...answers, ...bellStates(zone, today)]);
}

interface DayMinute {
  readonly facts: DayFacts;
  /** Minutes since that day began; above 1440 the next day has begun. */
  readonly minute: number;
}

function windowState(hours: ZoneHours, market: string | null, { facts, minute }: DayMinute): ZoneState {
  if (minute < hours.fromMinute || minute >= hours.toMinute) return { state: 'not-in-force', because: 'outside-hours' };
  if (!hours.weekdays.includes(facts.weekday)) return { state: 'not-in-force', because: 'outside-hours' };
  if (!isInSeason(hours, facts.on)) return { state: 'not-in-force', because: 'out-of-season' };
  return dayState(hours, market, facts);
}

function isInSeason({ season }: ZoneHours, on: CivilDate): boolean {
  if (season === null) return true;
  const day = on.slice(5);
  return season.from <= season.to ? day >= season.from && day <= season.to : day >= season.from || day <= season.to;
}

function dayState({ days }: ZoneHours, market: string | null, facts: DayFacts): ZoneState {
  const works = isWorkday(facts);
  switch (days) {
    case 'every-day': return inForce('hours');
    case 'market-days': return (market === null ? facts.markets.length > 0 : facts.markets.includes(market)) ? inForce('market-day') : { state: 'not-in-force', because: 'no-market' };
    case 'workdays': return works === null ? notCovered : works ? inForce(facts.kind === 'worked-weekend' ? 'worked-weekend' : 'workday') : { state: 'not-in-force', because: 'day-off' };
    case 'free-days': return works === null ? notCovered : works ? { state: 'not-in-force', because: 'working-day' } : inForce('free-day');
    case 'school-days': return schoolState(facts);
  }
}

const inForce = (because: Extract<ZoneState, { state: 'in-force' }>['because']): ZoneState => ({ state: 'in-force', because, bell: null });
const notCovered: ZoneState = { state: 'unknown', because: 'calendar-not-covered' };

function schoolState({ isSchoolDay, term }: DayFacts): ZoneState {
  if (isSchoolDay === null) return notCovered;
  if (isSchoolDay) return inForce('school-day');
  return { state: 'not-in-force', because: term === null ? 'vacation' : 'no-school' };
}

/** Around each bell, within the day: no school rings within an hour of midnight. */
function bellStates({ bells, bellBeforeMinutes, bellAfterMinutes }: ZoneRule, { facts, minute }: DayMinute): ZoneState[] {
  return bells.map((bell) => {
    if (!bell.weekdays.includes(facts.weekday) || (bell.term !== null && bell.term !== facts.termKind)) return { state: 'not-in-force', because: 'outside-hours' };
    if (minute < bell.minute - bellBeforeMinutes || minute >= bell.minute + bellAfterMinutes) return { state: 'not-in-force', because: 'outside-hours' };
    const school = schoolState(facts);
    return school.state === 'in-force' ? { ...school, because: 'bell', bell: bell.label } : school;
  });
}

/** In force beats unknown beats a reason of its own beats being outside the hours. */
function strongest(states: readonly ZoneState[]): ZoneState {
  return states.find(({ state }) => state === 'in-force') ?? states.find(({ state }) => state === 'unknown')
    ?? states.find(({ because }) => because !== 'outside-hours') ?? { state: 'not-in-force', because: 'outside-hours' };
}
