import { createHash } from 'node:crypto';
import { csvRecords } from './csv-records';
import { geoJsonRecords } from './geojson-records';
import type { RecordGroups } from './record';
import { FileRefused } from './refused';
import { defaultMaximumBytes, sourceBytes } from './source-bytes';
import { decodedText } from './text-decoding';
import { workbookRecords } from './xlsx/workbook-records';

export const sourceFormats = ['csv', 'geojson', 'xlsx'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

const formatOfExtension: Readonly<Record<string, SourceFormat>> = {
  csv: 'csv', tsv: 'csv', txt: 'csv', geojson: 'geojson', json: 'geojson', ndjson: 'geojson', geojsonl: 'geojson', geojsons: 'geojson',
  jsonl: 'geojson', xlsx: 'xlsx',
};
const knownUnsupported = ['xls', 'xlsm', 'xlsb', 'gpx', 'kml', 'kmz', 'shp', 'zip', 'gpkg', 'pdf'];

export interface OpenedFile {
  readonly records: RecordGroups;
  /** SHA-256 (hex) of the file as stored; to be asked for once `records` has ended. */
  sha256(): string;
  /** Remarks on the file as a whole; grows while it is read. */
  readonly remarks: readonly string[];
}

/**
 * Opens a file as a sequence of records. The format is the one given, else the one of the name (`.gz` aside), else guessed from
 * the first character. Nothing is read before the first record is asked for; memory does not grow with the file (a workbook
 * is held whole, and bounded).
 */
export function openRecords(path: string, options: { format?: SourceFormat; maximumBytes?: number }): OpenedFile {
  const hash = createHash('sha256');
  const remarks: string[] = [];
  const bytes = sourceBytes(path, { hash, maximumBytes: options.maximumBytes ?? defaultMaximumBytes });
  const format = options.format ?? formatOfName(path), remark = (sentence: string): void => void remarks.push(sentence);
  const records = format === 'xlsx' ? workbookRecords(bytes, remark) : recordsOf(decodedText(refuseBinary(bytes), remark), format);
  return { records, sha256: () => hash.digest('hex'), remarks };
}

function formatOfName(path: string): SourceFormat | null {
  const name = path.toLowerCase().replace(/\.gz$/, '');
  const extension = name.slice(name.lastIndexOf('.') + 1);
  if (knownUnsupported.includes(extension)) throw new FileRefused('format-unsupported', { format: extension });
  return formatOfExtension[extension] ?? null;
}

async function* recordsOf(texts: AsyncGenerator<string>, format: Exclude<SourceFormat, 'xlsx'> | null): RecordGroups {
  let known = format;
  let head = '';
  while (known === null) {
    const next = await texts.next();
    if (next.done && head === '') return;
    if (!next.done) head += next.value;
    const first = head.trimStart()[0];
    if (first !== undefined || next.done) known = first === '{' || first === '[' ? 'geojson' : 'csv';
  }
  yield* (known === 'csv' ? csvRecords : geoJsonRecords)(startingWith(head, texts));
}

async function* startingWith(head: string, texts: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== '') yield head;
  yield* texts;
}

/** Spreadsheets and archives under a text name: said at once, instead of as an odd encoding. */
async function* refuseBinary(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of bytes) {
    const start = chunk.subarray(0, 4).toString('latin1');
    if (isFirst && (start.startsWith('PK\x03\x04') || start === '%PDF' || start === '\xd0\xcf\x11\xe0')) {
      throw new FileRefused('format-unsupported', { format: start.startsWith('PK') ? 'xlsx/zip' : start === '%PDF' ? 'pdf' : 'xls' });
    }
    isFirst = false;
    yield chunk;
  }
}
