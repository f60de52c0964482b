import { quoteIdentifier, type Session } from './connection';

/** Bytes per COPY statement: large enough for full speed, small enough that no statement nears its time limit. */
const CHUNK_BYTES = 4 * 1024 * 1024;

export type CopyValue = string | number | boolean | Date | null;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyField(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!) : value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value);
}

/** One row in COPY text format, ending in \n. Geometry goes in as EWKT or hex EWKB text. */
export function copyLine(values: readonly CopyValue[]): string {
  return `${values.map(copyField).join('\t')}\n`;
}

/** Feeds lines to the session in chunks, so that memory stays flat whatever the number of rows. @returns rows copied */
export async function copyInto(
  session: Session, table: string, columns: readonly string[], lines: AsyncIterable<string> | Iterable<string>,
): Promise<number> {
  [table, ...columns].forEach(quoteIdentifier);
  const encoder = new TextEncoder();
  let copiedCount = 0;
  let pending: string[] = [];
  let pendingLength = 0;
  const flush = async () => {
    if (pending.length === 0) return;
    copiedCount += await session.copy(table, columns, encoder.encode(pending.join('')));
    pending = [];
    pendingLength = 0;
  };
  for await (const line of lines) {
    if (!line.endsWith('\n')) throw new Error('a COPY line must end in \\n');
    if (line.includes('\0')) throw new Error('a COPY line must not contain NUL: PostgreSQL text cannot hold it');
    pending.push(line);
    pendingLength += line.length;
    if (pendingLength >= CHUNK_BYTES) await flush();
  }
  await flush();
  return copiedCount;
}
