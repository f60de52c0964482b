import { sql } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { centreOf, isWithinMetres, latOf, lngOf, metresBetween } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { isNoted } from './noted-visits';

/** A post that was ever in force, with its middle. WGS-84 degrees, UTC milliseconds. */
export interface PostOpening {
  readonly id: number;
  readonly lng: number;
  readonly lat: number;
  readonly openedAt: number;
}

/** Posts of a dataset with the first instant they were in force. Posts are few. */
export const listPostOpenings = (db: Database, datasetId: number): Promise<PostOpening[]> => rowsOf<PostOpening>(db, sql`
  select p.id::int as id, ${lngOf(centreOf(sql`p.shape`))} as lng, ${latOf(centreOf(sql`p.shape`))} as lat, ${millisecondsOf(sql`min(v.at)`)} as "openedAt"
  from post p join post_version v on v.post_id = p.id and v.state = 'published'
  where p.dataset_id = ${datasetId}::int and p.shape is not null group by p.id order by p.id`);

export interface SpotPlace {
  readonly id: number;
  readonly lng: number;
  readonly lat: number;
  /** Class of its street; null = none. */
  readonly kind: string | null;
}

export const listSpotPlaces = (db: Database, datasetId: number): Promise<SpotPlace[]> => rowsOf<SpotPlace>(db, sql`
  select s.id::int as id, ${lngOf(sql`s.position`)} as lng, ${latOf(sql`s.position`)} as lat, r.control_class as kind
  from spot s left join road_segment r on r.id = s.road_segment_id where s.dataset_id = ${datasetId}::int order by s.id`);

export interface SpotNearPost {
  readonly spotId: number;
  readonly postId: number;
  /** From the edge of the post's radius, taken from the whole point or line; at most 0 inside. */
  readonly metres: number;
}

/** Spots no farther than `reachMetres` from the edge of a post's radius, one row for each such post; by the index of spots. */
export const listSpotsNearPosts = (db: Database, { datasetId, reachMetres }: { readonly datasetId: number; readonly reachMetres: number }): Promise<SpotNearPost[]> => rowsOf<SpotNearPost>(db, sql`
  select x.id::int as "spotId", p.id::int as "postId", (${metresBetween(sql`x.position`, sql`p.shape`)} - p.radius_metres)::float8 as metres
  from (select p.id, p.shape, p.radius_metres from post p where p.dataset_id = ${datasetId}::int and p.shape is not null) p
  join spot x on x.dataset_id = ${datasetId}::int and ${isWithinMetres(sql`x.position`, sql`p.shape`, sql`p.radius_metres + ${reachMetres}::float8`)}
  order by p.id, x.id`);

export interface SpotPass {
  readonly spotId: number;
  readonly enteredAt: number;
  /** Vendors met. */
  readonly met: number;
}

/** Rows of one statement: a few hundred milliseconds of the five seconds it has. */
const spotsAtOnce = 20;

/**
 * Passes of spots in a window that somebody noted the finds of, by spot and time: stays seen in positions, those of guards at a post among
 * them, say that somebody was there, not what he met. By the index of spots and time: the cost grows with
 * these passes alone. Rows come as one text, which costs the store far less than columns.
 */
export async function readMobilePasses(db: Database, { spotIds, fromAt, toAt }: { readonly spotIds: readonly number[]; readonly fromAt: number; readonly toAt: number }): Promise<SpotPass[]> {
  const passes: SpotPass[] = [];
  for (let first = 0; first < spotIds.length; first += spotsAtOnce) {
    const some = spotIds.slice(first, first + spotsAtOnce);
    const [packed] = await rowsOf<{ text: string | null }>(db, sql`
      select string_agg(v.spot_id || ' ' || (extract(epoch from v.entered_at) * 1000)::bigint || ' ' || least(v.noticed_count, 255), ',' order by v.spot_id, v.entered_at) as text
      from visit v where v.spot_id in (${sql.join(some.map((id) => sql`${id}::int`), sql`, `)}) and ${isNoted(sql`v`)}
        and v.entered_at >= ${instantAt(fromAt)} and v.entered_at < ${instantAt(toAt)}`);
    for (const row of packed?.text?.split(',') ?? []) {
      const [spotId, enteredAt, met] = row.split(' ').map(Number) as [number, number, number];
      passes.push({ spotId, enteredAt, met });
    }
  }
  return passes;
}
