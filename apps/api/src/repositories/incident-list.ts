import { sql, type SQL } from 'drizzle-orm';
import type { CodeTerm } from '@wuding/analytics';
import type { IncidentSource, IncidentStatus } from '@wuding/domain';
import type { Bbox, Position } from '@wuding/geo';
import { instantAt } from '../db/instant';
import { envelope, isWithinMetres, pointAt, touchesBox } from '../db/spatial';
import { rowsAsText, rowsOf, type Database } from '../db/store';
import { incidentColumns, type IncidentRecord } from './incidents';
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
  /** An incident passes when each of these lists has a term that holds it; an empty list lets nothing through. */
  readonly codeTerms: readonly (readonly CodeTerm[])[];
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
  /** Within so many metres of a position; null = of a place that does not exist. */
  readonly around?: { readonly position: Readonly<Position>; readonly metres: number } | null | undefined;
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

/** One of the codes, each in the window of its term: one comparison for all codes of a window, so that the planner knows how many rows bear them. */
function termsCondition(terms: readonly CodeTerm[]): SQL {
  const byWindow = new Map<string, { readonly codeIds: number[]; readonly window: Pick<CodeTerm, 'fromAt' | 'toAt'> }>();
  for (const { codeId, fromAt, toAt } of terms) {
    const key = `${fromAt ?? ''}/${toAt ?? ''}`;
    const known = byWindow.get(key);
    if (known === undefined) byWindow.set(key, { codeIds: [codeId], window: { fromAt, toAt } });
    else known.codeIds.push(codeId);
  }
  const among = [...byWindow.values()].map(({ codeIds, window: { fromAt, toAt } }) => sql.join([
    sql`i.event_code_id in (${listedNumbers(codeIds)})`,
    ...((fromAt ?? null) === null ? [] : [sql`i.occurred_at >= ${instantAt(fromAt!)}`]), ...((toAt ?? null) === null ? [] : [sql`i.occurred_at < ${instantAt(toAt!)}`]),
  ], sql` and `));
  return among.length === 0 ? sql`false` : sql`(${sql.join(among, sql` or `)})`;
}

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
  conditions.push(...filter.codeTerms.map(termsCondition));
  if (filter.districtIds !== undefined) conditions.push(districtCondition(filter.districtIds));
  if (filter.roadSegmentId !== undefined) conditions.push(sql`i.road_segment_id = ${filter.roadSegmentId}::int`);
  if (filter.source !== undefined) conditions.push(sql`i.source = ${filter.source}`);
  if (filter.isLocated !== undefined) conditions.push(filter.isLocated ? sql`i.position is not null` : sql`i.position is null`);
  if (filter.bbox !== undefined) conditions.push(touchesBox(sql`i.position`, envelope(filter.bbox)));
  if (filter.around !== undefined) conditions.push(filter.around === null ? sql`false` : isWithinMetres(sql`i.position`, pointAt(filter.around.position[0], filter.around.position[1]), filter.around.metres));
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
  return rowsAsText<IncidentRecord>(db, sql`
    select ${incidentColumns} from incident i where ${conditionsOf(query)} and ${beyond}
    order by i.occurred_at ${direction}, i.id ${direction} limit ${query.limit}::int`);
}

/** How many incidents match altogether. */
export async function countIncidents(db: Database, filter: IncidentFilter): Promise<number> {
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from incident i where ${conditionsOf(filter)}`);
  return counted?.total ?? 0;
}
