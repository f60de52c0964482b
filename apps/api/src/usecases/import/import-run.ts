import type { Bbox, Position } from '@wuding/geo';
import type { OpenedFile } from '../../ingest/open-records';
import type { RecordGroups } from '../../ingest/record';
import type { RowSettings } from '../../ingest/row-reader';
import type { Context } from '../../context';
import type { ImportedItem } from '../../repositories/import-batches';
import type { ImportRequest } from './import-request';
import type { Target } from './plan-target';
import type { Tally } from './tally';

/** One file on its way in, opened, its columns understood. */
export interface ImportRun {
  readonly ctx: Context;
  readonly input: ImportRequest;
  readonly file: OpenedFile;
  readonly target: Target;
  readonly settings: RowSettings;
  /** Every record of the file, from the first. */
  readonly records: RecordGroups;
  readonly tally: Tally;
}

/** What storing the accepted rows came to. */
export interface StoredCounts {
  readonly acceptedCount: number;
  readonly updatedCount: number;
  readonly repairedCount: number;
  readonly duplicateCount: number;
  readonly remarks: readonly string[];
  /** What was overwritten, where an import can be taken back. */
  readonly items?: readonly ImportedItem[];
}

/** The same, and the number of the batch; null = nothing was kept. */
export type KeptCounts = StoredCounts & { readonly batchId: number | null };

/** The box around positions that come one by one. */
export class GrowingBox {
  #box: Bbox | null = null;

  add([lng, lat]: Readonly<Position>): void {
    if (this.#box === null) this.#box = [lng, lat, lng, lat];
    const box = this.#box;
    if (lng < box[0]) box[0] = lng;
    if (lat < box[1]) box[1] = lat;
    if (lng > box[2]) box[2] = lng;
    if (lat > box[3]) box[3] = lat;
  }

  /** Null while nothing was added. */
  get box(): Bbox | null {
    return this.#box;
  }
}
