import type { Position } from '../position';

export interface PointGeometry { readonly type: 'Point'; readonly coordinates: Position }
export interface LineGeometry { readonly type: 'LineString'; readonly coordinates: Position[] }
export interface MultiLineGeometry { readonly type: 'MultiLineString'; readonly coordinates: Position[][] }
export interface PolygonGeometry { readonly type: 'Polygon'; readonly coordinates: Position[][] }
export interface MultiPolygonGeometry { readonly type: 'MultiPolygon'; readonly coordinates: Position[][][] }

/** Why a geometry is refused. `docs` of each: a sentence a person can act on is made from it at the rim. */
export const geometryFaults = [
  /** Not an object with a `type` and `coordinates`. */
  'not-a-geometry',
  /** A geometry, but of another type than asked for. */
  'wrong-geometry-type',
  /** Arrays nested otherwise than the type demands, or something else than numbers in them. */
  'malformed-coordinates',
  /** NaN or infinite. */
  'number-not-finite',
  /** Outside ±180, ±90 degrees. */
  'out-of-range',
  /** Latitude beyond ±90 while the swapped pair would fit. */
  'lng-lat-swapped',
  /** A ring of fewer than three different positions, a line of fewer than two, or no ring at all. */
  'too-few-positions',
  /** More than a million positions. */
  'too-many-positions',
  /** All positions of a line coincide. */
  'zero-length',
  /** A ring that encloses nothing. */
  'zero-area',
  /** A ring that crosses, touches or runs along itself. */
  'self-crossing',
  /** Two rings of a polygon that cross or share a stretch. */
  'rings-cross',
  'hole-outside-shell',
  'hole-in-hole',
  /** Rings that touch so that the inside falls into parts. */
  'interior-disconnected',
  /** Two polygons of a multipolygon that share more than points. */
  'polygons-overlap',
  /** So many long edges side by side that checking them would take too long. */
  'too-intricate',
] as const;
export type GeometryFault = (typeof geometryFaults)[number];

/** What was mended without asking; a person is told. */
export type GeometryRepair = 'ring-closed' | 'duplicate-positions-removed' | 'altitude-dropped';

export interface GeometryRefusal {
  readonly ok: false;
  readonly code: GeometryFault;
  /** Where in the input, as ['coordinates', 0, 3]; empty for the whole. */
  readonly path: readonly (string | number)[];
  /** Where on the ground, when that is known: the crossing, the swapped position as given. */
  readonly position?: Position;
}

/** A geometry from outside, accepted (as a copy fit for storing) or refused with the reason and place. */
export type GeometryVerdict<Geometry> =
  | { readonly ok: true; readonly geometry: Geometry; readonly repairs: GeometryRepair[] }
  | GeometryRefusal;

export const refuseGeometry = (
  code: GeometryFault, path: readonly (string | number)[] = [], position?: Position,
): GeometryRefusal => (position === undefined ? { ok: false, code, path } : { ok: false, code, path, position });
