import { sql, type SQL } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';
import { isNoted } from './noted-visits';

/** Which visits of a dataset. Half-open, UTC milliseconds. */
export interface VisitFilter {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
  /** Null = of every street, spot and post. */
  readonly streetIds: readonly number[] | null;
  readonly spotId: number | null;
  /** Only passes of streets as coverage counts them: since when visits are looked at for the touch before, and how long a pause makes a pass. Null = all. */
  readonly counted: { readonly sinceAt: number; readonly gapMilliseconds: number } | null;
  readonly isTold: boolean;
  readonly isClear: boolean;
}

export interface VisitQuery extends VisitFilter {
  readonly sort: 'enteredAt' | '-enteredAt';
  readonly limit: number;
  /** Instant (UTC milliseconds) and id of the last visit of the page before. */
  readonly after: readonly [number, number] | null;
}

export interface CountedVisit {
  readonly id: number;
  readonly enteredAt: number;
  readonly leftAt: number;
  readonly mode: 'foot' | 'vehicle';
  readonly unit: string;
  readonly isFromPositions: boolean;
  readonly streetId: number | null;
  readonly streetName: string | null;
  readonly spotId: number | null;
  readonly spotCode: string | null;
  readonly postId: number | null;
  readonly postName: string | null;
  readonly foundCount: number;
  readonly hasClearCheck: boolean;
}

/** Visits of a filter, by the index of time, of the street or of the spot: the cost grows with those of the window. */
function matching({ datasetId, fromAt, toAt, streetIds, spotId, counted, isTold, isClear }: VisitFilter): SQL {
  const since = counted?.sinceAt ?? fromAt;
  const inner = [
    sql`v.dataset_id = ${datasetId}::int and v.entered_at >= ${instantAt(since)} and v.entered_at < ${instantAt(toAt)}`,
    ...(streetIds === null ? [] : [sql`v.road_segment_id in (select value::int from jsonb_array_elements_text(${{ streetIds }}::jsonb -> 'streetIds'))`]),
    ...(spotId === null ? [] : [sql`v.spot_id = ${spotId}::int`]), ...(counted === null ? [] : [sql`v.road_segment_id is not null`]),
  ];
  const outer = [
    sql`t.entered_at >= ${instantAt(fromAt)}`, ...(counted === null ? [] : [sql`(t.pause is null or t.pause > ${Math.round(counted.gapMilliseconds / 1_000)}::bigint)`]),
    ...(isTold ? [isNoted(sql`t`)] : []), ...(isClear ? [sql`t.has_clear_check`] : []),
  ];
  return sql`(select v.*, extract(epoch from v.entered_at - lag(v.left_at) over (partition by v.road_segment_id, v.unit order by v.entered_at))::bigint as pause
    from visit v where ${sql.join(inner, sql` and `)}) t where ${sql.join(outer, sql` and `)}`;
}

/** How many visits a filter matches. */
export async function countVisits(db: Database, filter: VisitFilter): Promise<number> {
  const [row] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from ${matching(filter)}`);
  return row?.total ?? 0;
}

/** One page of visits by time. */
export function listCountedVisits(db: Database, query: VisitQuery): Promise<CountedVisit[]> {
  const isDescending = query.sort === '-enteredAt', direction = isDescending ? sql`desc` : sql`asc`;
  const beyond = query.after === null ? sql`true` : sql`(t.entered_at, t.id) ${isDescending ? sql`<` : sql`>`} (${instantAt(query.after[0])}, ${query.after[1]}::bigint)`;
  return rowsOf<CountedVisit>(db, sql`
    select l.id::int as id, ${millisecondsOf(sql`l.entered_at`)} as "enteredAt", ${millisecondsOf(sql`l.left_at`)} as "leftAt", l.mode, l.unit, l.device_id is not null as "isFromPositions",
      l.road_segment_id::int as "streetId", r.name as "streetName", l.spot_id::int as "spotId", s.code as "spotCode", l.post_id::int as "postId", p.name as "postName", l.noticed_count::int as "foundCount", l.has_clear_check as "hasClearCheck"
    from (select t.* from ${matching(query)} and ${beyond} order by t.entered_at ${direction}, t.id ${direction} limit ${query.limit}::int) l
    left join road_segment r on r.id = l.road_segment_id left join spot s on s.id = l.spot_id left join post p on p.id = l.post_id
    order by l.entered_at ${direction}, l.id ${direction}`);
}
