import { random, type Random } from '../random';
import { instantOf, type DayFacts } from './calendar';
import { describe, familyRecords, jitter, smallAdRecords, withdrawnShare } from './other-families';
import type { LifeParameters } from './parameters';
import { patrolDay, type PatrolGroup, type SpotVisit } from './patrol';
import type { LatentStay, RecordedVisit, SimulatedDay, SimulatedIncident } from './record';
import type { Spot } from './spot';
import type { StrikeHistory } from './strike-history';
import { liveVendorDay, type Encounter, type Stay, type VendorSurroundings } from './vendor-day';
import { workingMinutes, type Vendor } from './vendor';

/** Everything that stays the same from day to day, and the vendors' memory, which does not. */
export interface LifeWorld {
  readonly seed: number;
  readonly parameters: LifeParameters;
  readonly spots: readonly Spot[];
  /** Spots within scare distance of each spot. */
  readonly near: readonly (readonly { readonly index: number; readonly metres: number }[])[];
  readonly vendors: readonly Vendor[];
  readonly groups: readonly PatrolGroup[];
  readonly histories: readonly StrikeHistory[];
  isManned(spot: number, day: number, minute: number): boolean;
  hasPermittedPlace(spot: number, day: number, minute: number): boolean;
}

/** Taps begin in June 2023 and are often forgotten at first. [simulated] */
const firstTapDay = Date.UTC(2023, 5, 1) / 86_400_000;

/** One day of the county: visits, what vendors really did, and what was recorded. */
export function simulateDay(world: LifeWorld, facts: DayFacts): SimulatedDay {
  const { seed, spots, parameters: p } = world;
  const visits = patrolDay(seed, facts, world.groups, spots, p);
  const visitsAt = groupBySpot(visits.map(({ spot }) => spot), spots.length);
  const noticed = new Uint16Array(visits.length);
  const incidents: SimulatedIncident[] = [];
  const overlooked: SimulatedIncident[] = [];
  const latent: LatentStay[] = [];
  for (const vendor of world.vendors) {
    const r = random(seed, 'vendor-day', vendor.index, facts.day);
    const window = workingMinutes(vendor, facts, r);
    if (window === null) continue;
    const history = world.histories[vendor.index] as StrikeHistory;
    let ordinal = 0;
    const meet = (encounter: Encounter): void => {
      const outcome = encounter.isNoticed ? history.add(facts.day, r) : 'advice';
      const record = encounterRecord(world, facts, vendor, encounter, outcome, ordinal++, r);
      if (encounter.isNoticed) noticed[encounter.pass] = (noticed[encounter.pass] ?? 0) + 1;
      if (!facts.isOutage) (encounter.isNoticed ? incidents : overlooked).push(record);
    };
    const stays = liveVendorDay(vendor, window, surroundings(world, facts, vendor, visits, visitsAt, history), p, r, meet);
    for (const stay of stays) {
      latent.push({ vendor: vendor.index, spot: stay.spot, fromAt: instantOf(facts.day, stay.from), toAt: instantOf(facts.day, stay.to), began: stay.began, ended: stay.ended });
      if (!facts.isOutage) incidents.push(...complaints(world, facts, vendor, stay, r));
    }
  }
  for (const family of facts.isOutage ? [] : [familyRecords(seed, facts, spots), smallAdRecords(seed, facts, spots)]) {
    incidents.push(...family.incidents);
    overlooked.push(...family.overlooked);
  }
  incidents.sort((a, b) => a.occurredAt - b.occurredAt || (a.code < b.code ? -1 : 1));
  return { facts, incidents, overlooked, latent, visits: visits.map((visit, i) => withTap(visit, noticed[i] ?? 0, facts, random(seed, 'tap', facts.day, i))) };
}

