import { sql } from 'drizzle-orm';
import type { Position } from '@wuding/geo';
import { instantAt, millisecondsOf } from '../db/instant';
import { isCovered, latOf, lngOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { isNoted } from './noted-visits';

export interface SpotRecord {
  readonly id: number;
  readonly code: string;
  readonly lng: number;
  readonly lat: number;
  readonly streetName: string | null;
  /** Districts it lay in during a window, from when to when, UTC milliseconds; null = open. */
  readonly districts: readonly { readonly id: number; readonly name: string; readonly fromAt: number | null; readonly toAt: number | null }[];
}

export interface SpotWindow {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
}

/** Every spot of a dataset, by id, with the districts it lay in during the window. Spots are few. */
export async function listSpots(db: Database, { datasetId, fromAt, toAt }: SpotWindow): Promise<SpotRecord[]> {
  const window = sql`tstzrange(${instantAt(fromAt)}, ${instantAt(toAt)})`;
  return rowsOf<SpotRecord>(db, sql`
    select s.id::int as id, s.code, ${lngOf(sql`s.position`)} as lng, ${latOf(sql`s.position`)} as lat, nullif(r.name, '') as "streetName", coalesce((
      select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'fromAt', ${millisecondsOf(sql`lower(b.effective)`)}, 'toAt', ${millisecondsOf(sql`upper(b.effective)`)}) order by lower(b.effective))
      from district_boundary b join district d on d.id = b.district_id
      where d.dataset_id = s.dataset_id and b.effective && ${window} and ${isCovered(sql`b.boundary`, sql`s.position`)}), '[]') as districts
    from spot s left join road_segment r on r.id = s.road_segment_id where s.dataset_id = ${datasetId}::int order by s.id`);
}

/** Where a spot of a dataset is, WGS-84; null = there is none. */
export async function spotPosition(db: Database, datasetId: number, id: number): Promise<Position | null> {
  const [spot] = await rowsOf<{ lng: number; lat: number }>(db, sql`select ${lngOf(sql`position`)} as lng, ${latOf(sql`position`)} as lat from spot where id = ${id}::int and dataset_id = ${datasetId}::int`);
  return spot === undefined ? null : [spot.lng, spot.lat];
}

export interface VisitRecord {
  readonly spotId: number;
  readonly enteredAt: number;
  readonly leftAt: number;
  readonly noticed: number;
  readonly isRandom: boolean;
}

/** Rows of one statement: small enough for the five seconds a statement has. */
const groupSize = 10_000;

/** The passes of spots of a dataset in a window, by time; read by the index of time, so the cost grows with the window alone. Stays seen in positions are no passes: nobody noted what they found. */
export async function readVisits(db: Database, { datasetId, fromAt, toAt }: SpotWindow): Promise<VisitRecord[]> {
  const rows: VisitRecord[] = [];
  let after: { enteredAt: string; id: number } | null = null;
  for (;;) {
    const beyond = after === null ? sql`true` : sql`(v.entered_at, v.id) > (${after.enteredAt}::timestamptz, ${after.id}::bigint)`;
    const group: { p: string; at: string; id: number }[] = await rowsOf(db, sql`
      select string_agg(v.spot_id || ' ' || (extract(epoch from v.entered_at) * 1000)::bigint || ' ' || (extract(epoch from v.left_at) * 1000)::bigint || ' ' || v.noticed_count || ' ' || v.is_random::int, ',' order by v.entered_at, v.id) as p,
        max(v.entered_at)::text as at, (array_agg(v.id order by v.entered_at desc, v.id desc))[1]::int as id
      from (select * from visit v where v.dataset_id = ${datasetId}::int and ${isNoted(sql`v`)} and v.spot_id is not null and v.entered_at >= ${instantAt(fromAt)} and v.entered_at < ${instantAt(toAt)} and ${beyond}
        order by v.entered_at, v.id limit ${groupSize}::int) v`);
    const [packed] = group;
    if (!packed?.p) return rows;
    const read = packed.p.split(',').map(readRow);
    for (const row of read) rows.push(row);
    if (read.length < groupSize) return rows;
    after = { enteredAt: packed.at, id: packed.id };
  }
}

/** One row as text: four numbers and a flag cost the driver far less in one text than in columns. */
function readRow(text: string): VisitRecord {
  const [spotId, enteredAt, leftAt, noticed, isRandom] = text.split(' ').map(Number) as [number, number, number, number, number];
  return { spotId, enteredAt, leftAt, noticed, isRandom: isRandom === 1 };
}

/** A text that changes with every pass and check-in stored: while it stands, every window read stands. */
export async function readVisitMark(db: Database): Promise<string> {
  const [row] = await rowsOf<{ mark: string }>(db, sql`
    select concat((select id from visit where ${isNoted(sql`visit`)} and spot_id is not null order by id desc limit 1), '-', (select id from check_in order by id desc limit 1)) as mark`);
  return row?.mark ?? '';
}
