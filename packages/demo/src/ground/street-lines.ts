import { localPlane, type LocalPlane, type PlanePosition, type Position } from '@wuding/geo';
import type { StreetDrawing } from './streets';

/** Where a position lies against the street nearest to it. */
export interface StreetFoot {
  readonly street: StreetDrawing;
  /** Metres from the street's first point to the foot. */
  readonly alongMetres: number;
  readonly distanceMetres: number;
  /** 1 = to the left of the street's direction, −1 = to the right. */
  readonly side: 1 | -1;
}

/** The drawn streets on one plane of metres. */
export interface StreetLines {
  readonly plane: LocalPlane;
  /** The nearest street within a reach; null when none is that near. */
  footOf(position: Position, reachMetres: number): StreetFoot | null;
  /** The foot on one street, by its name; null for a street nobody drew. */
  footOn(name: string, position: Position): StreetFoot | null;
  /** Points every few metres along a street, offset to one side: metres of the plane. */
  alongside(street: StreetDrawing, span: { readonly fromMetres: number; readonly toMetres: number; readonly offsetMetres: number }): PlanePosition[];
}

interface Piece {
  readonly street: StreetDrawing;
  readonly a: PlanePosition;
  readonly b: PlanePosition;
  readonly startMetres: number;
  readonly lengthMetres: number;
}

const bucketMetres = 60;
const stepMetres = 8;

export function streetLines(streets: readonly StreetDrawing[], centre: Position): StreetLines {
  const plane = localPlane(centre);
  const pieces = streets.flatMap((street) => piecesOf(street, plane));
  const buckets = bucketed(pieces);
  return {
    plane,
    footOf: (position, reachMetres) => nearest(near(buckets, plane.toPlane(position), reachMetres), plane.toPlane(position), reachMetres),
    footOn: (name, position) => nearest(pieces.filter(({ street }) => street.name === name), plane.toPlane(position), Infinity),
    alongside: (street, span) => alongside(pieces.filter((piece) => piece.street === street), span),
  };
}

function piecesOf(street: StreetDrawing, plane: LocalPlane): Piece[] {
  const points = street.coordinates.map((position) => plane.toPlane(position));
  let startMetres = 0;
  return points.slice(1).flatMap((b, i) => {
    const a = points[i] as PlanePosition;
    const lengthMetres = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const piece = { street, a, b, startMetres, lengthMetres };
    startMetres += lengthMetres;
    return lengthMetres === 0 ? [] : [piece];
  });
}

const bucketKey = (column: number, row: number): string => `${column},${row}`;
const bucketOf = (metres: number): number => Math.floor(metres / bucketMetres);

/** Each piece in every bucket its box touches. */
function bucketed(pieces: readonly Piece[]): Map<string, Piece[]> {
  const buckets = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const [west, east] = [Math.min(piece.a[0], piece.b[0]), Math.max(piece.a[0], piece.b[0])];
    const [south, north] = [Math.min(piece.a[1], piece.b[1]), Math.max(piece.a[1], piece.b[1])];
    for (let column = bucketOf(west); column <= bucketOf(east); column++) {
      for (let row = bucketOf(south); row <= bucketOf(north); row++) {
        const key = bucketKey(column, row);
        const there = buckets.get(key);
        if (there === undefined) buckets.set(key, [piece]);
        else there.push(piece);
      }
    }
  }
  return buckets;
}

function near(buckets: ReadonlyMap<string, readonly Piece[]>, [east, north]: PlanePosition, reachMetres: number): Piece[] {
  const found: Piece[] = [];
  for (let column = bucketOf(east - reachMetres); column <= bucketOf(east + reachMetres); column++) {
    for (let row = bucketOf(north - reachMetres); row <= bucketOf(north + reachMetres); row++) found.push(...(buckets.get(bucketKey(column, row)) ?? []));
  }
  return found;
}

function nearest(pieces: readonly Piece[], point: PlanePosition, reachMetres: number): StreetFoot | null {
  let best: StreetFoot | null = null;
  for (const { street, a, b, startMetres, lengthMetres } of pieces) {
    const [dx, dy] = [(b[0] - a[0]) / lengthMetres, (b[1] - a[1]) / lengthMetres];
    const [px, py] = [point[0] - a[0], point[1] - a[1]];
    const along = Math.min(lengthMetres, Math.max(0, px * dx + py * dy));
    const distanceMetres = Math.hypot(px - along * dx, py - along * dy);
    if (distanceMetres > reachMetres || (best !== null && distanceMetres >= best.distanceMetres)) continue;
    best = { street, alongMetres: startMetres + along, distanceMetres, side: dx * py - dy * px >= 0 ? 1 : -1 };
  }
  return best;
}

/** @param span clipped to the street; offset to the left for positive metres */
function alongside(pieces: readonly Piece[], span: { readonly fromMetres: number; readonly toMetres: number; readonly offsetMetres: number }): PlanePosition[] {
  const end = pieces.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
  const [from, to] = [Math.max(0, span.fromMetres), Math.min(end, span.toMetres)];
  const count = Math.max(1, Math.round((to - from) / stepMetres));
  return Array.from({ length: count + 1 }, (_, i) => {
    const at = from + ((to - from) * i) / count;
    const piece = pieces.find(({ startMetres, lengthMetres }) => at <= startMetres + lengthMetres) ?? (pieces.at(-1) as Piece);
    const [dx, dy] = [(piece.b[0] - piece.a[0]) / piece.lengthMetres, (piece.b[1] - piece.a[1]) / piece.lengthMetres];
    const along = at - piece.startMetres;
    return [piece.a[0] + dx * along - dy * span.offsetMetres, piece.a[1] + dy * along + dx * span.offsetMetres];
  });
}
