import type { TableShape } from '../../repositories/whole-store';
import { endOfRows, formatVersion, parseHeader, parseRowCount, parseTable, parseTrailer, type BackupContents, type BackupHeader } from './backup-format';
import { BackupDamaged, BackupLines } from './backup-lines';

/** Called with each table in turn; must take its rows to the end. Rows are COPY lines with their line feed. */
export type TableVisitor = (table: TableShape, rows: AsyncGenerator<string>) => Promise<void>;

/**
 * Reads a backup from beginning to end, in constant memory, and holds it against its own counts and checksum.
 * Throws BackupDamaged when they do not agree, Fault 'disk' when the file cannot be read.
 * @param begin called with the header before anything else is read; null ends the reading there
 */
export async function readBackup(path: string, begin: (header: BackupHeader) => Promise<TableVisitor | null>): Promise<BackupContents | null> {
  const lines = new BackupLines(path);
  try {
    const header = parseHeader(await lines.next());
    if (header === null) throw new BackupDamaged('it is no backup made by this program');
    const visit = await begin(header);
    if (visit === null || header.formatVersion > formatVersion) return null;
    const tables: { name: string; rowCount: number }[] = [];
    for (;;) {
      const { line, sha256 } = await lines.nextWithHash();
      const table = parseTable(line);
      if (table === null) return await finish(lines, { header, tables, line, sha256 });
      tables.push({ name: table.name, rowCount: await readRows(lines, table, visit) });
    }
  } finally {
    await lines.close();
  }
}

async function readRows(lines: BackupLines, table: TableShape, visit: TableVisitor): Promise<number> {
  let rowCount = 0;
  const rows = async function* (): AsyncGenerator<string> {
    for (let row = await lines.next(); row !== endOfRows; row = await lines.next()) {
      rowCount += 1;
      yield `${row}\n`;
    }
  };
  await visit(table, rows());
  if (parseRowCount(await lines.next()) !== rowCount) throw new BackupDamaged(`table ${table.name} does not have the rows it should`);
  return rowCount;
}

async function finish(
  lines: BackupLines, { header, tables, line, sha256 }: { header: BackupHeader; tables: BackupContents['tables']; line: string; sha256: string },
): Promise<BackupContents> {
  const trailer = parseTrailer(line);
  const rowCount = tables.reduce((sum, table) => sum + table.rowCount, 0);
  if (trailer === null || trailer.tableCount !== tables.length || trailer.rowCount !== rowCount) throw new BackupDamaged('its tables do not add up');
  if (trailer.sha256 !== sha256) throw new BackupDamaged('its content does not give its checksum');
  await lines.end();
  return { header, tables, rowCount, sha256 };
}
