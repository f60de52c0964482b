import { accept, refuse, type Result } from '@wuding/domain';
import { asMultiPolygon, multiPolygonAreaSquareMetres, validatePolygon } from '@wuding/geo';
import type { MultiPolygon } from 'geojson';
import type { Dataset } from '../../repositories/datasets';
import { placeInDataset } from '../incidents/place-in-dataset';

/** More corners than a hand draws or a survey of a district has. */
const maximumCornerCount = 10_000;

export interface BoundaryDraft {
  readonly boundary: MultiPolygon;
  readonly areaSquareMetres: number;
}

/**
 * A drawn boundary (GeoJSON Polygon or MultiPolygon, WGS-84), repaired where that is safe.
 * Refuses `invalid-geometry` with the corner at fault, `outside-dataset`, `lng-lat-swapped`.
 */
export function readBoundaryDraft(drawn: unknown, { bounds }: Pick<Dataset, 'bounds'>): Result<BoundaryDraft> {
  const verdict = validatePolygon(drawn);
  if (!verdict.ok) return refuse('invalid-geometry', { pointer: ['/boundary', ...verdict.path].join('/'), data: { reason: verdict.code } });
  const { coordinates } = asMultiPolygon(verdict.geometry);
  const corners = coordinates.flat(2);
  if (corners.length > maximumCornerCount) return refuse('invalid-geometry', { pointer: '/boundary', data: { reason: 'too-many-positions', maximumCornerCount } });
  for (const position of corners) {
    const placed = placeInDataset({ position, datum: 'wgs84', bounds, pointer: '/boundary' });
    if (!placed.ok) return placed;
  }
  return accept({ boundary: { type: 'MultiPolygon', coordinates }, areaSquareMetres: multiPolygonAreaSquareMetres(coordinates) });
}
