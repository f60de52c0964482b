import type { Datum } from '@wuding/geo';
import type { SourceFormat } from '../../ingest/open-records';
import type { DateOrder } from '../../ingest/read-time';
import type { RepairReason, RowReason } from '../../ingest/reason';

/** What can be imported today. */
export const importKinds = ['districts', 'roads', 'places', 'incidents', 'zones', 'posts', 'staff'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Registers people keep: their imports are previewed row by row and can be taken back. */
export const registerKinds = ['posts', 'staff'] as const satisfies readonly ImportKind[];
export type RegisterKind = (typeof registerKinds)[number];

/** One field a row would change, as its cells say it. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What becomes of one row of a register. */
export interface RowOutcome {
  readonly row: number;
  /** Line of a CSV file or a sheet, with the header; null elsewhere. */
  readonly line: number | null;
  readonly code: string;
  readonly name: string;
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'refused';
  /** Of a new row: what it says. */
  readonly changes: readonly FieldChange[];
  readonly problems: readonly { readonly field: string; readonly reason: RowReason; readonly sentence: string }[];
}

export interface ImportRequest {
  readonly kind: ImportKind;
  /** Absolute path of the file. */
  readonly path: string;
  /** Its name as somebody knows it, where the path is not that. */
  readonly fileName?: string;
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
  /** Told of every row of a register, and of every refused row of any kind. */
  readonly onRow?: (outcome: RowOutcome) => void;
  /** Asked when all rows are decided: false takes everything back. */
  readonly mayCommit?: () => boolean;
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
  /** Number of the import that wrote; null = nothing was written. */
  readonly batchId: number | null;
}
