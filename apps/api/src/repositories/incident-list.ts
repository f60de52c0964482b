import { sql, type SQL } from 'drizzle-orm';
import type { IncidentSource, IncidentStatus } from '@wuding/domain';
import type { Bbox } from '@wuding/geo';
import { instantAt } from '../db/instant';
import { envelope, touchesBox } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { incidentColumns, incidentTables, type IncidentRecord } from './incidents';
import { likePattern } from './like-pattern';

export interface IncidentFilter {
  readonly datasetId: number;
  /** Half-open window of occurrence, UTC milliseconds; null = open. */
  readonly fromAt: number | null;
  readonly toAt: number | null;
  readonly eventCode?: string | undefined;
  readonly reportCategory?: string | undefined;
  readonly districtId?: number | undefined;
  readonly roadSegmentId?: number | undefined;
  /** Left out = every incident that counts: open and closed, not withdrawn. */
  readonly status?: IncidentStatus | undefined;
  readonly source?: IncidentSource | undefined;
  readonly isLocated?: boolean | undefined;
  /** Found in the code or the description, in any case of letters. */
  readonly text?: string | undefined;
  readonly bbox?: Bbox | undefined;
}

export interface IncidentQuery extends IncidentFilter {
  readonly sort: '-occurredAt' | 'occurredAt';
  readonly limit: number;
  /** Occurrence (UTC milliseconds) and id of the last record of the page before. */
  readonly after: readonly [number, number] | null;
  /** Instant the report categories are read at. */
  readonly at: number;
}

/** Spelled so that the partial indexes apply: "withdrawn" and "counts" are literals in both. */
const statusCondition = (status: IncidentStatus | undefined): SQL => {
  if (status === 'withdrawn') return sql`i.status = 'withdrawn'`;
  return status === undefined ? sql`i.status <> 'withdrawn'` : sql`i.status <> 'withdrawn' and i.status = ${status}`;
};

const codeIds = (filter: IncidentQuery): SQL => sql`i.event_code_id = (
  select e.id from event_code e join dataset d on d.code_set_id = e.code_set_id
  where d.id = ${filter.datasetId}::int and e.code = ${filter.eventCode})`;

const categoryIds = (filter: IncidentQuery): SQL => sql`i.event_code_id in (
  select m.event_code_id from report_category_event_code m join report_category c on c.id = m.report_category_id
  where c.key = ${filter.reportCategory} and m.effective @> ${instantAt(filter.at)})`;

function conditionsOf(filter: IncidentQuery): SQL {
  const conditions = [sql`i.dataset_id = ${filter.datasetId}::int`, statusCondition(filter.status)];
  if (filter.fromAt !== null) conditions.push(sql`i.occurred_at >= ${instantAt(filter.fromAt)}`);
  if (filter.toAt !== null) conditions.push(sql`i.occurred_at < ${instantAt(filter.toAt)}`);
  if (filter.eventCode !== undefined) conditions.push(codeIds(filter));
  if (filter.reportCategory !== undefined) conditions.push(categoryIds(filter));
  if (filter.districtId !== undefined) conditions.push(sql`i.district_id = ${filter.districtId}::int`);
  if (filter.roadSegmentId !== undefined) conditions.push(sql`i.road_segment_id = ${filter.roadSegmentId}::int`);
  if (filter.source !== undefined) conditions.push(sql`i.source = ${filter.source}`);
  if (filter.isLocated !== undefined) conditions.push(filter.isLocated ? sql`i.position is not null` : sql`i.position is null`);
  if (filter.bbox !== undefined) conditions.push(touchesBox(sql`i.position`, envelope(filter.bbox)));
  if (filter.text !== undefined) {
    const pattern = likePattern(filter.text);
    conditions.push(sql`(i.code ilike ${pattern} or i.description ilike ${pattern})`);
  }
  return sql.join(conditions, sql` and `);
}

/** One page of incidents by time of occurrence, and how many match altogether. */
export async function listIncidents(db: Database, query: IncidentQuery): Promise<{ items: IncidentRecord[]; total: number }> {
  const matching = conditionsOf(query);
  const isDescending = query.sort === '-occurredAt';
  const direction = isDescending ? sql`desc` : sql`asc`;
  const beyond = query.after === null ? sql`true`
    : sql`(i.occurred_at, i.id) ${isDescending ? sql`<` : sql`>`} (${instantAt(query.after[0])}, ${query.after[1]}::int)`;
  const items = await rowsOf<IncidentRecord>(db, sql`
    select ${incidentColumns} from ${incidentTables} where ${matching} and ${beyond}
    order by i.occurred_at ${direction}, i.id ${direction} limit ${query.limit}::int`);
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from incident i where ${matching}`);
  return { items, total: counted?.total ?? 0 };
}
