import type { ComparisonAnswer, RatesAnswer, SurfaceAnswer } from '@wuding/contract';
import type { FeatureCollection, Polygon } from 'geojson';
import { squares, type Ground } from './rate-picture';
import { surfaceRings } from './surface-picture';

type PlaneOrigin = readonly [number, number];
type Value = string | number | null;
type About = Readonly<Record<string, Value>>;
type Shapes<Properties> = FeatureCollection<Polygon, Properties>;

interface CellProperties {
  readonly state: RatesAnswer['cells'][number]['state'];
  readonly count: number;
  readonly passes: number;
  readonly patrolHours: number;
  readonly rate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly shrunk: number | null;
}

/** The cells on show as squares on the ground, WGS-84 (labelled CGCS2000, which differs by less than a metre). */
export const cellsGeoJson = ({ ground, cells }: Pick<RatesAnswer, 'ground' | 'cells'>, setting: { planeOrigin: PlaneOrigin; about: About }): Shapes<CellProperties> =>
  onGround(ground, setting, cells.map((cell) => [cell.index, {
    state: cell.state, count: cell.count, passes: cell.passes, patrolHours: cell.patrolHours,
    rate: cell.rate?.value ?? null, lower: cell.rate?.lower ?? null, upper: cell.rate?.upper ?? null, shrunk: cell.shrunk,
  }]));

/** The cells of a difference, with both counts and how sure the change is. */
export const differenceGeoJson = ({ ground, cells }: Pick<ComparisonAnswer, 'ground' | 'cells'>, setting: { planeOrigin: PlaneOrigin; about: About }): Shapes<Readonly<Record<string, Value>>> =>
  onGround(ground, setting, cells.map(({ index, ...figures }) => [index, figures]));

/** Hexagons, or the cells of a density. */
export function surfaceGeoJson(answer: SurfaceAnswer, { planeOrigin, about }: { planeOrigin: PlaneOrigin; about: About }): Shapes<Readonly<Record<string, Value>>> {
  const ringOf = surfaceRings(answer, planeOrigin);
  return collection(about, answer.cells.map(({ index, ...figures }) => ({ geometry: { type: 'Polygon', coordinates: [ringOf(index)] }, properties: figures })));
}

function onGround<Properties>(ground: Ground | null, { planeOrigin, about }: { planeOrigin: PlaneOrigin; about: About }, cells: readonly (readonly [number, Properties])[]): Shapes<Properties> {
  if (ground === null) return collection(about, []);
  const squareOf = squares(ground, planeOrigin);
  return collection(about, cells.map(([index, properties]) => ({ geometry: squareOf(index), properties })));
}

function collection<Properties>(about: About, shapes: readonly { geometry: Polygon; properties: Properties }[]): Shapes<Properties> {
  const named = {
    type: 'FeatureCollection' as const, crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } }, about,
    features: shapes.map((shape) => ({ type: 'Feature' as const, ...shape })),
  };
  return named;
}
