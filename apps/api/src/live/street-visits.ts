import { visitsByStreet, type VisitRun, type VisitsByStreet } from '@wuding/analytics';
import type { Database, Store } from '../db/store';
import { hourMarks, visitsOfHours, type HourSpan, type VisitColumns } from '../repositories/street-visits';

interface KeptHour {
  readonly mark: string;
  readonly run: VisitRun;
}
interface KeptDataset {
  /** By number; only grows: a county has some hundred units. */
  readonly units: Map<string, number>;
  /** The longest unasked first. */
  readonly hours: Map<number, KeptHour>;
}

interface VisitsQuestion {
  readonly datasetId: number;
  /** UTC milliseconds, the beginning of an hour. */
  readonly fromAt: number;
  readonly toAt: number;
  readonly passGapSeconds: number;
}

const hourMilliseconds = 3_600_000;
/** Some 60 MB: a hundred days of a bureau that makes 20,000 visits a day. */
const mostKept = 2_000_000;
/** So much is read by one statement. */
const mostHoursRead = 7 * 24;

/**
 * Visits of streets by the hour they began in, as long as the store's mark of the hour is what it was: an answer about any window reads of the store only what
 * changed since the last, and marks, which are few. Marks are read before visits, so that what is kept may be newer than its mark, which costs another reading,
 * but never older.
 */
export class StreetVisits {
  readonly #db: Database;
  readonly #datasets = new Map<number, KeptDataset>();
  readonly #mostKept: number;
  #keptCount = 0;

  constructor(store: Pick<Store, 'db'>, limit = mostKept) {
    this.#db = store.db;
    this.#mostKept = limit;
  }

  /** Visits that began in a window, by street. Cost: linear in the visits of the window, in memory; of the store, in those of hours that changed. */
  async of({ datasetId, fromAt, toAt, passGapSeconds }: VisitsQuestion): Promise<VisitsByStreet> {
    const kept = this.#datasets.get(datasetId) ?? { units: new Map<string, number>(), hours: new Map<number, KeptHour>() };
    this.#datasets.set(datasetId, kept);
    const marks = await hourMarks(this.#db, datasetId, { fromHour: fromAt / hourMilliseconds, toHour: Math.ceil(toAt / hourMilliseconds) });
    const found = new Map(marks.flatMap(({ hour, mark }) => { const known = kept.hours.get(hour); return known?.mark === mark ? [[hour, known] as const] : []; }));
    for (const span of spansOf(marks.map(({ hour }) => hour).filter((hour) => !found.has(hour)))) {
      const runs = runsByHour(await visitsOfHours(this.#db, datasetId, span), span, kept.units);
      for (const { hour, mark } of marks) if (hour >= span.fromHour && hour < span.toHour) found.set(hour, { mark, run: runs[hour - span.fromHour]! });
    }
    for (const [hour, one] of found) this.#keep(kept, hour, one);
    this.#forget();
    return visitsByStreet(marks.map(({ hour }) => found.get(hour)!.run), { unitCount: kept.units.size, toAt, passGapSeconds });
  }

  #keep({ hours }: KeptDataset, hour: number, one: KeptHour): void {
    this.#keptCount += one.run.segment.length - (hours.get(hour)?.run.segment.length ?? 0);
    hours.delete(hour);
    hours.set(hour, one);
  }

  #forget(): void {
    for (const { hours } of this.#datasets.values()) {
      for (const [hour, { run }] of hours) {
        if (this.#keptCount <= this.#mostKept) return;
        hours.delete(hour);
        this.#keptCount -= run.segment.length;
      }
    }
  }
}

/** Hours in order as spans without gaps, none longer than is read at once. */
function spansOf(hours: readonly number[]): HourSpan[] {
  const spans: { fromHour: number; toHour: number }[] = [];
  for (const hour of hours) {
    const last = spans.at(-1);
    if (last !== undefined && hour === last.toHour && hour - last.fromHour < mostHoursRead) last.toHour++;
    else spans.push({ fromHour: hour, toHour: hour + 1 });
  }
  return spans;
}

/** Visits of a span hour by hour, each in order of time. @param units takes what is new */
function runsByHour({ segment, unit, units: names, entered, lasted }: VisitColumns, { fromHour, toHour }: HourSpan, units: Map<string, number>): VisitRun[] {
  const numbers = names.map((name) => {
    const number = units.get(name) ?? units.size;
    units.set(name, number);
    return number;
  });
  const rows = Array.from({ length: toHour - fromHour }, (): number[] => []);
  entered.forEach((milliseconds, row) => rows[Math.floor(milliseconds / hourMilliseconds)]!.push(row));
  return rows.map((own) => {
    own.sort((a, b) => entered[a]! - entered[b]! || lasted[a]! - lasted[b]!);
    const start = fromHour * hourMilliseconds, at = (row: number): number => start + entered[row]!;
    return {
      segment: Int32Array.from(own, (row) => segment[row]!), unit: Int32Array.from(own, (row) => numbers[unit[row]!]!),
      entered: Float64Array.from(own, at), left: Float64Array.from(own, (row) => at(row) + lasted[row]!),
    };
  });
}
