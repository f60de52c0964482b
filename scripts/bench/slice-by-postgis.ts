import type postgres from 'postgres';
import type { EventFilter } from '../../packages/analytics/src';
import { codeOf, timeZone } from './event-table';

export type Counts = Record<string, number>;

/** Counts without zeros; cells by "column,row" of the ground grid. */
export interface Answer {
  readonly cells: Counts;
  readonly hours?: Counts;
  readonly codes?: Counts;
  readonly districts?: Counts;
}

export const cellMetres = 100;

const cell = `floor(st_x(place) / ${cellMetres})::int || ',' || floor(st_y(place) / ${cellMetres})::int`;
const local = `(occurred_at at time zone '${timeZone}')`;
const weekday = `(extract(isodow from ${local})::int - 1)`;
const hour = `extract(hour from ${local})::int`;

/** The heat grid as one query. */
export async function heatByPostgis(sql: postgres.Sql, filter: EventFilter): Promise<Answer> {
  return { cells: await countsBy(sql, cell, `${conditionOf(filter)} and place is not null`) };
}

/** Heat, clock, codes and districts as four queries. */
export async function crossFilterByPostgis(sql: postgres.Sql, filter: EventFilter): Promise<Answer> {
  const condition = conditionOf(filter);
  return {
    cells: await countsBy(sql, cell, `${condition} and place is not null`), hours: await countsBy(sql, `(${weekday} * 24 + ${hour})::text`, condition),
    codes: await countsBy(sql, 'code', condition), districts: await countsBy(sql, 'coalesce(district_id, 0)::text', `${condition} and place is not null`),
  };
}

async function countsBy(sql: postgres.Sql, key: string, condition: string): Promise<Counts> {
  const rows = await sql.unsafe<{ key: string; count: number }[]>(`select ${key} as key, count(*)::int as count from event where ${condition} group by 1`);
  return Object.fromEntries(rows.map((row) => [row.key, row.count]));
}

function conditionOf({ fromAt, toAt, weekdays, hours, districtIds, codeTerms }: EventFilter): string {
  const parts = [`status <> 'withdrawn'`];
  if (fromAt != null) parts.push(`occurred_at >= to_timestamp(${fromAt / 1000})`);
  if (toAt != null) parts.push(`occurred_at < to_timestamp(${toAt / 1000})`);
  if (weekdays !== undefined) parts.push(`${weekday} in (${weekdays.join()})`);
  if (hours !== undefined) parts.push(`${hour} in (${hours.join()})`);
  if (districtIds !== undefined) parts.push(`district_id in (${districtIds.join()})`);
  for (const terms of codeTerms ?? []) parts.push(`code in (${terms.map(({ codeId }) => `'${codeOf(codeId)}'`).join()})`);
  return parts.join(' and ');
}
