import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { PlanePosition } from '@wuding/geo';
import type { Context } from '../../context';
import type { DutyMaps } from '../../live/duty-map';
import { metresBetweenLines } from '../../live/place-grid';
import { findStreet, linesOfStreet } from '../../repositories/streets';
import { findDataset } from '../datasets/find-dataset';
import { postPlace } from '../rosters/load-roster';
import { metresOnPlane } from './duty-here';

/** Published posts within a buffer of a street, in the order one meets them along the straight line between its ends. */
export async function readPostsAlong(
  { ctx, input, maps }: { ctx: Context; input: ParsedOf<Endpoints['readPostsAlong']>['query']; maps: DutyMaps },
): Promise<Result<ResponseOf<Endpoints['readPostsAlong']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const street = await findStreet(ctx.store.db, dataset.value.id, input.name);
  if (street === null) return refuse('not-found', { pointer: '/name' });
  const lines = await linesOfStreet(ctx.store.db, dataset.value.id, input.name);
  const map = await maps.of(dataset.value.id, ctx.clock.now());
  const { plane } = map;
  if (plane === null) return accept({ name: street.name, lengthMetres: street.lengthMetres, items: [] });
  const pieces = lines.map((line) => line.map(([lng, lat]): PlanePosition => plane.toPlane([lng, lat])));
  const along = alongAxis(pieces.flat());
  return accept({
    name: street.name, lengthMetres: street.lengthMetres,
    items: map.posts.flatMap(({ post, line }) => {
      const distanceMetres = Math.min(...pieces.map((piece) => metresBetweenLines(line, piece))), [first] = line;
      return distanceMetres > input.bufferMetres || first === undefined ? [] : [{ place: postPlace(post), distanceMetres, alongMetres: along(first) }];
    }).sort((a, b) => a.alongMetres - b.alongMetres),
  });
}

/** Metres along the line from one end of a street to the point of it that is farthest from there. */
function alongAxis(corners: readonly PlanePosition[]): (point: PlanePosition) => number {
  const farthestFrom = (from: PlanePosition): PlanePosition => corners.reduce((best, one) => (metresOnPlane(one, from) > metresOnPlane(best, from) ? one : best), from);
  const start = farthestFrom(corners[0] ?? [0, 0]), end = farthestFrom(start), length = metresOnPlane(start, end);
  return (point) => (length === 0 ? 0 : ((point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1])) / length);
}
