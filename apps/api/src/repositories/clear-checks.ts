import { sql } from 'drizzle-orm';
import type { Position } from '@wuding/geo';
import { instantAt, millisecondsOf } from '../db/instant';
import { isWithinMetres, metresBetween, pointAt } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** What a person's duty at an instant is called: name of the beat, code of the post. */
export interface DutyUnit {
  readonly unit: string;
  readonly mode: 'foot' | 'vehicle';
}

/** The published duty a person stands at an instant, give or take a slack; null = none. */
export async function dutyUnitAt(db: Database, { personId, at, slackMilliseconds }: { personId: number; at: number; slackMilliseconds: number }): Promise<DutyUnit | null> {
  const [row] = await rowsOf<DutyUnit>(db, sql`
    select coalesce(b.name, p.code) as unit, case when a.vehicle_id is null then 'foot' else 'vehicle' end as mode
    from published_assignment a join duty_shift s on s.id = a.shift_id left join patrol_beat b on b.id = s.beat_id left join post p on p.id = s.post_id
    where a.person_id = ${personId}::int and a.duty && tstzrange(${instantAt(at - slackMilliseconds)}, ${instantAt(at + slackMilliseconds)}, '[]')
    order by a.duty @> ${instantAt(at)} desc, lower(a.duty) desc limit 1`);
  return row ?? null;
}

export interface NearSpot {
  readonly id: number;
  readonly code: string;
  readonly roadSegmentId: number | null;
  readonly streetName: string | null;
  readonly distanceMetres: number;
}

/** The nearest spot of a dataset within a distance of a place; null = none. */
export async function nearestSpot(db: Database, { datasetId, place: [lng, lat], withinMetres }: { datasetId: number; place: Position; withinMetres: number }): Promise<NearSpot | null> {
  const here = pointAt(lng, lat);
  const [row] = await rowsOf<NearSpot>(db, sql`
    select s.id::int as id, s.code, s.road_segment_id::int as "roadSegmentId", nullif(r.name, '') as "streetName", ${metresBetween(sql`s.position`, here)} as "distanceMetres"
    from spot s left join road_segment r on r.id = s.road_segment_id where s.dataset_id = ${datasetId}::int and ${isWithinMetres(sql`s.position`, here, withinMetres)}
    order by "distanceMetres", s.id limit 1`);
  return row ?? null;
}

export interface ClearPass {
  readonly datasetId: number;
  readonly unit: string;
  readonly mode: 'foot' | 'vehicle';
  readonly spotId: number;
  readonly roadSegmentId: number | null;
  readonly at: number;
}

/**
 * Keeps that a group found nothing at a spot: on its pass there if one began no longer than `gapMilliseconds` before and found nothing, else as a pass of its own.
 * @returns whether it is a new pass, and since when
 */
export async function keepClearPass(tx: Database, { datasetId, unit, mode, spotId, roadSegmentId, at }: ClearPass, gapMilliseconds: number): Promise<{ isNew: boolean; enteredAt: number }> {
  const [known] = await rowsOf<{ enteredAt: number }>(tx, sql`
    update visit set has_clear_check = true, left_at = greatest(left_at, ${instantAt(at)}) where id = (
      select id from visit where spot_id = ${spotId}::int and dataset_id = ${datasetId}::int and unit = ${unit} and device_id is null and noticed_count = 0
        and entered_at > ${instantAt(at - gapMilliseconds)} and entered_at <= ${instantAt(at)} order by entered_at desc limit 1)
    returning ${millisecondsOf(sql`entered_at`)} as "enteredAt"`);
  if (known !== undefined) return { isNew: false, enteredAt: known.enteredAt };
  const [kept] = await rowsOf<{ id: number }>(tx, sql`
    insert into visit (dataset_id, unit, mode, spot_id, road_segment_id, entered_at, left_at, is_random, noticed_count, has_clear_check)
    values (${datasetId}::int, ${unit}, ${mode}, ${spotId}::int, ${roadSegmentId}::int, ${instantAt(at)}, ${instantAt(at)}, false, 0, true)
    on conflict (dataset_id, unit, entered_at) where device_id is null do nothing returning id::int as id`);
  return { isNew: kept !== undefined, enteredAt: at };
}
