import { readSheet } from 'read-excel-file/node';
import { FileRefused } from '../refused';
import type { RecordGroups, RowProblem, SourceRecord } from '../record';
import { maximumWorkbookBytes, openPackage } from './open-package';

/** What the reader makes of a cell; a date is the civil date and time of the sheet as if it were UTC. */
type Cell = string | number | boolean | Date | null;

const groupRows = 2_000;
const maximumRows = 100_000;

/**
 * Records of the first sheet of an XLSX workbook, its first row being the header; empty rows are skipped. A row with a formula
 * carries a fault: what a formula shows is not what somebody entered.
 * Refuses `format-unsupported`, `malformed-xlsx`, `zip-bomb`, `macros-refused`, `workbook-locked`, `file-too-large`.
 */
export async function* workbookRecords(bytes: AsyncIterable<Buffer>, remark: (sentence: string) => void): RecordGroups {
  const file = await whole(bytes);
  const parts = openPackage(file);
  const sheetCount = [...parts.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).length;
  if (sheetCount > 1) remark(`工作簿有 ${sheetCount} 张工作表，只读第一张`);
  const formulas = formulaCells(parts);
  const rows = await cellsOf(file);
  const [header = [], ...body] = rows;
  if (body.length > maximumRows) throw new FileRefused('too-many-features', { maximumRows });
  const names = header.map((cell) => textOf(cell).trim());
  const index = new Map<string, number>();
  names.forEach((name, at) => { if (name !== '' && !index.has(name)) index.set(name, at); });
  let row = 0;
  let group: SourceRecord[] = [];
  for (const [at, cells] of body.entries()) {
    if (cells.every((cell) => textOf(cell).trim() === '')) continue;
    group.push(recordOf({ row: ++row, line: at + 2, cells, names, index, formula: formulas.get(at + 2) }));
    if (group.length < groupRows) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

async function whole(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > maximumWorkbookBytes) throw new FileRefused('file-too-large', { maximumBytes: maximumWorkbookBytes });
    chunks.push(chunk);
  }
  const file = Buffer.concat(chunks);
  if (file.length === 0) throw new FileRefused('empty-file');
  if (file.subarray(0, 4).toString('latin1') === '\xd0\xcf\x11\xe0') throw new FileRefused('workbook-locked');
  if (file.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') throw new FileRefused('format-unsupported', { format: 'xlsx' });
  return file;
}

async function cellsOf(file: Buffer): Promise<readonly (readonly Cell[])[]> {
  try {
    return (await readSheet(file, { trim: false })) as unknown as readonly (readonly Cell[])[];
  } catch (error) {
    throw new FileRefused('malformed-xlsx', { detail: error instanceof Error ? error.message.slice(0, 200) : '' });
  }
}

/** Row of the sheet → first cell with a formula, such as C5. */
function formulaCells(parts: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [name, text] of parts) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) continue;
    for (const [, cell = ''] of text.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<(?:\w+:)?f[\s>/]/g)) {
      const row = Number(cell.replace(/^[A-Z]+/, ''));
      if (!found.has(row)) found.set(row, cell);
    }
  }
  return found;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** A cell as text: numbers plainly, dates as 2026-11-23, with their time where they have one. */
function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  if (Number.isNaN(cell.getTime())) return '';
  const date = `${cell.getUTCFullYear()}-${pad(cell.getUTCMonth() + 1)}-${pad(cell.getUTCDate())}`;
  const time = `${pad(cell.getUTCHours())}:${pad(cell.getUTCMinutes())}:${pad(cell.getUTCSeconds())}`;
  return time === '00:00:00' ? date : `${date} ${time}`;
}

interface Row {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly names: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly formula: string | undefined;
}

function recordOf({ row, line, cells, names, index, formula }: Row): SourceRecord {
  const fault: RowProblem | null = formula === undefined ? null : { field: names[columnIndex(formula)] ?? formula, reason: 'formula-cell', detail: formula };
  return {
    row, line, fault, geometry: undefined, columns: [...index.keys()], size: cells.reduce<number>((sum, cell) => sum + textOf(cell).length + 1, 0),
    read: (column) => {
      const at = index.get(column);
      return at === undefined ? undefined : textOf(cells[at]);
    },
  };
}

/** Of a cell such as AB12, counted from 0. */
const columnIndex = (cell: string): number => [...cell.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