function surroundings(world: LifeWorld, facts: DayFacts, vendor: Vendor, visits: readonly { from: number; to: number; spot: number }[], visitsAt: readonly (readonly number[])[], history: StrikeHistory): VendorSurroundings {
  const { parameters: p, spots } = world;
  const district = spots[vendor.homeSpot]?.districtName ?? 'default';
  return {
    passes: passesNear(world, vendor, visits, visitsAt),
    strikeFactor: () => history.factorAt(facts.day, p),
    isManned: (spot, minute) => world.isManned(spot, facts.day, minute),
    hasPermittedPlace: (spot, minute) => world.hasPermittedPlace(spot, facts.day, minute),
    returnScaleFactor: p.districtFactor[district] ?? 1,
    moveProbability: p.moveProbability[district] ?? p.moveProbability['default'] ?? 0,
  };
}

/** The day's passes within scare distance of the vendor's two spots, in order of time. */
function passesNear(world: LifeWorld, vendor: Vendor, visits: readonly { from: number; to: number; spot: number }[], visitsAt: readonly (readonly number[])[]): VendorSurroundings['passes'] {
  const metres = new Map<number, { home: number; alternative: number }>();
  for (const { index, metres: away } of world.near[vendor.homeSpot] ?? []) metres.set(index, { home: away, alternative: Infinity });
  for (const { index, metres: away } of world.near[vendor.alternativeSpot] ?? []) metres.set(index, { home: metres.get(index)?.home ?? Infinity, alternative: away });
  return [...metres]
    .flatMap(([spot, away]) => (visitsAt[spot] ?? []).map((pass) => ({ pass, from: visits[pass]?.from ?? 0, to: visits[pass]?.to ?? 0, homeMetres: away.home, alternativeMetres: away.alternative })))
    .sort((a, b) => a.from - b.from || a.pass - b.pass);
}

function encounterRecord(world: LifeWorld, facts: DayFacts, vendor: Vendor, encounter: Encounter, outcome: SimulatedIncident['outcome'], ordinal: number, r: Random): SimulatedIncident {
  const spot = world.spots[encounter.spot] as Spot;
  const occurredAt = instantOf(facts.day, encounter.at);
  return {
    code: `vendor-${facts.day}-${vendor.index}-${ordinal}`, eventCode: vendor.product.eventCode,
    position: r.chance(0.012) ? null : jitter(spot.position, 5, r), occurredAt,
    closedAt: occurredAt + Math.round((2 + r.exponential(6)) * 60_000), source: 'patrol', handlingMode: outcome === 'advice' ? 'on-the-spot' : 'dispatched', outcome,
    status: r.chance(withdrawnShare) ? 'withdrawn' : 'closed', description: describe(spot, vendor.product.phrase), spot: spot.index, vendor: vendor.index,
  };
}

function complaints(world: LifeWorld, facts: DayFacts, vendor: Vendor, stay: Stay, r: Random): SimulatedIncident[] {
  const spot = world.spots[stay.spot] as Spot;
  const count = r.poisson(world.parameters.complaintsPerVendorHour * ((stay.to - stay.from) / 60) * spot.exposure);
  return Array.from({ length: count }, (_, i) => {
    const occurredAt = instantOf(facts.day, stay.from + r.uniform() * (stay.to - stay.from));
    return {
      code: `complaint-${facts.day}-${vendor.index}-${Math.round(stay.from)}-${i}`, eventCode: vendor.product.eventCode, position: jitter(spot.position, 15, r), occurredAt,
      closedAt: occurredAt + Math.round((60 + r.exponential(600)) * 60_000), source: 'complaint' as const, handlingMode: 'dispatched' as const, outcome: 'advice' as const,
      status: 'closed' as const, description: describe(spot, `来电反映${vendor.product.phrase}`), spot: spot.index, vendor: vendor.index,
    };
  });
}

function withTap(visit: SpotVisit, noticedCount: number, facts: DayFacts, r: Random): RecordedVisit {
  const habit = Math.min(0.9, 0.35 + (facts.day - firstTapDay) / 900);
  return { ...visit, noticedCount, clearTapped: noticedCount === 0 && !facts.isOutage && facts.day >= firstTapDay && r.chance(habit) };
}

function groupBySpot(spotOfVisit: readonly number[], spotCount: number): number[][] {
  const groups: number[][] = Array.from({ length: spotCount }, () => []);
  spotOfVisit.forEach((spot, visit) => groups[spot]?.push(visit));
  return groups;
}
