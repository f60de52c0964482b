import type { Datum } from '@wuding/geo';
import type { SourceFormat } from '../../ingest/open-records';
import type { DateOrder } from '../../ingest/read-time';
import type { RepairReason, RowReason } from '../../ingest/reason';

/** What can be imported today. */
export const importKinds = ['districts', 'roads', 'places', 'incidents', 'zones'] as const;
export type ImportKind = (typeof importKinds)[number];

export interface ImportRequest {
  readonly kind: ImportKind;
  /** Absolute path of the file. */
  readonly path: string;
  /** Name of the dataset as somebody typed it; null = the bureau's own. */
  readonly dataset: string | null;
  /** Name of the code set for incidents; null = the dataset's own. */
  readonly codeSet: string | null;
  /** Null = by the file's name and content. */
  readonly format: SourceFormat | null;
  /** Datum the file's positions are in. */
  readonly datum: Datum;
  /** Whoever asks has seen the doubts about the datum and stands by the label. */
  readonly acceptsDatum: boolean;
  /** IANA zone of times without offset; null = the dataset's. */
  readonly timeZone: string | null;
  readonly dateOrder: DateOrder;
  /** Column by field, where the usual names do not serve; '' = the file has no such column. */
  readonly columns: ReadonlyMap<string, string>;
  /** By field: what to read instead of a value. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Does everything, says what it did, and takes it back. */
  readonly isDryRun: boolean;
  /** Absolute path of the list of rejected rows; null = none. */
  readonly errorsPath: string | null;
  /** Where rows wait between reading and storing. */
  readonly spoolDirectory: string;
  /** Most bytes of the file after decompression. */
  readonly maximumBytes: number;
  onProgress(text: string): void;
}

/** A rejected row, for showing. */
export interface Rejection {
  readonly row: number;
  readonly line: number | null;
  readonly field: string;
  readonly reason: RowReason;
  readonly sentence: string;
}

/** What became of a file. accepted + rejected + duplicate = rows. */
export interface ImportSummary {
  readonly kind: ImportKind;
  readonly dataset: string;
  readonly isNewDataset: boolean;
  readonly isDryRun: boolean;
  readonly rowCount: number;
  /** Inserted or updated. For roads: features of which something is new or changed. */
  readonly acceptedCount: number;
  readonly updatedCount: number;
  readonly rejectedCount: number;
  /** Accepted after mending. */
  readonly repairedCount: number;
  /** Said nothing new: the same as an earlier row or as what is stored. */
  readonly duplicateCount: number;
  readonly reasons: ReadonlyMap<RowReason, number>;
  readonly repairs: ReadonlyMap<RepairReason, number>;
  /** The first few rejected rows. */
  readonly samples: readonly Rejection[];
  /** Sentences on the file as a whole. */
  readonly remarks: readonly string[];
}
