import { random, type Random } from '../random';
import { instantOf, type DayFacts } from './calendar';
import { describe, jitter, withdrawnShare } from './other-families';
import type { SpotVisit } from './patrol';
import type { LatentStay, SimulatedIncident } from './record';
import type { LifeWorld } from './simulate-day';
import type { Spot } from './spot';
import type { StrikeHistory } from './strike-history';
import { workingMinutes, type Vendor } from './vendor';
import { liveVendorDay, type Encounter, type Stay, type VendorSurroundings } from './vendor-day';

export interface VendorDay {
  readonly world: LifeWorld;
  readonly facts: DayFacts;
  readonly visits: readonly SpotVisit[];
  /** Indexes of visits by spot. */
  readonly visitsAt: readonly (readonly number[])[];
}

/** What may differ between the county as it was and the county as it might have been. */
export interface Circumstances {
  readonly history: StrikeHistory;
  readonly isManned: (spot: number, minute: number) => boolean;
}

/** What one vendor did on one day, and what came of it. */
export interface VendorLife {
  readonly stays: readonly LatentStay[];
  readonly encounters: readonly Encounter[];
  readonly incidents: readonly SimulatedIncident[];
  readonly overlooked: readonly SimulatedIncident[];
}

const atHome: VendorLife = { stays: [], encounters: [], incidents: [], overlooked: [] };

/** Lives one vendor's day. The chances are the same whatever the circumstances, so that two lives can be compared. */
export function liveVendor(day: VendorDay, vendor: Vendor, circumstances: Circumstances): VendorLife {
  const { world, facts } = day;
  const r = random(world.seed, 'vendor-day', vendor.index, facts.day);
  const window = workingMinutes(vendor, facts, r);
  if (window === null) return atHome;
  const [encounters, incidents, overlooked]: [Encounter[], SimulatedIncident[], SimulatedIncident[]] = [[], [], []];
  const meet = (encounter: Encounter): void => {
    const outcome = encounter.isNoticed ? circumstances.history.add(facts.day, r) : 'advice';
    const record = encounterRecord(day, vendor, { encounter, outcome, ordinal: encounters.length }, r);
    encounters.push(encounter);
    if (!facts.isOutage) (encounter.isNoticed ? incidents : overlooked).push(record);
  };
  const lived = liveVendorDay(vendor, window, surroundings(day, vendor, circumstances), world.parameters, r, meet);
  const stays = lived.map((stay): LatentStay =>
    ({ vendor: vendor.index, spot: stay.spot, fromAt: instantOf(facts.day, stay.from), toAt: instantOf(facts.day, stay.to), began: stay.began, ended: stay.ended }));
  if (!facts.isOutage) incidents.push(...lived.flatMap((stay) => complaints(day, vendor, stay, r)));
  return { stays, encounters, incidents, overlooked };
}

function surroundings(day: VendorDay, vendor: Vendor, { history, isManned }: Circumstances): VendorSurroundings {
  const { world, facts } = day;
  const { parameters: p, spots } = world;
  const district = spots[vendor.homeSpot]?.districtName ?? 'default';
  return {
    passes: passesNear(day, vendor),
    strikeFactor: () => history.factorAt(facts.day, p),
    isManned,
    hasPermittedPlace: (spot, minute) => world.hasPermittedPlace(spot, facts.day, minute),
    returnScaleFactor: p.districtFactor[district] ?? 1,
    moveProbability: p.moveProbability[district] ?? p.moveProbability['default'] ?? 0,
  };
}

/** The day's passes within scare distance of the vendor's two spots, in order of time. */
function passesNear({ world, visits, visitsAt }: VendorDay, vendor: Vendor): VendorSurroundings['passes'] {
  const metres = new Map<number, { home: number; alternative: number }>();
  for (const { index, metres: away } of world.near[vendor.homeSpot] ?? []) metres.set(index, { home: away, alternative: Infinity });
  for (const { index, metres: away } of world.near[vendor.alternativeSpot] ?? []) metres.set(index, { home: metres.get(index)?.home ?? Infinity, alternative: away });
  return [...metres]
    .flatMap(([spot, away]) => (visitsAt[spot] ?? []).map((pass) => ({ pass, from: visits[pass]?.from ?? 0, to: visits[pass]?.to ?? 0, homeMetres: away.home, alternativeMetres: away.alternative })))
    .sort((a, b) => a.from - b.from || a.pass - b.pass);
}

function encounterRecord({ world, facts }: VendorDay, vendor: Vendor, { encounter, outcome, ordinal }: {
  readonly encounter: Encounter; readonly outcome: SimulatedIncident['outcome']; readonly ordinal: number;
}, r: Random): SimulatedIncident {
  const spot = world.spots[encounter.spot] as Spot;
  const occurredAt = instantOf(facts.day, encounter.at);
  return {
    code: `vendor-${facts.day}-${vendor.index}-${ordinal}`, eventCode: vendor.product.eventCode,
    position: r.chance(0.012) ? null : jitter(spot.position, 5, r), occurredAt,
    closedAt: occurredAt + Math.round((2 + r.exponential(6)) * 60_000), source: 'patrol', handlingMode: outcome === 'advice' ? 'on-the-spot' : 'dispatched', outcome,
    status: r.chance(withdrawnShare) ? 'withdrawn' : 'closed', description: describe(spot, vendor.product.phrase), spot: spot.index, pass: encounter.pass, vendor: vendor.index,
    offender: offenderSeen(world, facts, vendor),
  };
}

function complaints({ world, facts }: VendorDay, vendor: Vendor, stay: Stay, r: Random): SimulatedIncident[] {
  const spot = world.spots[stay.spot] as Spot;
  const count = r.poisson(world.parameters.complaintsPerVendorHour * ((stay.to - stay.from) / 60) * spot.exposure);
  return Array.from({ length: count }, (_, i) => {
    const occurredAt = instantOf(facts.day, stay.from + r.uniform() * (stay.to - stay.from));
    return {
      code: `complaint-${facts.day}-${vendor.index}-${Math.round(stay.from)}-${i}`, eventCode: vendor.product.eventCode, position: jitter(spot.position, 15, r), occurredAt,
      closedAt: occurredAt + Math.round((60 + r.exponential(600)) * 60_000), source: 'complaint' as const, handlingMode: 'dispatched' as const, outcome: 'advice' as const,
      status: 'closed' as const, description: describe(spot, `来电反映${vendor.product.phrase}`), spot: spot.index, pass: null, vendor: vendor.index, offender: null,
    };
  });
}

/** Under which of its descriptions the vendor goes that day. */
function offenderSeen({ offenders }: LifeWorld, { day }: DayFacts, { index }: Vendor): string | null {
  const descriptions = offenders[index]?.descriptions ?? [];
  return descriptions[Math.floor(day / 7) % Math.max(1, descriptions.length)] ?? null;
}
