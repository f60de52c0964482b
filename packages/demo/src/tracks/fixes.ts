import { fromWgs84, roundPosition, type Datum, type Position } from '@wuding/geo';
import type { Random } from '../random';
import { aside, positionAt, type LatentRoute } from './latent-route';
import type { PlantedFault } from './planted-faults';

/** One fix as a device sent it. Instants UTC milliseconds. */
export interface CountyFix {
  /** When it was taken by the satellites' clock. */
  readonly gpsAt: number;
  /** What the device's own clock showed. */
  readonly deviceAt: number;
  /** When the server had it. */
  readonly receivedAt: number;
  /** In the datum the device really uses. */
  readonly position: Position;
  /** What the device says it uses: the label a fault makes wrong. */
  readonly datum: Datum;
  /** 68 %, metres, as the device states it; not always true. */
  readonly accuracyMetres: number;
}

/** How receivers err. [simulated] */
const noise = {
  everySeconds: { from: 5, to: 10 }, sigmaMetres: { from: 4, to: 8 }, correlationSeconds: 40,
  /** Multipath: how many fixes begin a jump, how many it lasts and how far it goes. */
  jumpShare: 0.008, jumpFixes: 1.5, jumpMetres: { from: 40, mean: 60 },
  /** Weak reception: stretches with coarse fixes that say so. */
  weakShare: 0.004, weakFixes: 12, weakFactor: 6,
  delaySeconds: 2,
} as const;
const dayMilliseconds = 86_400_000;

export interface Reception {
  readonly fault: PlantedFault['kind'] | null;
  readonly instantAt: (minute: number) => number;
  /** Under a roof nothing is received. */
  readonly isHidden: (position: Position) => boolean;
}

/** What a device sends of a route: a fix every five to ten seconds with an error that changes slowly, jumps now and then, and gaps. */
export function fixesOf(route: LatentRoute, { fault, instantAt, isHidden }: Reception, r: Random): CountyFix[] {
  const fixes: CountyFix[] = [], first = route[0], last = route.at(-1);
  if (first === undefined || last === undefined) return fixes;
  const sigma = between(noise.sigmaMetres, r);
  let east = sigma * r.normal(), north = sigma * r.normal(), jumpsLeft = 0, weakLeft = 0, jump: readonly [metres: number, bearing: number] = [0, 0];
  for (let minute = first.minute, step = 0; minute < last.minute; minute += step / 60) {
    step = between(noise.everySeconds, r);
    const keep = Math.exp(-step / noise.correlationSeconds), fresh = sigma * Math.sqrt(1 - keep ** 2);
    [east, north] = [east * keep + fresh * r.normal(), north * keep + fresh * r.normal()];
    if (jumpsLeft === 0 && r.chance(noise.jumpShare)) [jumpsLeft, jump] = [1 + Math.round(r.exponential(noise.jumpFixes)), [noise.jumpMetres.from + r.exponential(noise.jumpMetres.mean), r.uniform() * 2 * Math.PI]];
    if (weakLeft === 0 && r.chance(noise.weakShare)) weakLeft = 1 + Math.round(r.exponential(noise.weakFixes));
    const truth = positionAt(route, minute), factor = weakLeft > 0 ? noise.weakFactor : 1;
    const erring = aside(aside(truth, east * factor, 0), north * factor, Math.PI / 2);
    if (!isHidden(truth)) fixes.push(sent(jumpsLeft > 0 ? aside(erring, ...jump) : erring, { at: Math.round(instantAt(minute)), accuracyMetres: sigma * factor * (0.8 + 0.4 * r.uniform()), fault }, r));
    jumpsLeft = Math.max(0, jumpsLeft - 1);
    weakLeft = Math.max(0, weakLeft - 1);
  }
  return fixes;
}

function sent(position: Position, { at, accuracyMetres, fault }: { readonly at: number; readonly accuracyMetres: number; readonly fault: Reception['fault'] }, r: Random): CountyFix {
  return {
    gpsAt: at, deviceAt: at + (fault === 'clock-day' ? dayMilliseconds : fault === 'clock-hour' ? -dayMilliseconds / 24 : 0), receivedAt: at + Math.round(1_000 * r.exponential(noise.delaySeconds)),
    position: roundPosition(fault === 'gcj02-label' ? fromWgs84(position, 'gcj02') : position), datum: 'wgs84', accuracyMetres: Math.round(accuracyMetres * 10) / 10,
  };
}

const between = ({ from, to }: { readonly from: number; readonly to: number }, r: Random): number => from + (to - from) * r.uniform();
