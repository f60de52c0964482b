import { sql, type SQL } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** A hand-over of the desk. Instants UTC milliseconds. */
export interface HandoverRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly givenBy: string;
  readonly givenAt: number;
  readonly note: string;
  /** Alarms that stood when it was written. */
  readonly alarmKeys: readonly string[];
  readonly acceptedBy: string | null;
  readonly acceptedAt: number | null;
  readonly withdrawnAt: number | null;
  readonly version: number;
}

const columns: SQL = sql`
  h.id::int as id, h.dataset_id::int as "datasetId", h.given_by as "givenBy", ${millisecondsOf(sql`h.given_at`)} as "givenAt", h.note, h.alarm_keys as "alarmKeys", h.accepted_by as "acceptedBy",
  ${millisecondsOf(sql`h.accepted_at`)} as "acceptedAt", ${millisecondsOf(sql`h.withdrawn_at`)} as "withdrawnAt", h.version::int as version`;

export interface HandoverFilter {
  readonly datasetId: number;
  readonly state?: 'waiting' | 'accepted' | 'withdrawn' | undefined;
  readonly fromAt: number | null;
  readonly toAt: number | null;
}
export interface HandoverPage extends HandoverFilter {
  readonly isDescending: boolean;
  readonly limit: number;
  readonly after: readonly [number, number] | null;
}

function matching({ datasetId, state, fromAt, toAt }: HandoverFilter): SQL {
  const conditions = [sql`h.dataset_id = ${datasetId}::int`];
  if (state !== undefined) conditions.push({ waiting: sql`(h.accepted_at is null and h.withdrawn_at is null)`, accepted: sql`h.accepted_at is not null`, withdrawn: sql`h.withdrawn_at is not null` }[state]);
  if (fromAt !== null) conditions.push(sql`h.given_at >= ${instantAt(fromAt)}`);
  if (toAt !== null) conditions.push(sql`h.given_at < ${instantAt(toAt)}`);
  return sql.join(conditions, sql` and `);
}

export function listHandovers(db: Database, page: HandoverPage): Promise<HandoverRecord[]> {
  const direction = page.isDescending ? sql`desc` : sql`asc`;
  const beyond = page.after === null ? sql`true` : sql`(h.given_at, h.id) ${page.isDescending ? sql`<` : sql`>`} (${instantAt(page.after[0])}, ${page.after[1]}::int)`;
  return rowsOf<HandoverRecord>(db, sql`select ${columns} from alarm_handover h where ${matching(page)} and ${beyond} order by h.given_at ${direction}, h.id ${direction} limit ${page.limit}::int`);
}

export async function countHandovers(db: Database, filter: HandoverFilter): Promise<number> {
  const [row] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from alarm_handover h where ${matching(filter)}`);
  return row?.total ?? 0;
}

export async function findHandover(db: Database, id: number): Promise<HandoverRecord | null> {
  const [row] = await rowsOf<HandoverRecord>(db, sql`select ${columns} from alarm_handover h where h.id = ${id}::int`);
  return row ?? null;
}

/** The one that waits; null = none. */
export async function waitingHandover(db: Database, datasetId: number): Promise<HandoverRecord | null> {
  const [row] = await rowsOf<HandoverRecord>(db, sql`select ${columns} from alarm_handover h where h.dataset_id = ${datasetId}::int and h.accepted_at is null and h.withdrawn_at is null`);
  return row ?? null;
}

/** Who accepted the last one and when; null = the desk was never handed over. */
export async function deskOfficer(db: Database, datasetId: number): Promise<{ name: string; sinceAt: number } | null> {
  const [row] = await rowsOf<{ name: string; sinceAt: number }>(db, sql`
    select accepted_by as name, ${millisecondsOf(sql`accepted_at`)} as "sinceAt" from alarm_handover where dataset_id = ${datasetId}::int and accepted_at is not null order by accepted_at desc, id desc limit 1`);
  return row ?? null;
}

/** @returns its id; null when another waits */
export async function insertHandover(tx: Database, { datasetId, givenBy, givenAt, note, alarmKeys }: Pick<HandoverRecord, 'datasetId' | 'givenBy' | 'givenAt' | 'note' | 'alarmKeys'>): Promise<number | null> {
  const [row] = await rowsOf<{ id: number }>(tx, sql`
    insert into alarm_handover (dataset_id, given_by, given_at, note, alarm_keys) values (${datasetId}::int, ${givenBy}, ${instantAt(givenAt)}, ${note}, ${{ alarmKeys }}::jsonb -> 'alarmKeys')
    on conflict (dataset_id) where accepted_at is null and withdrawn_at is null do nothing returning id::int as id`);
  return row?.id ?? null;
}

/** Accepts or takes back one that waits; false when it waits no more. */
export async function settleHandover(tx: Database, id: number, { at, acceptedBy }: { at: number; acceptedBy: string | null }): Promise<boolean> {
  const change = acceptedBy === null ? sql`withdrawn_at = ${instantAt(at)}` : sql`accepted_at = ${instantAt(at)}, accepted_by = ${acceptedBy}`;
  const rows = await rowsOf(tx, sql`update alarm_handover set ${change}, version = version + 1 where id = ${id}::int and accepted_at is null and withdrawn_at is null returning 1`);
  return rows.length === 1;
}
