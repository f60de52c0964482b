import type { Datum } from '@wuding/geo';
import { cleanText } from './clean-text';
import type { LocalTime } from './local-time';
import type { LocationWindow } from './location-window';
import { readTime, type DateOrder, type ReadTime } from './read-time';
import { rowReasons, type RepairReason, type RowReason } from './reason';
import type { RowProblem, SourceRecord } from './record';

/** How the rows of one file are to be understood. */
export interface RowSettings {
  readonly columnOf: ReadonlyMap<string, string>;
  /** By field: what to read instead of a value of the file. */
  readonly valueOf: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly datum: Datum;
  readonly local: LocalTime;
  readonly dateOrder: DateOrder;
  /** Where records may lie; null = anywhere. */
  readonly window: LocationWindow | null;
  /** Span of plausible times, UTC milliseconds, both ends included. */
  readonly earliestAt: number;
  readonly latestAt: number;
}

/** A row understood, or everything that is wrong with it. */
export type RowVerdict<Candidate> =
  | { readonly ok: true; readonly candidate: Candidate; readonly repairs: readonly RepairReason[] }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

/** What files write for "nothing" where a number or a time should be. */
const absent = /^(?:|null|n\/?a|nan|none|nil|-+|—+|无|空)$/i;

/** Reads the fields of one record, collecting what is wrong and what was mended. */
export class RowReader {
  readonly record: SourceRecord;
  readonly settings: RowSettings;
  readonly problems: RowProblem[] = [];
  readonly repairs = new Set<RepairReason>();

  constructor(record: SourceRecord, settings: RowSettings) {
    this.record = record;
    this.settings = settings;
  }

  has(field: string): boolean {
    return this.settings.columnOf.has(field);
  }

  fail(field: string, reason: RowReason, detail = ''): void {
    this.problems.push({ field, reason, detail });
  }

  /** The field's text, cleaned and mapped; '' when the file has none. */
  text(field: string, maximumCharacters: number): string {
    const column = this.settings.columnOf.get(field);
    const raw = column === undefined ? undefined : this.record.read(column);
    if (typeof raw === 'object' && raw !== null) {
      this.fail(field, 'value-not-text');
      return '';
    }
    const cleaned = raw === undefined || raw === null ? '' : cleanText(String(raw), (reason) => this.repairs.add(reason));
    const text = this.settings.valueOf.get(field)?.get(cleaned) ?? cleaned;
    if (text.length <= maximumCharacters) return text;
    this.fail(field, 'text-too-long', `${text.length} 个字符，最多 ${maximumCharacters}`);
    return '';
  }

  /** The same, but a row without it is rejected. */
  requiredText(field: string, maximumCharacters: number): string {
    const before = this.problems.length;
    const text = this.text(field, maximumCharacters);
    if (text === '' && this.problems.length === before) this.fail(field, 'value-missing');
    return text;
  }

  /** The field's text, '' where the file writes a mark for "nothing". */
  scalar(field: string): string {
    const text = this.text(field, 100);
    return absent.test(text) ? '' : text;
  }

  /** A plausible instant; null when the file has none (a problem where it is required) or a bad one (always a problem). */
  instant(field: string, { isRequired = false } = {}): ReadTime | null {
    const before = this.problems.length;
    const text = this.scalar(field);
    if (text === '') {
      if (isRequired && this.problems.length === before) this.fail(field, 'value-missing');
      return null;
    }
    const time = readTime(text, { local: this.settings.local, order: this.settings.dateOrder });
    if (time === null) this.fail(field, 'time-unreadable', text);
    else if (time.at < this.settings.earliestAt || time.at > this.settings.latestAt) this.fail(field, 'time-implausible', text);
    else {
      if (time.repair !== undefined) this.repairs.add(time.repair);
      return time;
    }
    return null;
  }

  /** One of a closed set of words; `fallback` when the file has none. Null when the word is unknown (then a problem stands). */
  choice<Value>(
    field: string, options: { words: ReadonlyMap<string, Value>; unknown: RowReason; fallback: NoInfer<Value> | null },
  ): Value | null {
    const text = this.text(field, 200);
    if (text === '') return options.fallback;
    const value = options.words.get(text.toLowerCase());
    if (value === undefined) this.fail(field, options.unknown, text);
    return value ?? null;
  }

  verdict<Candidate>(candidate: Candidate): RowVerdict<Candidate> {
    return this.problems.length > 0 ? { ok: false, problems: this.problems } : { ok: true, candidate, repairs: [...this.repairs] };
  }
}

/** The sentence an errors file shows for a problem. */
export const problemSentence = ({ reason, detail }: RowProblem): string =>
  (detail === '' ? rowReasons[reason] : `${rowReasons[reason]}：${detail}`);
