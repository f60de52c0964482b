import { accept, refuse, type Refusal, type Result } from '@wuding/domain';

/** Sort key of the last record of a page: what the next page begins after. */
export type CursorKey = readonly (string | number)[];

/** An opaque cursor, good for the one sort it was made under. */
export const encodeCursor = (sort: string, key: CursorKey): string => Buffer.from(JSON.stringify([sort, ...key])).toString('base64url');

const latestAt = 6.21e13;

/** Parts of a key, as the store will take them: a cursor comes from outside and is believed as little as anything else. */
const checks = {
  text: (part: unknown): boolean => typeof part === 'string' && !part.includes('\0'),
  /** Four bytes, signed. */
  integer: (part: unknown): boolean => Number.isInteger(part) && Math.abs(part as number) <= 2_147_483_647,
  /** UTC milliseconds of the years 1 to 3938. */
  instant: (part: unknown): boolean => Number.isInteger(part) && Math.abs(part as number) <= latestAt,
};

/**
 * The key inside a cursor; null when there is none.
 * @param kinds of the parts of the key, as the sort defines them
 */
export function decodeCursor(
  cursor: string | undefined,
  sort: string,
  kinds: readonly (keyof typeof checks)[],
): Result<CursorKey | null, Refusal<'cursor-invalid'>> {
  if (cursor === undefined) return accept(null);
  const parts = parse(cursor);
  const isSound = parts !== null && parts.length === kinds.length + 1 && parts[0] === sort
    && kinds.every((kind, index) => checks[kind](parts[index + 1]));
  if (!isSound) return refuse('cursor-invalid', { pointer: '/cursor' });
  return accept(parts.slice(1) as CursorKey);
}

function parse(cursor: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
