import type { HandlingMode, IncidentOutcome, IncidentSource, IncidentStatus } from '@wuding/domain';
import { roundPosition, type Position } from '@wuding/geo';
import type { CountyGround } from './ground/prepare-ground';
import { dayMilliseconds, dayOf, dayOfDate, instantOf, type WorkCalendar } from './life/calendar';
import { meetYearTotals, yearFigures } from './life/exact-totals';
import { lifeParameters, type LifeParameters } from './life/parameters';
import type { LatentStay, SimulatedDay, SimulatedIncident } from './life/record';
import type { LifeWorld } from './life/simulate-day';
import { makeWorld, simulateLife } from './life/simulate-life';
import type { Spot } from './life/spot';

/** First day with records: the day the bureau was founded. */
export const firstSimulatedOn = '2022-12-15';
/** The year whose published totals the county meets exactly at scale 1, as local days [from, to). */
const publishedYear = { fromDay: dayOfDate('2023-01-01'), toDay: dayOfDate('2024-01-01') };
/** Tuned so that 2023 comes within a few per cent of 8,543 before it is made exact. [simulated] */
const vendorCount = 132;

export interface CountyInput {
  readonly seed: number;
  /** UTC milliseconds: what happens at or after it has not happened yet. */
  readonly untilAt: number;
  readonly ground: CountyGround;
  readonly calendar: WorkCalendar;
  /** Only the first copy of the town meets the published totals. */
  readonly meetsTotals: boolean;
}

/** An incident as the bureau would have recorded it. Instants UTC milliseconds, positions WGS-84. */
export interface CountyIncident {
  /** M, the day, number within the day. */
  readonly code: string;
  readonly eventCode: string;
  /** null = recorded without coordinates. */
  readonly position: Position | null;
  readonly occurredAt: number;
  readonly closedAt: number | null;
  readonly status: IncidentStatus;
  readonly source: IncidentSource;
  readonly handlingMode: HandlingMode;
  readonly outcome: IncidentOutcome;
  readonly description: string;
}

/** A pass of a spot by an officer group: the denominator of every rate. Instants UTC milliseconds. */
export interface CountyVisit {
  readonly spotCode: string;
  readonly unit: string;
  readonly mode: 'foot' | 'vehicle';
  readonly enteredAt: number;
  readonly leftAt: number;
  /** One of the visits at a random place and time, on which effects and rates are scored. */
  readonly isRandom: boolean;
  readonly noticedCount: number;
  /** 到点无违规 was recorded. */
  readonly hasClearCheck: boolean;
}

export interface CountyDay {
  readonly day: number;
  readonly incidents: readonly CountyIncident[];
  readonly visits: readonly CountyVisit[];
  /** What really happened, whether or not anybody saw it. */
  readonly latent: readonly LatentStay[];
}

export interface SimulatedCounty {
  readonly spots: readonly Spot[];
  readonly vendors: LifeWorld['vendors'];
  readonly parameters: LifeParameters;
  /** Days in order, up to and including the one `untilAt` falls in. */
  days(): Generator<CountyDay>;
}

/**
 * One town's life from its founding to an instant. What occurred and was closed before an instant is the same however far
 * beyond it the simulation runs: the published year is always lived through before any of it is told.
 */
export function simulateCounty(input: CountyInput): SimulatedCounty {
  const { seed, untilAt, ground, calendar } = input;
  const lifeInput = {
    seed, calendar, parameters: lifeParameters, vendorCount, fromDay: dayOfDate(firstSimulatedOn), untilDay: Math.max(dayOf(untilAt) + 1, publishedYear.toDay),
    ground: { streets: ground.streets, places: ground.places, districts: ground.districts.map(({ name, polygons }) => ({ name, polygons })) },
  };
  const world = makeWorld(lifeInput);
  return {
    spots: world.spots, vendors: world.vendors, parameters: lifeParameters,
    *days() {
      const lived = input.meetsTotals ? withTotals(simulateLife(makeWorld(lifeInput), lifeInput)) : simulateLife(makeWorld(lifeInput), lifeInput);
      for (const day of lived) {
        if (instantOf(day.facts.day, 0) >= untilAt) return;
        yield toldAt(untilAt, day);
      }
    },
  };
}

/** Holds the published year back until it is complete, and lets it go with its totals exact. */
function* withTotals(days: Iterable<SimulatedDay>): Generator<SimulatedDay> {
  let year: SimulatedDay[] = [];
  for (const day of days) {
    const isPublished = day.facts.day >= publishedYear.fromDay && day.facts.day < publishedYear.toDay;
    if (isPublished) year.push(day);
    if (day.facts.day === publishedYear.toDay - 1) {
      yield* meetYearTotals(year, yearFigures).days;
      year = [];
    } else if (!isPublished) yield day;
  }
}

/** A day as it stood at an instant, numbered as the bureau numbers. */
function toldAt(at: number, { facts, incidents, visits, latent }: SimulatedDay): CountyDay {
  const stamp = new Date(facts.day * dayMilliseconds).toISOString().slice(0, 10).replaceAll('-', '');
  return {
    day: facts.day,
    incidents: incidents.map((incident, i) => toIncident(incident, `M${stamp}-${String(i + 1).padStart(3, '0')}`, at)).filter(({ occurredAt }) => occurredAt < at),
    visits: visits.map((visit) => ({
      spotCode: spotCode(visit.spot), unit: visit.group, mode: visit.mode, enteredAt: instantOf(facts.day, visit.from), leftAt: instantOf(facts.day, visit.to),
      isRandom: visit.isRandom, noticedCount: visit.noticedCount, hasClearCheck: visit.clearTapped,
    })).filter(({ leftAt }) => leftAt < at),
    latent: latent.filter(({ fromAt }) => fromAt < at).map((stay) => ({ ...stay, toAt: Math.min(stay.toAt, at) })),
  };
}

/** A closing that lies ahead has not been written yet. */
function toIncident({ eventCode, position, occurredAt, closedAt, source, handlingMode, outcome, status, description }: SimulatedIncident, code: string, at: number): CountyIncident {
  const isOpen = closedAt !== null && closedAt >= at && status !== 'withdrawn';
  return {
    code, eventCode, position: position === null ? null : roundPosition(position), occurredAt, source, handlingMode, description,
    closedAt: closedAt !== null && closedAt >= at ? null : closedAt, outcome: isOpen ? 'none' : outcome, status: isOpen ? 'open' : status,
  };
}

export const spotCode = (index: number): string => `S${String(index + 1).padStart(4, '0')}`;
