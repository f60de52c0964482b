import { sql } from 'drizzle-orm';
import { millisecondsOf } from '../db/instant';
import { sidesOf, latOf, lngOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A dataset as a reader chooses it, with what it holds. Withdrawn incidents are not counted. */
export interface DatasetSummary {
  readonly key: string;
  readonly name: string;
  readonly provenance: 'simulated' | 'real';
  readonly timeZone: string;
  readonly isHome: boolean;
  readonly codeSet: string;
  readonly basemap: string | null;
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
  readonly originLng: number | null;
  readonly originLat: number | null;
  readonly incidentCount: number;
  /** UTC milliseconds. */
  readonly firstOccurredAt: number | null;
  readonly lastOccurredAt: number | null;
}

/** Every dataset, the bureau's own first. Counting passes once over all incidents, in parallel where the store can. */
export async function listDatasetSummaries(db: Database): Promise<DatasetSummary[]> {
  const sides = sidesOf(sql`d.bounds`);
  return rowsOf<DatasetSummary>(db, sql`
    select d.key, d.name, d.provenance, d.time_zone as "timeZone", c.key as "codeSet", d.basemap,
      d.id is not distinct from (select home_dataset_id from bureau where id = 1) as "isHome",
      ${sides.west} as west, ${sides.south} as south, ${sides.east} as east, ${sides.north} as north,
      ${lngOf(sql`d.plane_origin`)} as "originLng", ${latOf(sql`d.plane_origin`)} as "originLat",
      coalesce(n.count, 0) as "incidentCount", ${millisecondsOf(sql`n.first`)} as "firstOccurredAt", ${millisecondsOf(sql`n.last`)} as "lastOccurredAt"
    from dataset d join code_set c on c.id = d.code_set_id
    left join (
      select dataset_id, count(*)::int as count, min(occurred_at) as first, max(occurred_at) as last
      from incident where status <> 'withdrawn' group by dataset_id) n on n.dataset_id = d.id
    order by "isHome" desc, d.id`);
}
