import type { RecordGroups, SourceRecord } from '../../ingest/record';
import { FileRefused } from '../../ingest/refused';

/** Enough rows to tell columns, place and datum from; few enough to be held. */
const headRows = 2_000;
const headCharacters = 16 * 1024 * 1024;

export interface Head {
  /** The first records of the file; at least one. */
  readonly sample: readonly SourceRecord[];
  /** All records, those of the sample first. */
  readonly records: RecordGroups;
  /** Names of the columns that occur in the sample. */
  readonly columns: readonly string[];
}

/** Reads the beginning of a file and gives it back with the rest. Refuses an empty one. */
export async function readHead(records: RecordGroups): Promise<Head> {
  const sample: SourceRecord[] = [];
  let characters = 0;
  while (sample.length < headRows && characters < headCharacters) {
    const next = await records.next();
    if (next.done) break;
    sample.push(...next.value);
    characters += next.value.reduce((sum, { size }) => sum + size, 0);
  }
  if (sample.length === 0) throw new FileRefused('empty-file');
  return { sample, records: joined(sample, records), columns: [...new Set(sample.flatMap((record) => record.columns))] };
}

async function* joined(sample: readonly SourceRecord[], rest: RecordGroups): RecordGroups {
  yield sample;
  yield* rest;
}
