import { sql, type SQL } from 'drizzle-orm';
import type { EventRow } from '@wuding/analytics';
import type { IncidentStatus } from '@wuding/domain';
import { millisecondsOf } from '../db/instant';
import { latOf, lngOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

interface Row {
  readonly id: number;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly occurredAt: number;
  readonly codeId: number;
  readonly districtId: number | null;
  readonly status: IncidentStatus;
}

const columns = sql`id::int as id, ${lngOf(sql`position`)} as lng, ${latOf(sql`position`)} as lat,
  ${millisecondsOf(sql`occurred_at`)} as "occurredAt", event_code_id::int as "codeId", district_id::int as "districtId", status`;

const chunkRows = 20_000;

/** Every incident of a dataset in chunks, by id. Rows written meanwhile may or may not be among them. */
export const streamIncidents = (db: Database, datasetId: number): AsyncGenerator<EventRow[]> =>
  stream(db, sql`dataset_id = ${datasetId}::int`);

/** The incidents of a dataset that carry a change number in (afterSeq, upToSeq], in chunks, by id. */
export const streamChangedIncidents = (db: Database, datasetId: number, afterSeq: number, upToSeq: number): AsyncGenerator<EventRow[]> =>
  stream(db, changedIn(datasetId, afterSeq, upToSeq));

/** How many those are. */
export async function countChangedIncidents(db: Database, datasetId: number, afterSeq: number, upToSeq: number): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, sql`select count(*)::int as count from incident where ${changedIn(datasetId, afterSeq, upToSeq)}`);
  return row?.count ?? 0;
}

const changedIn = (datasetId: number, afterSeq: number, upToSeq: number): SQL =>
  sql`dataset_id = ${datasetId}::int and change_seq > ${afterSeq}::bigint and change_seq <= ${upToSeq}::bigint`;

async function* stream(db: Database, condition: SQL): AsyncGenerator<EventRow[]> {
  let afterId = 0;
  while (true) {
    const rows = await rowsOf<Row>(db, sql`
      select ${columns} from incident where ${condition} and id > ${afterId}::int order by id limit ${chunkRows}::int`);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ lng, lat, ...rest }) => ({ ...rest, position: lng === null || lat === null ? null : [lng, lat] }));
    if (rows.length < chunkRows) return;
    afterId = last.id;
  }
}
