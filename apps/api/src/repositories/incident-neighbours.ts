import { sql } from 'drizzle-orm';
import { instantAt } from '../db/instant';
import { isWithinMetres, metresBetween, pointAt } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { incidentColumns, type IncidentRecord } from './incidents';

export interface NeighbourQuery {
  readonly of: IncidentRecord & { readonly lng: number; readonly lat: number };
  readonly radiusMetres: number;
  readonly withinMilliseconds: number;
  readonly limit: number;
}

/**
 * Incidents that count, close to another in place and time, of its event code or one that shares a report category with it
 * at that time: those nearest in time, and how many there are. By the index of positions; cost grows with what lies there.
 */
export async function findNeighbours(db: Database, { of, radiusMetres, withinMilliseconds, limit }: NeighbourQuery): Promise<{ items: (IncidentRecord & { distanceMetres: number })[]; total: number }> {
  const point = pointAt(of.lng, of.lat), at = instantAt(of.occurredAt);
  const alike = sql`(i.event_code_id = self.event_code_id or i.event_code_id in (
    select other.event_code_id from report_category_event_code own
    join report_category_event_code other on other.report_category_id = own.report_category_id and other.effective @> ${at}
    where own.event_code_id = self.event_code_id and own.effective @> ${at}))`;
  const matching = sql`i.dataset_id = ${of.datasetId}::int and i.status <> 'withdrawn' and i.id <> ${of.id}::int
    and i.occurred_at between ${instantAt(of.occurredAt - withinMilliseconds)} and ${instantAt(of.occurredAt + withinMilliseconds)}
    and ${isWithinMetres(sql`i.position`, point, radiusMetres)} and ${alike}`;
  const self = sql`(select event_code_id from incident where id = ${of.id}::int) self`;
  const items = await rowsOf<IncidentRecord & { distanceMetres: number }>(db, sql`
    select ${incidentColumns}, ${metresBetween(sql`i.position`, point)}::float8 as "distanceMetres"
    from incident i cross join ${self} where ${matching}
    order by abs(extract(epoch from i.occurred_at - ${at})), i.id limit ${limit}::int`);
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from incident i cross join ${self} where ${matching}`);
  return { items, total: counted?.total ?? 0 };
}
