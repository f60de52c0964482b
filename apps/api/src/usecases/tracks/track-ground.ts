import { MatchingBench, roadGraph, streetSamples, type PlaneLine, type StreetSamples } from '@wuding/analytics';
import { localPlane, type LocalPlane, type Position } from '@wuding/geo';
import type { Database } from '../../db/store';
import { findDatasetById } from '../../repositories/datasets';
import { postShapes, spotPlaces, streetLines, type StreetLine } from '../../repositories/track-days';

/** What the days of a dataset are held against. Plane metres. */
export interface TrackGround {
  readonly plane: LocalPlane;
  readonly samples: StreetSamples;
  readonly segmentIds: readonly number[];
  readonly bench: MatchingBench;
  /** A post at a point is a line of one vertex. */
  readonly posts: readonly (PlaneLine & { readonly id: number })[];
  readonly spots: readonly { readonly id: number; readonly x: number; readonly y: number }[];
}

/** @source params of fixtures/coverage.json */
const sampleStepMetres = 10;

/** Null while the dataset has no place yet. */
export async function trackGround(db: Database, datasetId: number): Promise<TrackGround | null> {
  const origin = (await findDatasetById(db, datasetId))?.planeOrigin;
  if (origin == null) return null;
  const plane = localPlane(origin), streets = await streetLines(db, datasetId), lines = streets.map(({ line }) => line.coordinates.map((position) => plane.toPlane(position)));
  const posts = (await postShapes(db, datasetId)).map(({ id, shape, radiusMetres }) =>
    ({ id, radiusMetres, vertices: (shape.type === 'Point' ? [shape.coordinates] : shape.coordinates).map((position) => plane.toPlane(position)) }));
  const spots = (await spotPlaces(db, datasetId)).map(({ id, lng, lat }) => { const [x, y] = plane.toPlane([lng, lat]); return { id, x, y }; });
  return {
    plane, posts, spots, bench: benchOf(streets, lines), segmentIds: streets.map(({ id }) => id),
    samples: streetSamples(lines.map((points) => ({ x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) })), sampleStepMetres),
  };
}

/** Streets as a network both ways: people on foot go either way, and one-way signs are not in the data. Streets meet where their vertices are the same. */
function benchOf(streets: readonly StreetLine[], lines: readonly (readonly (readonly [number, number])[])[]): MatchingBench {
  const nodes = new Map<string, number>(), x: number[] = [], y: number[] = [], from: number[] = [], to: number[] = [];
  const nodeOf = ([lng, lat]: Position, [px, py]: readonly [number, number]): number => {
    const key = `${lng},${lat}`, known = nodes.get(key);
    if (known !== undefined) return known;
    nodes.set(key, x.length);
    y.push(py);
    return x.push(px) - 1;
  };
  streets.forEach(({ line }, street) => line.coordinates.forEach((position, i) => {
    const node = nodeOf(position, lines[street]![i]!), before = i === 0 ? node : nodeOf(line.coordinates[i - 1]!, lines[street]![i - 1]!);
    if (node === before) return;
    from.push(before, node);
    to.push(node, before);
  }));
  return new MatchingBench(roadGraph({ x: Float64Array.from(x), y: Float64Array.from(y) }, { from: Int32Array.from(from), to: Int32Array.from(to) }));
}
