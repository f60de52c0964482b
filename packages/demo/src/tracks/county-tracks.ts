import type { Position } from '@wuding/geo';
import { random } from '../random';
import { dayFacts, instantOf, type WorkCalendar } from '../life/calendar';
import { patrolDay, type SpotVisit } from '../life/patrol';
import type { Duty } from '../life/people/duty';
import { makeVehicles } from '../life/people/people';
import { shifts } from '../life/people/shift';
import { planDay, type LifeWorld } from '../life/simulate-day';
import { carriersOn } from './carriers';
import { fixesOf, type CountyFix } from './fixes';
import { patrolRoute, standingRoute, type LatentRoute } from './latent-route';
import { faultsOf, type PlantedFault } from './planted-faults';
import type { StreetRoutes } from './street-routes';

/** What one device sent during one shift, and where it really was. */
export interface DeviceTrack {
  /** Code of the person who carries it, or plate of the vehicle it is built into. */
  readonly device: string;
  readonly kind: 'person' | 'vehicle';
  /** Patrol group or code of the post. */
  readonly unit: string;
  readonly fixes: readonly CountyFix[];
  /** The truth that no estimator sees. */
  readonly route: LatentRoute;
  /** The fault of the device that week; null = none. */
  readonly fault: PlantedFault['kind'] | null;
}

export interface TracksWorld {
  readonly world: LifeWorld;
  readonly calendar: WorkCalendar;
  readonly routes: StreetRoutes;
  /** Whether a place lies under a roof: nothing is received there. */
  readonly isHidden: (position: Position) => boolean;
}

/**
 * Fixes of a day, device by device and shift by shift: people and vehicles on the ways their duties took them, as receivers would have
 * told it. The same for the same day; vehicles that are not driven are off.
 */
export function* tracksOn(given: TracksWorld, day: number): Generator<DeviceTrack> {
  const { world, calendar } = given, facts = dayFacts(world.seed, day, calendar), { duties } = planDay(world, facts);
  const visits = patrolDay(world.seed, facts, { ...world, duties }), of = (unit: string): SpotVisit[] => visits.filter(({ group }) => group === unit);
  const faults = faultsOf(given, day);
  for (const duty of carriersOn(duties)) yield* wentOut(trackOf(given, { duty, visits: of(duty.unit), faults }));
  for (const { code, plate } of makeVehicles()) {
    for (const { key } of shifts) {
      const crew = duties.filter(({ vehicle, shift, arrived }) => vehicle === code && shift === key && arrived !== null);
      // The round begins once the last of the crew is there.
      const last = crew.reduce<Duty | null>((so, one) => (so === null || (one.arrived ?? 0) > (so.arrived ?? 0) ? one : so), null);
      if (last !== null) yield* wentOut({ ...trackOf(given, { duty: last, visits: of(last.unit), faults: [] }, plate), kind: 'vehicle' });
    }
  }
}

/** A group that was kept in by a meeting or rain sends nothing. */
const wentOut = (track: DeviceTrack): DeviceTrack[] => (track.route.length === 0 ? [] : [track]);

function trackOf({ world, routes, isHidden }: TracksWorld, { duty, visits, faults }: { readonly duty: Duty; readonly visits: readonly SpotVisit[]; readonly faults: readonly PlantedFault[] }, plate: string | null = null): DeviceTrack {
  const device = plate ?? world.people[duty.person]?.code ?? '', r = random(world.seed, 'track', device, duty.day, duty.shift);
  const span = { fromMinute: duty.arrived ?? duty.plannedFrom, toMinute: duty.left ?? duty.plannedTo };
  const post = world.posts.find(({ code }) => code === duty.unit);
  const route = post === undefined ? patrolRoute(visits, { spots: world.spots, routes, ...span }) : standingRoute(post, span, r);
  const fault = faults.find((one) => one.device === device)?.kind ?? null;
  return {
    device, kind: 'person', unit: duty.unit, route, fault,
    fixes: fixesOf(route, { fault, instantAt: (minute) => instantOf(duty.day, minute), isHidden }, r),
  };
}
