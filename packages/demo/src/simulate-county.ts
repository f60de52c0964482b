import type { HandlingMode, IncidentOutcome, IncidentSource, IncidentStatus } from '@wuding/domain';
import { roundPosition, type Position } from '@wuding/geo';
import { countyDuty, type CountyDuty } from './duty/county-duty';
import type { CountyGround } from './ground/prepare-ground';
import { dayMilliseconds, dayOf, dayOfDate, instantOf, type WorkCalendar } from './life/calendar';
import { underRoof } from './tracks/under-roof';
import { streetRoutes } from './tracks/street-routes';
import { tracksOn, type DeviceTrack } from './tracks/county-tracks';
import { meetYearTotals, yearFigures } from './life/exact-totals';
import { handled } from './life/handling';
import { lifeParameters } from './life/parameters';
import type { Duty } from './life/people/duty';
import type { Leave } from './life/people/leave';
import { makeVehicles, type Vehicle } from './life/people/people';
import { permittedPlacesOf } from './life/permitted-zones';
import type { MannedSpans } from './life/post/manned';
import type { LatentStay, SimulatedDay, SimulatedIncident } from './life/record';
import { isNearPost, type LifeWorld } from './life/simulate-day';
import { makeWorld, simulateLife } from './life/simulate-life';

/** First day with records: the day the bureau was founded. */
export const firstSimulatedOn = '2022-12-15';
/** The year whose published totals the county meets exactly at scale 1, as local days [from, to). */
const publishedYear = { fromDay: dayOfDate('2023-01-01'), toDay: dayOfDate('2024-01-01') };
/** Tuned so that 2023 comes within a few per cent of 8,543 before it is made exact. [simulated] */
const vendorCount = 123;

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

/** A pass as it really was. Instants UTC milliseconds. */
export interface LatentPass {
  readonly spot: number;
  readonly unit: string;
  readonly fromAt: number;
  readonly toAt: number;
  readonly isRandom: boolean;
  /** Vendors within notice distance while it lasted, and how many of them were noticed. */
  readonly presentCount: number;
  readonly noticedCount: number;
}

/** Whom a record is about, as the recorder described the offender. */
export interface CountyOffence {
  readonly incidentCode: string;
  /** Index into `offenders`: the truth a register has to find out. */
  readonly offender: number;
  readonly description: string;
}

export interface CountyDay {
  readonly day: number;
  readonly incidents: readonly CountyIncident[];
  readonly visits: readonly CountyVisit[];
  readonly offences: readonly CountyOffence[];
  /** Who worked where, in shifts that are over. */
  readonly duties: readonly Duty[];
  readonly leaves: readonly Leave[];
  /** When each post was really held, in the order of `posts`, local minutes; of a day that is over. */
  readonly manned: readonly MannedSpans[];
  /** What really happened, whether or not anybody saw it. */
  readonly latent: readonly LatentStay[];
  /** Every pass, with those it failed to notice. */
  readonly passes: readonly LatentPass[];
  /** Stays of the vendors near a post as they would have been without any post; see `SimulatedDay`. */
  readonly withoutPosts: readonly LatentStay[];
}

