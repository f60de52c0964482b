import { SqlError } from './sql-state';

/**
 * How values cross the wire, the same on both stores: instants, dates and exact numerics as text (the schema's column
 * types read them), int8 as a number, json parsed, bytea as bytes, everything else as PGlite and postgres.js both do it.
 */

/** date, time, timestamp, timestamptz, interval, numeric. */
export const TEXT_TYPES: readonly number[] = [1082, 1083, 1114, 1184, 1186, 1700];
export const INT8 = 20;
export const BOOLEAN = 16;
export const BYTEA = 17;
export const JSON_TYPES: readonly number[] = [114, 3802];

/** Array type by element type, for what `pg_type` says on every PostgreSQL. */
export const ARRAY_TYPES: ReadonlyMap<number, number> = new Map([
  [16, 1000], [17, 1001], [18, 1002], [19, 1003], [20, 1016], [21, 1005], [23, 1007], [25, 1009], [26, 1028], [114, 199],
  [700, 1021], [701, 1022], [1042, 1014], [1043, 1015], [1082, 1182], [1083, 1183], [1114, 1115], [1184, 1185], [1186, 1187],
  [1700, 1231], [2950, 2951], [3802, 3807], [3910, 3911],
]);

/** int8 as a number while that is exact, else as a bigint. */
export function parseInt8(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** Instants may be given as Date wherever text is expected. */
export const writeText = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

/** A string is taken for JSON text already written; anything else is written. */
export const writeJson = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** SQLSTATE of a value that is not of the type it is meant for. */
const BAD_VALUE = '22P02';

/** A parameter its type cannot be written as: reported like PostgreSQL reports the text of one. */
export const badValue = (type: string): SqlError => new SqlError({ message: `invalid input for type ${type}`, code: BAD_VALUE });

/** @throws badValue for anything but true and false, and the words PostgreSQL itself takes for them */
export function writeBoolean(value: unknown): string {
  if (typeof value === 'boolean') return value ? 't' : 'f';
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (['true', 't', 'yes', 'y', 'on', '1'].includes(text)) return 't';
  if (['false', 'f', 'no', 'n', 'off', '0'].includes(text)) return 'f';
  throw badValue('boolean');
}

/** @throws badValue for anything but bytes: text has no encoding here */
export function writeBytes(value: unknown): string {
  if (!(value instanceof Uint8Array)) throw badValue('bytea');
  return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
}

export const parseBytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));

type ParsedArray = unknown[];

/**
 * An array literal as PostgreSQL prints it ({1,NULL,"a,b"}). postgres.js reads NULL in it as a word, so it is read here.
 * @param element reads one element; SQL null stays null
 */
export function parseArray(literal: string, element: (text: string) => unknown): ParsedArray {
  let offset = literal.indexOf('{');
  const readQuoted = (): string => {
    let text = '';
    for (offset += 1; literal[offset] !== '"'; offset += 1) {
      if (literal[offset] === '\\') offset += 1;
      text += literal[offset];
    }
    offset += 1;
    return text;
  };
  const readArray = (): ParsedArray => {
    const items: ParsedArray = [];
    offset += 1;
    while (literal[offset] !== '}') {
      if (literal[offset] === ',') offset += 1;
      if (literal[offset] === '{') items.push(readArray());
      else if (literal[offset] === '"') items.push(element(readQuoted()));
      else {
        const end = literal.slice(offset).search(/[,}]/) + offset;
        const word = literal.slice(offset, end);
        if (end > offset) items.push(word === 'NULL' ? null : element(word));
        offset = end;
      }
    }
    offset += 1;
    return items;
  };
  return readArray();
}

/** The literal of an array; a string is taken for a literal already written. @param element writes one element */
export function writeArray(value: unknown, element: (value: unknown) => string): string {
  if (!Array.isArray(value)) return String(value);
  const items = value.map((item: unknown) => {
    if (item === null) return 'NULL';
    if (Array.isArray(item)) return writeArray(item, element);
    return `"${element(item).replace(/[\\"]/g, '\\$&')}"`;
  });
  return `{${items.join(',')}}`;
}
