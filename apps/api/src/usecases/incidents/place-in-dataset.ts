import { accept, refuse, type Refusal, type Result } from '@wuding/domain';
import { bboxContains, distanceMetres, isOnEarth, toWgs84, type Bbox, type Datum, type Position } from '@wuding/geo';

/** How far beyond what a dataset holds so far a new record may lie: a county grows at its edge, it does not jump. */
const outskirtsMetres = 5_000;

type Misplaced = Refusal<'lng-lat-swapped' | 'outside-dataset'>;

/**
 * A position from outside in WGS-84, refused when it cannot belong to the dataset.
 * @param position [lng, lat] in `datum`; ±180 each
 * @param bounds of the dataset, WGS-84; null = still empty, anything on earth belongs
 * @param pointer of the field, for the refusal
 */
export function placeInDataset(
  { position, datum, bounds, pointer }: { position: Readonly<Position>; datum: Datum; bounds: Bbox | null; pointer: string },
): Result<Position, Misplaced> {
  const [lng, lat] = position;
  const isNear = (candidate: Position): boolean =>
    isOnEarth(...candidate) && (bounds === null || isWithinOutskirts(toWgs84(candidate, datum), bounds));
  if (isNear([lng, lat])) return accept(toWgs84([lng, lat], datum));
  return refuse(isNear([lat, lng]) ? 'lng-lat-swapped' : 'outside-dataset', { pointer });
}

function isWithinOutskirts(position: Position, bounds: Bbox): boolean {
  if (bboxContains(bounds, position)) return true;
  const [west, south, east, north] = bounds;
  const nearest: Position = [Math.min(Math.max(position[0], west), east), Math.min(Math.max(position[1], south), north)];
  return distanceMetres(position, nearest) <= outskirtsMetres;
}
