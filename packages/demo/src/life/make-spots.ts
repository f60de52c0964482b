import { distanceMetres, pointInPolygon, type Position } from '@wuding/geo';
import { random } from '../random';
import type { PermittedPlace } from './permitted-place';
import type { Spot, SpotKind } from './spot';

export interface GroundStreet {
  readonly code: string;
  readonly name: string;
  readonly controlClass: 'main' | 'secondary' | 'alley';
  readonly coordinates: readonly Position[];
  readonly lengthMetres: number;
}

export interface GroundPlace {
  readonly kind: string;
  readonly position: Position;
}

export interface GroundDistrict {
  readonly name: string;
  readonly polygons: Position[][][];
}

export interface LifeGround {
  readonly streets: readonly GroundStreet[];
  readonly places: readonly GroundPlace[];
  readonly districts: readonly GroundDistrict[];
  /** Left out = none. */
  readonly permittedPlaces?: readonly PermittedPlace[];
}

const magnets: readonly SpotKind[] = ['market', 'school', 'hospital', 'mall', 'exchange', 'housing'];
/** How many people pass, by what stands within 150 m; relative to a plain street. [simulated] */
const exposureOf: Readonly<Record<SpotKind, number>> = { market: 6, mall: 5, school: 4, hospital: 3.5, exchange: 3, housing: 3, street: 1 };
const spacingMetres = 70;
const magnetMetres = 150;

/**
 * Where vendors may stand: every 70 m along streets inside the hotspot districts, and along one in six pieces of street
 * elsewhere, so that something happens outside the districts too.
 */
export function makeSpots(seed: number, ground: LifeGround): Spot[] {
  const found: Omit<Spot, 'index'>[] = [];
  for (const street of ground.streets) {
    const r = random(seed, 'spots', street.code);
    const isKeptOutside = r.chance(street.controlClass === 'alley' ? 0.05 : 0.17);
    for (const position of alongLine(street.coordinates, street.lengthMetres, r.uniform())) {
      const district = ground.districts.find(({ polygons }) => polygons.some((polygon) => pointInPolygon(position, polygon)));
      if (district === undefined && !isKeptOutside) continue;
      if (district !== undefined && street.controlClass === 'alley' && !r.chance(0.35)) continue;
      if (found.some((spot) => distanceMetres(spot.position, position) < spacingMetres * 0.6)) continue;
      const kind = nearestMagnet(position, ground.places);
      const exposure = exposureOf[kind] * (district === undefined ? 0.35 : 1) * (street.controlClass === 'main' ? 1.3 : street.controlClass === 'secondary' ? 1 : 0.6) * r.gamma(6, 1);
      found.push({ position, districtName: district?.name ?? null, kind, roadSegmentCode: street.code, streetName: street.name, controlClass: street.controlClass, exposure });
    }
  }
  return found.map((spot, index) => ({ ...spot, index }));
}

function nearestMagnet(position: Position, places: readonly GroundPlace[]): SpotKind {
  let best: SpotKind = 'street';
  let bestMetres = magnetMetres;
  for (const place of places) {
    const kind = magnets.find((magnet) => magnet === place.kind);
    if (kind === undefined || Math.abs(place.position[1] - position[1]) > 0.002) continue;
    const metres = distanceMetres(place.position, position);
    if (metres < bestMetres) [best, bestMetres] = [kind, metres];
  }
  return best;
}

function* alongLine(line: readonly Position[], lengthMetres: number, offsetShare: number): Generator<Position> {
  let target = Math.min(spacingMetres, lengthMetres) * (0.2 + 0.6 * offsetShare);
  let walked = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Position, line[i] as Position];
    const step = distanceMetres(a, b);
    if (step === 0) continue;
    while (target <= walked + step) {
      const share = (target - walked) / step;
      yield [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
      target += spacingMetres;
    }
    walked += step;
  }
}
