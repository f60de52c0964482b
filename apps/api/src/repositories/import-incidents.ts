import { sql } from 'drizzle-orm';
import { copyLine } from '../db/copy';
import { pointOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import type { HandlingMode, IncidentOutcome, IncidentSource, IncidentStatus } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import type { WrittenCounts } from './import-rows';
import { districtIdAt, segmentIdNear } from './locate';

/** Columns of `import_incident` in the order of `incidentLine`. */
export const incidentImportColumns = [
  'row_no', 'code', 'content_hash', 'category', 'lng', 'lat', 'occurred_at', 'closed_at', 'status', 'source', 'handling_mode', 'outcome',
  'description', 'is_repaired',
] as const;

/** An incident of a file, ready to be stored; see the reader that makes it. */
export interface ImportedIncident {
  readonly row: number;
  readonly code: string | null;
  readonly category: string;
  readonly position: Position | null;
  readonly occurredAt: number;
  readonly closedAt: number | null;
  readonly status: IncidentStatus;
  readonly source: IncidentSource;
  readonly handlingMode: HandlingMode;
  readonly outcome: IncidentOutcome;
  readonly description: string;
  readonly contentHash: string;
  readonly isRepaired: boolean;
}

/** One COPY line for `import_incident`. */
export const incidentLine = (one: ImportedIncident): string => copyLine([
  one.row, one.code, one.contentHash, one.category, one.position?.[0] ?? null, one.position?.[1] ?? null,
  new Date(one.occurredAt), one.closedAt === null ? null : new Date(one.closedAt), one.status, one.source, one.handlingMode, one.outcome,
  one.description, one.isRepaired,
]);

export async function createIncidentTable(tx: Database): Promise<void> {
  await rowsOf(tx, sql`
    create temporary table import_incident (
      row_no integer not null, code text, content_hash text not null, category text not null, lng double precision, lat double precision,
      occurred_at timestamptz not null, closed_at timestamptz, status text not null, source text not null, handling_mode text not null,
      outcome text not null, description text not null, is_repaired boolean not null
    ) on commit drop`);
}

/** Takes out rows the dataset already holds with the same content. @returns how many */
export async function dropUnchangedIncidents(tx: Database, datasetId: number): Promise<number> {
  const [gone] = await rowsOf<{ count: number }>(tx, sql`
    with gone as (
      delete from import_incident r using incident i
      where i.dataset_id = ${datasetId}::int and i.code = r.code and i.content_hash = r.content_hash returning 1)
    select count(*)::int as count from gone`);
  return gone?.count ?? 0;
}

/** Tells the planner how many there are now: the embedded store has no autovacuum, it would go on believing in an empty table. */
export const analyseIncidents = async (tx: Database): Promise<void> => void (await rowsOf(tx, sql`analyze incident`));

/**
 * Turns the remaining rows into incidents: district by the boundary of their time, street within reach, an older record of
 * the same code replaced. An incident somebody withdrew stays withdrawn.
 */
export async function writeIncidents(
  tx: Database, target: { readonly datasetId: number; readonly codeSetId: number; readonly changeSeq: number },
): Promise<WrittenCounts> {
  const datasetId = sql`${target.datasetId}::int`;
  const position = sql`p.position`;
  // Asked once for the statement, not for every row: a new city has neither.
  const hasDistricts = sql`(select exists (select 1 from district where dataset_id = ${datasetId}))`;
  const hasStreets = sql`(select exists (select 1 from road_segment where dataset_id = ${datasetId}))`;
  const [counts] = await rowsOf<WrittenCounts>(tx, sql`
    with written as (
      insert into incident (dataset_id, code, event_code_id, position, district_id, road_segment_id, occurred_at, closed_at, status,
        source, handling_mode, outcome, description, content_hash, change_seq)
      select ${datasetId}, r.code, e.id, ${position},
        case when ${hasDistricts} then ${districtIdAt({ datasetId, position, at: sql`r.occurred_at` })} end,
        case when ${hasStreets} then ${segmentIdNear({ datasetId, position })} end, r.occurred_at, r.closed_at, r.status, r.source, r.handling_mode, r.outcome,
        r.description, r.content_hash, ${target.changeSeq}::bigint
      from import_incident r
      join event_code e on e.code_set_id = ${target.codeSetId}::int and e.code = r.category
      cross join lateral (select ${pointOf(sql`r.lng`, sql`r.lat`)} as position) p
      order by r.row_no
      on conflict (dataset_id, code) do update set
        event_code_id = excluded.event_code_id, position = excluded.position, district_id = excluded.district_id,
        road_segment_id = excluded.road_segment_id, occurred_at = excluded.occurred_at, closed_at = excluded.closed_at,
        status = case when incident.status = 'withdrawn' then 'withdrawn' else excluded.status end,
        source = excluded.source, handling_mode = excluded.handling_mode, outcome = excluded.outcome,
        description = excluded.description, content_hash = excluded.content_hash,
        version = incident.version + 1, change_seq = excluded.change_seq
      returning (xmax = 0) as is_new)
    select (count(*) filter (where is_new))::int as "insertedCount", (count(*) filter (where not is_new))::int as "updatedCount"
    from written`);
  if (counts === undefined) throw new Error('a count has one row');
  return counts;
}

/** Makes room for the next part of a run. */
export const emptyIncidentTable = async (tx: Database): Promise<void> => void (await rowsOf(tx, sql`truncate import_incident`));

export async function hasIncidents(db: Database, datasetId: number): Promise<boolean> {
  const rows = await rowsOf(db, sql`select 1 from incident where dataset_id = ${datasetId}::int limit 1`);
  return rows.length > 0;
}
