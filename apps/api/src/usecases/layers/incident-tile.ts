import { incidentStatuses, type TimeWindow } from '@wuding/domain';
import type { EventCubes } from '../../live/event-cubes';
import type { Dataset } from '../../repositories/datasets';
import { cutIncidents } from '../../tiles/cut-incidents';
import { encodePoints } from '../../tiles/encode-points';

export interface IncidentTileRequest {
  readonly cubes: EventCubes;
  readonly dataset: Dataset;
  readonly window: TimeWindow;
  /** Event codes to show; null = all. Codes nobody knows show nothing. */
  readonly codes: readonly string[] | null;
  readonly tile: readonly [z: number, x: number, y: number];
}

/**
 * Incidents that count, as points of a tile made from memory; see `cutIncidents` for where and how they are thinned.
 * Properties: `id` (also the feature's id), `code` (event code), `status`, `at` (seconds since 1970), and `count` where
 * the point stands for more than one.
 */
export async function incidentTile({ cubes, dataset, window, codes, tile }: IncidentTileRequest): Promise<Uint8Array> {
  const { cube, codeTexts } = await cubes.of(dataset.id);
  const codeTerms = codes === null ? [] : [[...codeTexts].filter(([, text]) => codes.includes(text)).map(([codeId]) => ({ codeId }))];
  const { points, codeIds } = cutIncidents(cube, { ...window, codeTerms }, tile);
  return encodePoints('incidents', points, { codes: codeIds.map((id) => codeTexts.get(id) ?? String(id)), statuses: incidentStatuses });
}
