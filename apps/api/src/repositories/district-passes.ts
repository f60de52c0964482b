import { sql, type SQL } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { isCovered } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { isNoted } from './noted-visits';

/** Half-open, UTC milliseconds; null = open. */
export interface PassWindow {
  readonly fromAt: number | null;
  readonly toAt: number | null;
}

export interface PassCounts {
  readonly passCount: number;
  readonly foundCount: number;
  readonly clearCheckCount: number;
}

const span = ({ fromAt, toAt }: PassWindow): SQL =>
  sql`tstzrange(${fromAt === null ? sql`null::timestamptz` : instantAt(fromAt)}, ${toAt === null ? sql`null::timestamptz` : instantAt(toAt)})`;

/**
 * Passes of spots that lay in the district when they were passed. Spots are few and found once per boundary; their passes
 * are read by index inside the window alone, so that the cost grows with the window, not with the history.
 */
const passesOf = (districtId: number, window: PassWindow): SQL => sql`
  (select s.id, s.code, s.road_segment_id, lower(b.effective * ${span(window)}) as from_at, upper(b.effective * ${span(window)}) as to_at
    from district_boundary b join district d on d.id = b.district_id
    join spot s on s.dataset_id = d.dataset_id and ${isCovered(sql`b.boundary`, sql`s.position`)}
    where b.district_id = ${districtId}::int and b.effective && ${span(window)}) s
  join visit v on v.spot_id = s.id and ${isNoted(sql`v`)} and v.entered_at >= coalesce(s.from_at, '-infinity'::timestamptz) and v.entered_at < coalesce(s.to_at, 'infinity'::timestamptz)`;

/** What the passes of a district in a window found. All zero when nobody came. */
export async function countPasses(db: Database, districtId: number, window: PassWindow): Promise<PassCounts> {
  const [row] = await rowsOf<PassCounts>(db, sql`
    select count(*)::int as "passCount", coalesce(sum(v.noticed_count), 0)::int as "foundCount", (count(*) filter (where v.has_clear_check))::int as "clearCheckCount"
    from ${passesOf(districtId, window)}`);
  return row ?? { passCount: 0, foundCount: 0, clearCheckCount: 0 };
}

export interface PassFilter extends PassWindow {
  readonly districtId: number;
  readonly hasFound?: boolean | undefined;
  readonly isClear?: boolean | undefined;
}

export interface PassQuery extends PassFilter {
  readonly sort: 'enteredAt' | '-enteredAt';
  readonly limit: number;
  /** Instant (UTC milliseconds) and id of the last pass of the page before. */
  readonly after: readonly [number, number] | null;
}

export interface PassRecord {
  readonly id: number;
  readonly enteredAt: number;
  readonly leftAt: number;
  readonly unit: string;
  readonly mode: 'foot' | 'vehicle';
  readonly spotCode: string;
  readonly streetName: string | null;
  readonly foundCount: number;
  readonly hasClearCheck: boolean;
  readonly isRandom: boolean;
}

function matchingPasses({ hasFound, isClear }: PassFilter): SQL {
  const conditions = [sql`true`];
  if (hasFound !== undefined) conditions.push(hasFound ? sql`v.noticed_count > 0` : sql`v.noticed_count = 0`);
  if (isClear) conditions.push(sql`v.has_clear_check`);
  return sql.join(conditions, sql` and `);
}

/** How many passes a filter matches. */
export async function countMatchingPasses(db: Database, filter: PassFilter): Promise<number> {
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from ${passesOf(filter.districtId, filter)} where ${matchingPasses(filter)}`);
  return counted?.total ?? 0;
}

/** One page of a district's passes by time. */
export async function listPasses(db: Database, query: PassQuery): Promise<PassRecord[]> {
  const isDescending = query.sort === '-enteredAt';
  const direction = isDescending ? sql`desc` : sql`asc`;
  const beyond = query.after === null ? sql`true`
    : sql`(v.entered_at, v.id) ${isDescending ? sql`<` : sql`>`} (${instantAt(query.after[0])}, ${query.after[1]}::bigint)`;
  return rowsOf<PassRecord>(db, sql`
    select v.id::int as id, ${millisecondsOf(sql`v.entered_at`)} as "enteredAt", ${millisecondsOf(sql`v.left_at`)} as "leftAt", v.unit, v.mode, s.code as "spotCode",
      nullif(r.name, '') as "streetName", v.noticed_count::int as "foundCount", v.has_clear_check as "hasClearCheck", v.is_random as "isRandom"
    from ${passesOf(query.districtId, query)} left join road_segment r on r.id = s.road_segment_id
    where ${matchingPasses(query)} and ${beyond} order by v.entered_at ${direction}, v.id ${direction} limit ${query.limit}::int`);
}

/** Incidents of a district in a window that somebody brought forward: in person or writing, and by hotline. */
export async function countComplaints(db: Database, districtId: number, { fromAt, toAt }: PassWindow): Promise<{ complaint: number; hotline: number }> {
  const [row] = await rowsOf<{ complaint: number; hotline: number }>(db, sql`
    select (count(*) filter (where i.source = 'complaint'))::int as complaint, (count(*) filter (where i.source = 'hotline'))::int as hotline
    from incident i where i.district_id = ${districtId}::int and i.status <> 'withdrawn' and i.source in ('complaint', 'hotline')
      and i.occurred_at >= ${fromAt === null ? sql`'-infinity'::timestamptz` : instantAt(fromAt)}
      and i.occurred_at < ${toAt === null ? sql`'infinity'::timestamptz` : instantAt(toAt)}`);
  return row ?? { complaint: 0, hotline: 0 };
}
