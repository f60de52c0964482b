import { sql } from 'drizzle-orm';
import { rowsOf, type Database } from '../db/store';

export interface DayConditionRecord {
  /** Civil day, 2026-05-01. */
  readonly on: string;
  /** null = not known. */
  readonly rainMillimetres: number | null;
  readonly isOutage: boolean | null;
}

/** What is known of the days of a span, both ends included; days nothing is known of are left out. */
export async function readDayConditions(db: Database, datasetId: number, { from, to }: { from: string; to: string }): Promise<Map<string, DayConditionRecord>> {
  const rows = await rowsOf<DayConditionRecord>(db, sql`
    select on_date::text as "on", rain_millimetres::float8 as "rainMillimetres", is_outage as "isOutage" from day_condition
    where dataset_id = ${datasetId}::int and on_date between ${from}::date and ${to}::date order by on_date`);
  return new Map(rows.map((row) => [row.on, { ...row, rainMillimetres: row.rainMillimetres === null ? null : Math.round(row.rainMillimetres * 10) / 10 }]));
}

/** Adds days nothing is known of yet; what is known stays. @returns how many were new */
export async function addDayConditions(tx: Database, datasetId: number, days: readonly DayConditionRecord[]): Promise<number> {
  const rows = await rowsOf(tx, sql`
    insert into day_condition (dataset_id, on_date, rain_millimetres, is_outage)
    select ${datasetId}::int, d."on", d."rainMillimetres", d."isOutage"
    from jsonb_to_recordset(${{ days }}::jsonb -> 'days') as d("on" date, "rainMillimetres" real, "isOutage" boolean)
    on conflict do nothing returning 1`);
  return rows.length;
}
