import type { StoreOutline, TableShape } from '../../repositories/whole-store';

/**
 * A backup is a gzip stream of UTF-8 lines, the same from either kind of store:
 *
 *   {"format":"wuding-backup","formatVersion":1, …}         the header
 *   {"table":"incident","columns":["id", …]}                then, table by table, its columns,
 *   1⇥…                                                     its rows as PostgreSQL COPY text (geometry as EWKB hex),
 *   \.                                                      the end of the rows,
 *   {"rowCount":27000}                                      and how many they were
 *   {"tableCount":15,"rowCount":31234,"sha256":"…"}         last: SHA-256 over every byte before this line
 */
export const formatVersion = 1;
export const endOfRows = '\\.';

export interface BackupHeader extends Omit<StoreOutline, 'tables'> {
  readonly format: 'wuding-backup';
  readonly formatVersion: number;
  /** Version of the program that wrote it. */
  readonly programVersion: string;
  /** ISO instant, by the server's clock. */
  readonly takenAt: string;
  readonly store: 'embedded' | 'postgres';
}

export interface BackupTrailer {
  readonly tableCount: number;
  readonly rowCount: number;
  readonly sha256: string;
}

/** What is in a backup, or went into one. */
export interface BackupContents {
  readonly header: BackupHeader;
  readonly tables: readonly { readonly name: string; readonly rowCount: number }[];
  readonly rowCount: number;
  readonly sha256: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function parseLine(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** Null when the line is no header of ours; of a header of a later format only the first two fields are sure. */
export function parseHeader(line: string): BackupHeader | null {
  const header = parseLine(line);
  if (header === null || header['format'] !== 'wuding-backup' || !isCount(header['formatVersion'])) return null;
  if (header['formatVersion'] > formatVersion) return header as unknown as BackupHeader;
  const { migrations, auditHead, changeHead, sequences, takenAt } = header;
  const isWhole = Array.isArray(migrations) && isRecord(auditHead) && isCount(auditHead['seq']) && isCount(changeHead)
    && isRecord(sequences) && Object.values(sequences).every(isCount) && typeof takenAt === 'string' && !Number.isNaN(Date.parse(takenAt));
  return isWhole ? header as unknown as BackupHeader : null;
}

export function parseTable(line: string): TableShape | null {
  const { table, columns } = parseLine(line) ?? {};
  return typeof table === 'string' && Array.isArray(columns) ? { name: table, columns: columns.map(String) } : null;
}

export function parseRowCount(line: string): number | null {
  const { rowCount } = parseLine(line) ?? {};
  return isCount(rowCount) ? rowCount : null;
}

export function parseTrailer(line: string): BackupTrailer | null {
  const { tableCount, rowCount, sha256 } = parseLine(line) ?? {};
  return isCount(tableCount) && isCount(rowCount) && typeof sha256 === 'string' ? { tableCount, rowCount, sha256 } : null;
}
