import { MatchingBench, streetSamples, type PlaneLine, type StreetSamples } from '@wuding/analytics';
import { localPlane, type LocalPlane } from '@wuding/geo';
import { streetGraph } from '../../live/street-graph';
import type { Database } from '../../db/store';
import { findDatasetById } from '../../repositories/datasets';
import { postShapes, spotPlaces, streetLines } from '../../repositories/track-days';

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
    plane, posts, spots, bench: new MatchingBench(streetGraph(streets, plane).graph), segmentIds: streets.map(({ id }) => id),
    samples: streetSamples(lines.map((points) => ({ x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) })), sampleStepMetres),
  };
}
