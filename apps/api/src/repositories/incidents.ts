import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { HandlingMode, IncidentOutcome, IncidentSource, IncidentStatus, Role } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { millisecondsOf } from '../db/instant';
import { incident } from '../db/schema';
import { latOf, lngOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** One incident with the names a reader needs. Instants are UTC milliseconds, positions WGS-84 degrees. */
export interface IncidentRecord {
  readonly id: number;
  readonly dataset: string;
  readonly datasetId: number;
  readonly code: string;
  readonly eventCode: string;
  readonly eventName: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly districtId: number | null;
  readonly districtName: string | null;
  readonly roadSegmentId: number | null;
  readonly streetName: string | null;
  readonly occurredAt: number;
  readonly closedAt: number | null;
  readonly status: IncidentStatus;
  readonly source: IncidentSource;
  readonly handlingMode: HandlingMode;
  readonly outcome: IncidentOutcome;
  readonly actorAccountId: number | null;
  readonly actorRole: Role | null;
  readonly description: string;
  readonly version: number;
}

/**
 * Of `incident i`. Names come by look-ups of their own rather than joins: to plan a join of six tables takes the store longer
 * (8 ms of 10 on the embedded one) than to read a page.
 */
export const incidentColumns: SQL = sql`
  i.id::int as id, (select key from dataset where id = i.dataset_id) as dataset, i.dataset_id::int as "datasetId", i.code,
  (select code from event_code where id = i.event_code_id) as "eventCode", (select name from event_code where id = i.event_code_id) as "eventName",
  ${lngOf(sql`i.position`)} as lng, ${latOf(sql`i.position`)} as lat,
  i.district_id::int as "districtId", (select name from district where id = i.district_id) as "districtName",
  i.road_segment_id::int as "roadSegmentId", (select nullif(name, '') from road_segment where id = i.road_segment_id) as "streetName",
  ${millisecondsOf(sql`i.occurred_at`)} as "occurredAt", ${millisecondsOf(sql`i.closed_at`)} as "closedAt",
  i.status, i.source, i.handling_mode as "handlingMode", i.outcome,
  i.actor_account_id::int as "actorAccountId", (select role from account where id = i.actor_account_id) as "actorRole",
  i.description, i.version::int as version`;

export async function findIncident(db: Database, id: number): Promise<IncidentRecord | null> {
  const [row] = await rowsOf<IncidentRecord>(db, sql`select ${incidentColumns} from incident i where i.id = ${id}::int`);
  return row ?? null;
}

export interface IncidentDraft {
  readonly datasetId: number;
  /** The recorder's own code; null = made from `codePrefix` and the row's number. */
  readonly code: string | null;
  readonly codePrefix: string;
  readonly eventCodeId: number;
  readonly position: Position | null;
  readonly districtId: number | null;
  readonly roadSegmentId: number | null;
  readonly occurredAt: number;
  readonly closedAt: number | null;
  readonly status: IncidentStatus;
  readonly source: IncidentSource;
  readonly handlingMode: HandlingMode;
  readonly outcome: IncidentOutcome;
  readonly actorAccountId: number | null;
  readonly description: string;
  readonly contentHash: string;
  readonly changeSeq: number;
}

/** Writes one incident and returns its id; null when the dataset already holds its code. */
export async function insertIncident(tx: Database, draft: IncidentDraft): Promise<number | null> {
  const { code, codePrefix, position, occurredAt, closedAt, ...plain } = draft;
  const [next] = await rowsOf<{ id: number }>(tx, sql`select nextval(pg_get_serial_sequence('incident', 'id'))::int as id`);
  if (next === undefined) throw new Error('incident has no sequence');
  const rows = await tx.insert(incident).overridingSystemValue().values({
    ...plain, id: next.id, code: code ?? `${codePrefix}${next.id}`,
    position: position === null ? null : { type: 'Point', coordinates: [...position] },
    occurredAt: new Date(occurredAt), closedAt: closedAt === null ? null : new Date(closedAt),
  }).onConflictDoNothing({ target: [incident.datasetId, incident.code] }).returning({ id: incident.id });
  return rows[0]?.id ?? null;
}

export interface IncidentChange {
  readonly eventCodeId?: number | undefined;
  readonly status: IncidentStatus;
  readonly closedAt: number | null;
  readonly outcome: IncidentOutcome;
  readonly description: string;
}

/** Writes a new version over the expected one; false when somebody else was first. */
export async function updateIncident(
  tx: Database,
  target: { readonly id: number; readonly version: number; readonly changeSeq: number },
  { closedAt, eventCodeId, ...plain }: IncidentChange,
): Promise<boolean> {
  const rows = await tx.update(incident).set({
    ...plain, ...(eventCodeId === undefined ? {} : { eventCodeId }), closedAt: closedAt === null ? null : new Date(closedAt),
    version: target.version + 1, changeSeq: target.changeSeq,
  }).where(and(eq(incident.id, target.id), eq(incident.version, target.version))).returning({ id: incident.id });
  return rows.length === 1;
}
