import { sql } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { isWithinMetres } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

export interface OpenAtPost {
  readonly postId: number;
  /** UTC milliseconds. */
  readonly occurredAt: number;
}

/** Incidents that occurred since an instant and are still open, of a code that a post in force answers for and within its radius: one row for each such post. Cost grows with the open ones (index incident_open). */
export const listOpenAtPosts = (db: Database, { datasetId, sinceAt }: { readonly datasetId: number; readonly sinceAt: number }): Promise<OpenAtPost[]> => rowsOf<OpenAtPost>(db, sql`
  select p.id::int as "postId", ${millisecondsOf(sql`i.occurred_at`)} as "occurredAt"
  from (select i.position, i.occurred_at, e.code from incident i join event_code e on e.id = i.event_code_id
    where i.dataset_id = ${datasetId}::int and i.status = 'open' and i.occurred_at >= ${instantAt(sinceAt)} and i.position is not null) i
  join post p on p.dataset_id = ${datasetId}::int and p.state = 'published' and p.shape is not null and jsonb_exists(p.plan -> 'duty' -> 'eventCodes', i.code)
    and ${isWithinMetres(sql`p.shape`, sql`i.position`, sql`p.radius_metres`)}
  order by p.id, i.occurred_at`);
