import { dayOfIsoDate } from '@wuding/domain';
import { textOfCell } from '../export/csv-line';
import type { RowReason } from './reason';
import type { RowReader } from './row-reader';

/**
 * Reads the cells of a register as people keep it in a spreadsheet. A field the file has no column for is undefined: what is
 * stored then stays; an empty cell is empty.
 */
export class RegisterReader {
  readonly row: RowReader;

  constructor(row: RowReader) {
    this.row = row;
  }

  text(field: string, maximumCharacters: number): string | undefined {
    return this.row.has(field) ? textOfCell(this.row.text(field, maximumCharacters)) : undefined;
  }

  /** The same, but a row without it is rejected. */
  required(field: string, maximumCharacters: number): string {
    return textOfCell(this.row.requiredText(field, maximumCharacters));
  }

  /** A civil date; null for an empty cell. Takes 2026-11-23, 2026/11/23, 2026.11.23 and 2026年11月23日. */
  date(field: string): string | null | undefined {
    const text = this.text(field, 40);
    if (text === undefined || text === '') return text === '' ? null : undefined;
    const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?$/.exec(text) ?? [];
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (year !== undefined && year >= '1900' && dayOfIsoDate(date) !== null) return date;
    this.row.fail(field, 'date-unreadable', text);
    return null;
  }

  /** A number within bounds; null for an empty cell. */
  number(field: string, { minimum, maximum, isWhole }: { minimum: number; maximum: number; isWhole: boolean }): number | null | undefined {
    const text = this.text(field, 40);
    if (text === undefined || text === '') return text === '' ? null : undefined;
    const value = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (value >= minimum && value <= maximum && (!isWhole || Number.isInteger(value))) return value;
    this.row.fail(field, 'number-out-of-range', `${text}（${minimum}–${maximum}）`);
    return null;
  }

  list(field: string, { split, most, longest }: { split: (text: string) => string[]; most: number; longest: number }): string[] | undefined {
    const text = this.text(field, most * (longest + 2));
    if (text === undefined) return undefined;
    const items = split(text);
    if (items.length > most) this.row.fail(field, 'number-out-of-range', `${items.length}（最多 ${most} 项）`);
    if (items.some((item) => item.length > longest)) this.row.fail(field, 'text-too-long', `每项最多 ${longest} 个字符`);
    return items;
  }

  word<Value>(field: string, words: ReadonlyMap<string, Value>, reason: RowReason = 'unknown-value'): Value | null | undefined {
    const text = this.text(field, 200);
    if (text === undefined || text === '') return text === '' ? null : undefined;
    const value = words.get(text.toLowerCase());
    if (value === undefined) this.row.fail(field, reason, text);
    return value ?? null;
  }
}
