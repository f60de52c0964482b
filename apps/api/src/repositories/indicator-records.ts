import { sql, type SQL } from 'drizzle-orm';
import type { RecordSelection } from '@wuding/analytics';
import { instantAt } from '../db/instant';
import { rowsOf, type Database } from '../db/store';
import { incidentColumns, type IncidentRecord } from './incidents';

/** Where and when records are counted. */
export interface RecordScope {
  readonly datasetId: number;
  /** Half-open window of occurrence, UTC milliseconds; null = open. */
  readonly fromAt: number | null;
  readonly toAt: number | null;
  readonly districtId?: number | undefined;
  /** What occurred before this instant had to be answered by now; UTC milliseconds. */
  readonly dueBefore: number;
}

const listOf = (texts: readonly string[]): SQL => sql.join(texts.map((text) => sql`${text}`), sql`, `);

/** Conditions on `incident i` that hold for the records a selection counts; withdrawn ones never count. */
export function selectedRecords(scope: RecordScope, selection: RecordSelection): SQL {
  const conditions = [sql`i.dataset_id = ${scope.datasetId}::int`, sql`i.status <> 'withdrawn'`];
  if (scope.fromAt !== null) conditions.push(sql`i.occurred_at >= ${instantAt(scope.fromAt)}`);
  if (scope.toAt !== null) conditions.push(sql`i.occurred_at < ${instantAt(scope.toAt)}`);
  if (scope.districtId !== undefined) conditions.push(sql`i.district_id = ${scope.districtId}::int`);
  if (selection.eventCodes !== undefined) conditions.push(sql`i.event_code_id in (
    select e.id from event_code e join dataset d on d.code_set_id = e.code_set_id where d.id = ${scope.datasetId}::int and e.code in (${listOf(selection.eventCodes)}))`);
  if (selection.reportCategory !== undefined) conditions.push(sql`exists (
    select 1 from report_category_event_code m join report_category c on c.id = m.report_category_id
    where c.key = ${selection.reportCategory} and m.event_code_id = i.event_code_id and m.effective @> i.occurred_at)`);
  if (selection.sources !== undefined) conditions.push(sql`i.source in (${listOf(selection.sources)})`);
  if (selection.isClosed) conditions.push(sql`i.status = 'closed'`);
  if (selection.isDue) conditions.push(sql`(i.status = 'closed' or i.occurred_at < ${instantAt(scope.dueBefore)})`);
  return sql.join(conditions, sql` and `);
}

export async function countRecords(db: Database, scope: RecordScope, selection: RecordSelection): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, sql`select count(*)::int as count from incident i where ${selectedRecords(scope, selection)}`);
  return row?.count ?? 0;
}

/** Counted records by district, most first; the null district holds those in none. */
export async function countRecordsByDistrict(
  db: Database, scope: RecordScope, selection: RecordSelection,
): Promise<{ districtId: number | null; name: string | null; count: number }[]> {
  return rowsOf(db, sql`
    select i.district_id::int as "districtId", d.name, count(*)::int as count
    from incident i left join district d on d.id = i.district_id where ${selectedRecords(scope, selection)}
    group by i.district_id, d.name order by count desc, i.district_id nulls last`);
}

export interface RecordPage {
  readonly sort: '-occurredAt' | 'occurredAt';
  readonly limit: number;
  /** Occurrence (UTC milliseconds) and id of the last record of the page before. */
  readonly after: readonly [number, number] | null;
}

/** One page of exactly the records a selection counts. */
export async function listRecords(
  db: Database, { scope, selection }: { readonly scope: RecordScope; readonly selection: RecordSelection }, page: RecordPage,
): Promise<IncidentRecord[]> {
  const isDescending = page.sort === '-occurredAt';
  const direction = isDescending ? sql`desc` : sql`asc`;
  const beyond = page.after === null ? sql`true`
    : sql`(i.occurred_at, i.id) ${isDescending ? sql`<` : sql`>`} (${instantAt(page.after[0])}, ${page.after[1]}::int)`;
  return rowsOf<IncidentRecord>(db, sql`
    select ${incidentColumns} from incident i where ${selectedRecords(scope, selection)} and ${beyond}
    order by i.occurred_at ${direction}, i.id ${direction} limit ${page.limit}::int`);
}

/** Whether the dataset's code set has what the selection names; one that names no code is always known. */
export async function knowsCodes(db: Database, codeSetId: number, { eventCodes, reportCategory }: RecordSelection): Promise<boolean> {
  if (eventCodes === undefined && reportCategory === undefined) return true;
  const named = eventCodes === undefined
    ? sql`exists (select 1 from report_category_event_code m join report_category c on c.id = m.report_category_id where c.key = ${reportCategory} and m.event_code_id = e.id)`
    : sql`e.code in (${listOf(eventCodes)})`;
  const rows = await rowsOf(db, sql`select 1 from event_code e where e.code_set_id = ${codeSetId}::int and ${named} limit 1`);
  return rows.length > 0;
}

/** Occurrence of the first and last counted record of a dataset, UTC milliseconds; null without any. */
export async function recordedSpan(db: Database, datasetId: number): Promise<{ firstAt: number; lastAt: number } | null> {
  const [row] = await rowsOf<{ firstAt: number | null; lastAt: number | null }>(db, sql`
    select (extract(epoch from min(i.occurred_at)) * 1000)::float8 as "firstAt", (extract(epoch from max(i.occurred_at)) * 1000)::float8 as "lastAt"
    from incident i where i.dataset_id = ${datasetId}::int and i.status <> 'withdrawn'`);
  return row === undefined || row.firstAt === null || row.lastAt === null ? null : { firstAt: row.firstAt, lastAt: row.lastAt };
}