export interface SimulatedCounty extends Pick<LifeWorld, 'spots' | 'vendors' | 'offenders' | 'people' | 'posts' | 'groups' | 'parameters'> {
  readonly vehicles: readonly Vehicle[];
  /** Vendors whose home or alternative spot a post can hold: those `withoutPosts` speaks of. */
  readonly vendorsNearPosts: readonly number[];
  /** People, posts, beats and rosters from the same run, ready to be kept. Costs nothing until its weeks are asked for. */
  readonly duty: CountyDuty;
  /** What devices on duty sent on a day (counted from 1970-01-01), and where they really were. Depends on nothing vendors do: no day has to be lived through for it. */
  tracksOf(day: number): Generator<DeviceTrack>;
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
    ground: {
      streets: ground.streets, places: ground.places, districts: ground.districts.map(({ name, polygons }) => ({ name, polygons })),
      permittedPlaces: permittedPlacesOf(ground.zones, calendar),
    },
  };
  const world = makeWorld(lifeInput);
  const { spots, vendors, offenders, people, posts, groups, parameters, postAt } = world;
  let routes: ReturnType<typeof streetRoutes> | null = null;
  return {
    spots, vendors, offenders, people, posts, groups, parameters, vehicles: makeVehicles(),
    *tracksOf(day) {
      routes ??= streetRoutes(ground.streets);
      for (const track of tracksOn({ world, calendar, routes, isHidden: underRoof(ground.coveredWalks) }, day)) yield toldUntil(untilAt, track);
    },
    duty: countyDuty({ world, districts: lifeInput.ground.districts, calendar, untilAt }),
    vendorsNearPosts: vendors.filter((vendor) => isNearPost({ postAt }, vendor)).map(({ index }) => index),
    *days() {
      // A world remembers what its vendors were told: each telling lives in a new one.
      const life = simulateLife(makeWorld(lifeInput), lifeInput);
      const lived = input.meetsTotals ? withTotals(life) : life;
      for (const day of lived) {
        if (instantOf(day.facts.day, 0) >= untilAt) return;
        yield toldAt(untilAt, day, seed);
      }
    },
  };
}

/** What had been sent by an instant. */
const toldUntil = (at: number, track: DeviceTrack): DeviceTrack => ({ ...track, fixes: track.fixes.filter(({ receivedAt }) => receivedAt < at) });

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
function toldAt(at: number, { facts: { day }, incidents, visits, ...rest }: SimulatedDay, seed: number): CountyDay {
  const stamp = new Date(day * dayMilliseconds).toISOString().slice(0, 10).replaceAll('-', '');
  const happened = incidents.map((incident, i) => handled(seed, { ...incident, code: `M${stamp}-${String(i + 1).padStart(3, '0')}` })).filter(({ occurredAt }) => occurredAt < at);
  const passed = visits.map((visit) => ({ ...visit, fromAt: instantOf(day, visit.from), toAt: instantOf(day, visit.to) })).filter(({ toAt }) => toAt < at);
  const isOver = instantOf(day + 1, 0) <= at;
  return {
    day,
    incidents: happened.map((incident) => toIncident(incident, at)),
    offences: happened.flatMap(({ code, vendor, offender }) => (vendor === null || offender === null ? [] : [{ incidentCode: code, offender: vendor, description: offender }])),
    visits: passed.map(({ spot, group, mode, fromAt, toAt, isRandom, noticedCount, clearTapped }) =>
      ({ spotCode: spotCode(spot), unit: group, mode, enteredAt: fromAt, leftAt: toAt, isRandom, noticedCount, hasClearCheck: clearTapped })),
    passes: passed.map(({ spot, group, fromAt, toAt, isRandom, presentCount, noticedCount }) => ({ spot, unit: group, fromAt, toAt, isRandom, presentCount, noticedCount })),
    duties: rest.duties.filter(({ left, plannedTo }) => instantOf(day, Math.max(left ?? 0, plannedTo)) < at),
    leaves: rest.leaves, manned: isOver ? rest.manned : [], latent: staysUntil(at, rest.latent), withoutPosts: staysUntil(at, rest.withoutPosts),
  };
}

const staysUntil = (at: number, stays: readonly LatentStay[]): LatentStay[] =>
  stays.filter(({ fromAt }) => fromAt < at).map((stay) => (stay.toAt <= at ? stay : { ...stay, toAt: at }));

/** A closing that lies ahead has not been written yet. */
function toIncident({ code, eventCode, position, occurredAt, closedAt, source, handlingMode, outcome, status, description }: SimulatedIncident, at: number): CountyIncident {
  const isOpen = closedAt !== null && closedAt >= at && status !== 'withdrawn';
  return {
    code, eventCode, position: position === null ? null : roundPosition(position), occurredAt, source, handlingMode, description,
    closedAt: closedAt !== null && closedAt >= at ? null : closedAt, outcome: isOpen ? 'none' : outcome, status: isOpen ? 'open' : status,
  };
}

export const spotCode = (index: number): string => `S${String(index + 1).padStart(4, '0')}`;
