import { sql } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { isWithinMetres } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A stretch in which somebody is known to have held a post within whose radius a spot lies. UTC milliseconds. */
export interface HeldSpan {
  readonly spotId: number;
  readonly fromAt: number;
  readonly toAt: number;
}

/**
 * When posts were held in a window, by spot: from the first sign of presence of somebody on published duty to the check-out or the end of the shift, and as
 * long as a device on duty stayed there. A post nobody came to was not held.
 */
export const heldSpans = (db: Database, { datasetId, fromAt, toAt }: { readonly datasetId: number; readonly fromAt: number; readonly toAt: number }): Promise<HeldSpan[]> => rowsOf<HeldSpan>(db, sql`
  with came as (
    select s.post_id, s.end_at, min(c.at) filter (where c.kind = 'confirmed' or (c.kind in ('in', 'prompt') and c.verdict <> 'outside')) as in_at, max(c.at) filter (where c.kind = 'out') as out_at
    from duty_shift s join post p on p.id = s.post_id join check_in c on c.shift_id = s.id
    where p.dataset_id = ${datasetId}::int and s.start_at < ${instantAt(toAt)} and s.start_at >= ${instantAt(fromAt)} - interval '1 day' and s.end_at > ${instantAt(fromAt)}
    group by s.id, s.post_id, s.end_at, c.person_id),
  held as (
    select post_id, in_at as from_at, coalesce(out_at, end_at) as to_at from came where in_at < coalesce(out_at, end_at)
    union all select v.post_id, v.entered_at, v.left_at from visit v where v.dataset_id = ${datasetId}::int and v.post_id is not null and v.entered_at < ${instantAt(toAt)} and v.entered_at >= ${instantAt(fromAt)} - interval '1 day' and v.left_at > ${instantAt(fromAt)})
  select x.id::int as "spotId", ${millisecondsOf(sql`h.from_at`)} as "fromAt", ${millisecondsOf(sql`h.to_at`)} as "toAt"
  from (select p.id, p.shape, p.radius_metres from post p where p.dataset_id = ${datasetId}::int and p.shape is not null) p
  join spot x on x.dataset_id = ${datasetId}::int and ${isWithinMetres(sql`x.position`, sql`p.shape`, sql`p.radius_metres`)}
  join held h on h.post_id = p.id order by x.id, h.from_at, h.to_at`);
