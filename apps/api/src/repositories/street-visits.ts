import { sql } from 'drizzle-orm';
import { instantAt } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** Hours counted from 1970 (UTC), half-open. */
export interface HourSpan {
  readonly fromHour: number;
  readonly toHour: number;
}

/** Marks of the hours that have or had visits of streets: an hour's visits are what they were as long as its mark is. */
export const hourMarks = (db: Database, datasetId: number, { fromHour, toHour }: HourSpan): Promise<{ readonly hour: number; readonly mark: string }[]> =>
  rowsOf(db, sql`select hour, mark::text as mark from visit_hour where dataset_id = ${datasetId}::int and hour >= ${fromHour}::int and hour < ${toHour}::int order by hour`);

/** Visits of streets that began in a span, in columns, in no order. */
export interface VisitColumns {
  readonly segment: Int32Array;
  /** Which of the units. */
  readonly unit: Int32Array;
  readonly units: readonly string[];
  /** Milliseconds from the beginning of the span, and how long. */
  readonly entered: Int32Array;
  readonly lasted: Int32Array;
}

/** Read by the index of time: the cost grows with the visits of the span alone, not with positions nor history. @param span no longer than a fortnight */
export async function visitsOfHours(db: Database, datasetId: number, { fromHour, toHour }: HourSpan): Promise<VisitColumns> {
  // A half microsecond against what a double leaves of an instant.
  const milliseconds = (column: ReturnType<typeof sql>) => sql`floor(date_part('epoch', ${column}) * 1000 + 0.0005)`;
  const rows = await rowsOf<{ unit: string; count: number; visits: string }>(db, sql`
    select v.unit, count(*)::int as count, string_agg(v.road_segment_id || ' ' || (${milliseconds(sql`v.entered_at`)} - ${fromHour * 3_600_000}::float8)::int || ' ' || (${milliseconds(sql`v.left_at`)} - ${milliseconds(sql`v.entered_at`)})::int || ' ', '') as visits
    from visit v where v.dataset_id = ${datasetId}::int and v.road_segment_id is not null and v.entered_at >= ${instantAt(fromHour * 3_600_000)} and v.entered_at < ${instantAt(toHour * 3_600_000)} group by v.unit`);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const columns = { segment: new Int32Array(count), unit: new Int32Array(count), units: rows.map(({ unit }) => unit), entered: new Int32Array(count), lasted: new Int32Array(count) };
  let at = 0;
  rows.forEach(({ visits }, unit) => { at = readVisits(visits, columns, { at, unit }); });
  return columns;
}

/** Numbers in one text cost the driver far less than a row each. @returns where the next goes */
function readVisits(text: string, { segment, unit: units, entered, lasted }: VisitColumns, { at, unit }: { readonly at: number; readonly unit: number }): number {
  const fields = [segment, entered, lasted];
  let row = at, field = 0, number = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32) {
      number = number * 10 + code - 48;
      continue;
    }
    fields[field]![row] = number;
    number = 0;
    if (++field < 3) continue;
    field = 0;
    units[row++] = unit;
  }
  return row;
}
