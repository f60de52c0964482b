import { bboxCentre, bboxOf, distanceMetres, localPlane, pointInMultiPolygon, roundPosition, type Position } from '@wuding/geo';
import type { PlaceKind } from '@wuding/domain';
import { random } from '../random';
import type { PlaceWish } from './county-profile';
import type { District } from './districts';
import type { Street } from './streets';

export interface Place {
  readonly code: string;
  readonly kind: PlaceKind;
  readonly name: string;
  /** Street it lies on. */
  readonly address: string;
  readonly position: Position;
}

/** From the middle of the street to the front yard. */
const setbackMetres = 28;
/** Two places with a yard each do not stand closer. */
const apartMetres = 90;
/** Sides of one segment, tried in turn. */
const sides = [-1, 1] as const;

/**
 * Puts each wish beside a street it asks for: inside its district, away from the places before it and from every other
 * street. Which of the possible spots is drawn from the seed and the wish's name, so adding a wish moves no other.
 * A wish nothing fits is left out.
 */
export function setPlaces(seed: number, wishes: readonly PlaceWish[], streets: readonly Street[], districts: readonly District[]): Place[] {
  const places: Place[] = [];
  for (const [index, wish] of wishes.entries()) {
    const district = districts.find(({ name }) => name === wish.district);
    if (wish.district !== null && district === undefined) continue;
    const fits = (position: Position): boolean =>
      (district === undefined || pointInMultiPolygon(position, district.polygons))
      && places.every((other) => distanceMetres(other.position, position) >= apartMetres);
    const spot = drawSpot({ seed, wish, streets, fits, centre: district === undefined ? null : centreOf(district) });
    if (spot === null) continue;
    const code = `P${String(index + 1).padStart(3, '0')}`;
    places.push({ code, kind: wish.kind, name: wish.name, address: spot.street.name, position: spot.position });
  }
  return places;
}

interface Draw {
  readonly seed: number;
  readonly wish: PlaceWish;
  readonly streets: readonly Street[];
  readonly fits: (position: Position) => boolean;
  /** Middle of the wish's district: what gives a district its name stands near it rather than at its rim. */
  readonly centre: Position | null;
}

function drawSpot({ seed, wish, streets, fits, centre }: Draw): { street: Street; position: Position } | null {
  const r = random(seed, 'place', wish.name);
  const candidates = streets.filter(({ name, controlClass, lengthMetres, isBridge }) => !isBridge && lengthMetres > 50
    && (wish.street === undefined || name === wish.street) && (wish.controlClass === undefined || controlClass === wish.controlClass));
  const awayOf = ({ coordinates }: Street): number => (centre === null ? 1 : distanceMetres(centre, coordinates[0] as Position));
  const turns = candidates
    .map((street) => ({ street, turn: r.uniform() * awayOf(street), side: sides[r.integer(2)] as number }))
    .toSorted((a, b) => a.turn - b.turn);
  for (const { street, side } of turns) {
    const position = roundPosition(besideMiddle(street, side * setbackMetres));
    if (fits(position) && isClearOfStreets(position, streets)) return { street, position };
  }
  return null;
}

const centreOf = ({ polygons }: District): Position | null => {
  const box = bboxOf(polygons.flat(2));
  return box === null ? null : bboxCentre(box);
};

/** Beside the middle of a segment, to the left for a positive offset. */
function besideMiddle({ coordinates }: Pick<Street, 'coordinates'>, offsetMetres: number): Position {
  const i = Math.max(1, Math.floor(coordinates.length / 2));
  const [a, b] = [coordinates[i - 1] as Position, coordinates[i] as Position];
  const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const plane = localPlane(middle);
  const [east, north] = plane.toPlane(b);
  const length = Math.hypot(east, north);
  return plane.toPosition([(-north / length) * offsetMetres, (east / length) * offsetMetres]);
}

/** No street runs through the yard: every vertex of every street is at least two thirds of the setback away. */
const isClearOfStreets = (position: Position, streets: readonly Street[]): boolean =>
  streets.every(({ coordinates }) => coordinates.every((vertex) =>
    Math.abs(vertex[1] - position[1]) > 0.0004 || distanceMetres(vertex, position) >= (setbackMetres * 2) / 3));
