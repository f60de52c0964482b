import type { RecordGroups, SourceRecord } from '../ingest/record';
import { FileRefused } from '../ingest/refused';

/** A text in pieces of `pieceLength` characters, none cut in two: what a decoder gives. */
export async function* inPieces(text: string, pieceLength = Infinity): AsyncGenerator<string> {
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + pieceLength);
    if (/[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end += 1;
    yield text.slice(at, end);
    at = end;
  }
}

export async function readAll(records: RecordGroups): Promise<SourceRecord[]> {
  const all: SourceRecord[] = [];
  for await (const group of records) all.push(...group);
  return all;
}

/** The refusal a reader ends with. */
export async function refusalOf(records: AsyncIterable<unknown>): Promise<FileRefused['refusal'] | null> {
  try {
    for await (const _ of records);
    return null;
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
}
