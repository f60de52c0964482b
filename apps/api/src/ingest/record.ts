import type { RowReason } from './reason';

/** One row that cannot be taken: where, which field, why. */
export interface RowProblem {
  /** Field of the kind (`at`, `lng`), column of the file where no field is meant, or `geometry`. */
  readonly field: string;
  readonly reason: RowReason;
  /** The value at fault and the like; completes the sentence of the reason. */
  readonly detail: string;
}

/** One row or feature as the file has it, not yet understood. */
export interface SourceRecord {
  /** Counted from 1; a CSV's header line is not counted. */
  readonly row: number;
  /** Line of a CSV file, counted from 1 with the header; null elsewhere. */
  readonly line: number | null;
  /** The cell or property of that name; undefined when the record has none. */
  read(column: string): unknown;
  /** GeoJSON geometry as parsed, unchecked; undefined when the format has no geometry of its own. */
  readonly geometry: unknown;
  /** Column names this record has. */
  readonly columns: readonly string[];
  /** What is wrong with the record as a whole; its cells are then not to be trusted. */
  readonly fault: RowProblem | null;
  /** Characters it took in the file. */
  readonly size: number;
}

/** Records in order, in groups as they were read: a step of an asynchronous sequence for each would cost more than reading it. */
export type RecordGroups = AsyncGenerator<readonly SourceRecord[]>;

/** The records one by one, for kinds of which there are few. */
export async function* eachOf(groups: RecordGroups): AsyncGenerator<SourceRecord> {
  for await (const group of groups) yield* group;
}

/** Remarks on a whole file that was read: its encoding, which of two columns was used. */
export type Remark = (sentence: string) => void;
