import { CsvError, parse } from 'csv-parse';
import type { RecordGroups, RowProblem, SourceRecord } from './record';
import { FileRefused } from './refused';

const maximumRecordBytes = 1024 * 1024;
const delimiters = [',', ';', '\t'] as const;

interface Line {
  readonly cells: string[];
  /** Line of the file on which the record ends. */
  readonly line: number;
}

/**
 * Records of a CSV text with a header line; the delimiter (comma, semicolon, tab) is the one the header line has most of.
 * Empty lines are skipped. A record whose cell count differs from the header's carries a fault (surplus empty cells are let
 * pass: spreadsheets write them). The whole record is kept below 1 MiB, so an unclosed quote cannot swallow a large file.
 * Refuses `malformed-csv` with the row and line.
 */
export async function* csvRecords(texts: AsyncIterable<string>): RecordGroups {
  let table: Table | null = null;
  let row = 0;
  for await (const lines of csvLines(texts)) {
    const records: SourceRecord[] = [];
    for (const { cells, line } of lines) {
      if (table === null) table = tableOf(cells);
      else records.push(new CsvRecord(table, { row: ++row, line, cells }));
    }
    if (records.length > 0) yield records;
  }
}

interface Table {
  readonly header: readonly string[];
  /** Position of each named column; of two columns with one name the first counts. */
  readonly index: ReadonlyMap<string, number>;
  readonly columns: readonly string[];
}

function tableOf(cells: readonly string[]): Table {
  const header = cells.map((cell) => cell.trim());
  const index = new Map<string, number>();
  header.forEach((name, at) => {
    if (name !== '' && !index.has(name)) index.set(name, at);
  });
  return { header, index, columns: [...index.keys()] };
}

class CsvRecord implements SourceRecord {
  readonly row: number;
  readonly line: number;
  readonly geometry = undefined;
  readonly #cells: readonly string[];
  readonly #table: Table;

  constructor(table: Table, { row, line, cells }: { row: number; line: number; cells: readonly string[] }) {
    this.row = row;
    this.line = line;
    this.#cells = cells;
    this.#table = table;
  }

  read(column: string): unknown {
    const at = this.#table.index.get(column);
    return at === undefined ? undefined : this.#cells[at];
  }

  get columns(): readonly string[] {
    return this.#table.columns;
  }

  get size(): number {
    return this.#cells.reduce((sum, cell) => sum + cell.length + 1, 0);
  }

  get fault(): RowProblem | null {
    const { header } = this.#table;
    const expected = header.length, got = this.#cells.length;
    if (got === expected) return null;
    if (got > expected && this.#cells.slice(expected).every((cell) => cell.trim() === '')) return null;
    const field = header[got] ?? header.at(-1) ?? '';
    return { field, reason: 'column-count-differs', detail: `表头 ${expected} 列，此行 ${got} 列` };
  }
}

async function* csvLines(texts: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  const start = await readFirstLine(texts[Symbol.asyncIterator]());
  let batch: Line[] = [];
  const parser = parse({
    delimiter: likeliestDelimiter(start.head), relax_column_count: true, relax_quotes: true, skip_empty_lines: true,
    max_record_size: maximumRecordBytes,
    // Taking records here instead of from the readable side saves a stream hop per row.
    on_record: (cells: string[], context) => {
      batch.push({ cells, line: context.lines });
      return null;
    },
  });
  // Errors reach the callback of the write that met them.
  parser.on('error', () => undefined).resume();
  let lastLine = 0;
  let taken = 0;
  const take = (): readonly Line[] => {
    const full = batch;
    batch = [];
    taken += full.length;
    lastLine = full.at(-1)?.line ?? lastLine;
    return full;
  };
  try {
    for await (const text of start.texts()) {
      await settled((done) => parser.write(text, done));
      yield take();
    }
    await settled((done) => parser.end(done));
    yield take();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield take();
    // The header is among the records taken: their count is the number of the data row that failed.
    throw new FileRefused('malformed-csv', { row: taken, line: lastLine + 1, code: error.code, detail: error.message });
  } finally {
    parser.destroy();
  }
}

const settled = (work: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));

/** Reads up to the end of the first line (or 1 MiB), and gives everything back in order. */
async function readFirstLine(texts: AsyncIterator<string>): Promise<{ head: string; texts: () => AsyncGenerator<string> }> {
  let head = '';
  while (head.length < maximumRecordBytes && !/[\r\n]/.test(head.trimStart())) {
    const next = await texts.next();
    if (next.done) break;
    head += next.value;
  }
  return {
    head,
    async *texts() {
      if (head !== '') yield head;
      for (let next = await texts.next(); !next.done; next = await texts.next()) yield next.value;
    },
  };
}

function likeliestDelimiter(head: string): string {
  const line = head.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const unquoted = line.replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string): number => unquoted.split(delimiter).length - 1;
  return delimiters.reduce((best, next) => (count(next) > count(best) ? next : best));
}
