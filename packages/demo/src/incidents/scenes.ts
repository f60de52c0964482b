import { distanceMetres, localPlane, pointInMultiPolygon, type Position } from '@wuding/geo';
import type { ControlClass, PlaceKind } from '@wuding/domain';
import type { CountyGround } from '../ground/prepare-ground';
import type { Street } from '../ground/streets';
import { random } from '../random';

/** A few metres of kerb where things happen, and what is around them. */
export interface Scene {
  readonly position: Position;
  /** Unit vector along the street, in metres east and north. */
  readonly along: readonly [number, number];
  readonly streetName: string;
  readonly controlClass: ControlClass;
  readonly districtName: string | null;
  /** What draws people here: the nearest magnet within 150 m. */
  readonly magnet: PlaceKind | null;
  /** How much goes on here compared with other scenes of its kind; heavy-tailed, so that some corners stand out. */
  readonly bustle: number;
}

const spacingMetres = 35;
const magnetMetres = 150;
const magnets: ReadonlySet<PlaceKind> = new Set(['market', 'mall', 'school', 'hospital', 'exchange', 'housing', 'station', 'site']);
/** Metres about a scene within which latitude alone rules a place out; 1 / 110,574 degrees each. */
const magnetDegrees = magnetMetres / 110_574;

/** Scenes every 35 m along all streets; bridges have none. */
export function findScenes(seed: number, ground: CountyGround): Scene[] {
  return ground.streets.flatMap((street) => (street.isBridge ? [] : scenesAlong(seed, street, ground)));
}

function scenesAlong(seed: number, street: Street, ground: CountyGround): Scene[] {
  const r = random(seed, 'scene', street.code);
  const scenes: Scene[] = [];
  let left = Math.min(spacingMetres, street.lengthMetres) / 2;
  for (let i = 1; i < street.coordinates.length; i++) {
    const [a, b] = [street.coordinates[i - 1] as Position, street.coordinates[i] as Position];
    const [east, north] = localPlane(a).toPlane(b);
    const length = Math.hypot(east, north);
    for (; left < length; left += spacingMetres) {
      const share = left / length;
      const position: Position = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
      scenes.push({
        position, along: [east / length, north / length], streetName: street.name, controlClass: street.controlClass,
        districtName: ground.districts.find(({ polygons }) => pointInMultiPolygon(position, polygons))?.name ?? null,
        magnet: magnetNear(position, ground), bustle: r.gamma(0.6, 1),
      });
    }
    left -= length;
  }
  return scenes;
}

function magnetNear(position: Position, { places }: CountyGround): PlaceKind | null {
  let nearest: PlaceKind | null = null;
  let nearestMetres = magnetMetres;
  for (const place of places) {
    if (!magnets.has(place.kind) || Math.abs(place.position[1] - position[1]) > magnetDegrees) continue;
    const metres = distanceMetres(place.position, position);
    if (metres <= nearestMetres) [nearest, nearestMetres] = [place.kind, metres];
  }
  return nearest;
}
