import { sql, type SQL } from 'drizzle-orm';
import type { IncidentSource, IncidentStatus } from '@wuding/domain';
import type { Bbox } from '@wuding/geo';
import { instantAt } from '../db/instant';
import { envelope, touchesBox } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { incidentColumns, incidentTables, type IncidentRecord } from './incidents';
import { mayHoldText } from './letter-pairs';
import { likePattern } from './like-pattern';

/** Every list given narrows further; a list left out narrows nothing. */
export interface IncidentFilter {
  readonly datasetId: number;
  readonly ids?: readonly number[] | undefined;
  /** Zone of the dataset: weekdays and hours are read on its clock. */
  readonly timeZone: string;
  /** Half-open window of occurrence, UTC milliseconds; null = open. */
  readonly fromAt: number | null;
  readonly toAt: number | null;
  readonly eventCodes?: readonly string[] | undefined;
  /** Headings the incident counted under when it occurred. */
  readonly reportCategories?: readonly string[] | undefined;
  /** 0 = in no district. */
  readonly districtIds?: readonly number[] | undefined;
  readonly roadSegmentId?: number | undefined;
  /** Left out = every incident that counts: open and closed, not withdrawn. */
  readonly statuses?: readonly IncidentStatus[] | undefined;
  readonly source?: IncidentSource | undefined;
  readonly isLocated?: boolean | undefined;
  /** 0 = Monday. */
  readonly weekdays?: readonly number[] | undefined;
  readonly hours?: readonly number[] | undefined;
  /** Found in the code or the description, in any case of letters. */
  readonly text?: string | undefined;
  readonly bbox?: Bbox | undefined;
}

export type IncidentSort = '-occurredAt' | 'occurredAt';

export interface IncidentQuery extends IncidentFilter {
  readonly sort: IncidentSort;
  readonly limit: number;
  /** Occurrence (UTC milliseconds) and id of the last record of the page before. */
  readonly after: readonly [number, number] | null;
}

const listed = (values: readonly (string | number)[]): SQL => sql.join(values.map((value) => sql`${value}`), sql`, `);
const listedNumbers = (values: readonly number[]): SQL => sql.join(values.map((value) => sql`${value}::int`), sql`, `);

/** Spelled so that the partial indexes apply: "withdrawn" and "counts" are literals in both. */
const statusCondition = (statuses: readonly IncidentStatus[] | undefined): SQL => {
  if (statuses === undefined) return sql`i.status <> 'withdrawn'`;
  if (statuses.every((status) => status === 'withdrawn')) return sql`i.status = 'withdrawn'`;
  const among = sql`i.status in (${listed(statuses)})`;
  return statuses.includes('withdrawn') ? among : sql`i.status <> 'withdrawn' and ${among}`;
};

const codeIds = (datasetId: number, codes: readonly string[]): SQL => sql`i.event_code_id in (
  select e.id from event_code e join dataset d on d.code_set_id = e.code_set_id
  where d.id = ${datasetId}::int and e.code in (${listed(codes)}))`;

/** Counted under the heading when it occurred, as the slice counts it; the first half lets the index of codes in. */
const categoryIds = (keys: readonly string[]): SQL => sql`i.event_code_id in (
  select m.event_code_id from report_category_event_code m join report_category c on c.id = m.report_category_id where c.key in (${listed(keys)}))
  and exists (select from report_category_event_code m join report_category c on c.id = m.report_category_id
    where m.event_code_id = i.event_code_id and c.key in (${listed(keys)}) and m.effective @> i.occurred_at)`;

const districtCondition = (ids: readonly number[]): SQL => {
  const inside = ids.filter((id) => id !== 0);
  const among = inside.length === 0 ? sql`false` : sql`i.district_id in (${listedNumbers(inside)})`;
  return ids.includes(0) ? sql`(i.district_id is null or ${among})` : among;
};

/** Weekday (0 = Monday) and hour on the clock of the dataset. */
function clockConditions({ weekdays, hours, timeZone }: IncidentFilter): SQL[] {
  const local = sql`(i.occurred_at at time zone ${timeZone})`;
  return [
    ...(weekdays === undefined ? [] : [sql`extract(isodow from ${local})::int - 1 in (${listedNumbers(weekdays)})`]),
    ...(hours === undefined ? [] : [sql`extract(hour from ${local})::int in (${listedNumbers(hours)})`]),
  ];
}

function conditionsOf(filter: IncidentFilter): SQL {
  const conditions = [sql`i.dataset_id = ${filter.datasetId}::int`, statusCondition(filter.statuses), ...clockConditions(filter)];
  if (filter.fromAt !== null) conditions.push(sql`i.occurred_at >= ${instantAt(filter.fromAt)}`);
  if (filter.toAt !== null) conditions.push(sql`i.occurred_at < ${instantAt(filter.toAt)}`);
  if (filter.ids !== undefined) conditions.push(sql`i.id in (${listedNumbers(filter.ids)})`);
  if (filter.eventCodes !== undefined) conditions.push(codeIds(filter.datasetId, filter.eventCodes));
  if (filter.reportCategories !== undefined) conditions.push(categoryIds(filter.reportCategories));
  if (filter.districtIds !== undefined) conditions.push(districtCondition(filter.districtIds));
  if (filter.roadSegmentId !== undefined) conditions.push(sql`i.road_segment_id = ${filter.roadSegmentId}::int`);
  if (filter.source !== undefined) conditions.push(sql`i.source = ${filter.source}`);
  if (filter.isLocated !== undefined) conditions.push(filter.isLocated ? sql`i.position is not null` : sql`i.position is null`);
  if (filter.bbox !== undefined) conditions.push(touchesBox(sql`i.position`, envelope(filter.bbox)));
  if (filter.text !== undefined) {
    const pattern = likePattern(filter.text);
    const narrowed = mayHoldText(filter.text);
    if (narrowed !== null) conditions.push(narrowed);
    conditions.push(sql`(i.code ilike ${pattern} or i.description ilike ${pattern})`);
  }
  return sql.join(conditions, sql` and `);
}

/** One page of incidents by time of occurrence. */
export async function listIncidents(db: Database, query: IncidentQuery): Promise<IncidentRecord[]> {
  const isDescending = query.sort === '-occurredAt';
  const direction = isDescending ? sql`desc` : sql`asc`;
  const beyond = query.after === null ? sql`true`
    : sql`(i.occurred_at, i.id) ${isDescending ? sql`<` : sql`>`} (${instantAt(query.after[0])}, ${query.after[1]}::int)`;
  return rowsOf<IncidentRecord>(db, sql`
    select ${incidentColumns} from ${incidentTables} where ${conditionsOf(query)} and ${beyond}
    order by i.occurred_at ${direction}, i.id ${direction} limit ${query.limit}::int`);
}

/** How many incidents match altogether. */
export async function countIncidents(db: Database, filter: IncidentFilter): Promise<number> {
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from incident i where ${conditionsOf(filter)}`);
  return counted?.total ?? 0;
}
