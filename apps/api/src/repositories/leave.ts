import { sql, type SQL } from 'drizzle-orm';
import type { LeaveKind } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

export interface LeaveRecord {
  readonly id: number;
  readonly personId: number;
  readonly personName: string;
  readonly datasetId: number;
  readonly kind: LeaveKind;
  /** Half-open, UTC milliseconds. */
  readonly fromAt: number;
  readonly toAt: number;
  readonly note: string;
}

const leave: SQL = sql`
  select l.id::int as id, l.person_id::int as "personId", p.name as "personName", p.dataset_id::int as "datasetId", l.kind,
    ${millisecondsOf(sql`lower(l.away)`)} as "fromAt", ${millisecondsOf(sql`upper(l.away)`)} as "toAt", l.note
  from person_leave l join person p on p.id = l.person_id`;

export interface LeaveQuery {
  readonly datasetId: number;
  readonly personId?: number | undefined;
  readonly fromAt: number | null;
  readonly toAt: number | null;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
}

/** Leave that touches a window, by its beginning. */
export async function listLeave(db: Database, query: LeaveQuery): Promise<{ items: LeaveRecord[]; total: number }> {
  const conditions = [sql`p.dataset_id = ${query.datasetId}::int`];
  if (query.personId !== undefined) conditions.push(sql`l.person_id = ${query.personId}::int`);
  if (query.fromAt !== null) conditions.push(sql`upper(l.away) > ${instantAt(query.fromAt)}`);
  if (query.toAt !== null) conditions.push(sql`lower(l.away) < ${instantAt(query.toAt)}`);
  const matching = sql.join(conditions, sql` and `), direction = query.isDescending ? sql`desc` : sql`asc`;
  const beyond = query.after === null ? sql`true` : sql`("fromAt", id) ${query.isDescending ? sql`<` : sql`>`} (${query.after[0]}::float8, ${query.after[1]}::int)`;
  const items = await rowsOf<LeaveRecord>(db, sql`
    select * from (${leave} where ${matching}) q where ${beyond} order by "fromAt" ${direction}, id ${direction} limit ${query.limit}::int`);
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from person_leave l join person p on p.id = l.person_id where ${matching}`);
  return { items, total: counted?.total ?? 0 };
}

export async function leaveOfPerson(db: Database, personId: number): Promise<LeaveRecord[]> {
  return rowsOf<LeaveRecord>(db, sql`${leave} where l.person_id = ${personId}::int order by lower(l.away)`);
}

/** @returns the new id; null when other leave of the person overlaps */
export async function insertLeave(tx: Database, draft: { personId: number; kind: LeaveKind; fromAt: number; toAt: number; note: string }): Promise<number | null> {
  const [row] = await rowsOf<{ id: number }>(tx, sql`
    insert into person_leave (person_id, kind, away, note)
    values (${draft.personId}::int, ${draft.kind}, tstzrange(${instantAt(draft.fromAt)}, ${instantAt(draft.toAt)}), ${draft.note})
    on conflict do nothing returning id::int as id`);
  return row?.id ?? null;
}

/** @returns what was taken back; null when there is none of that id */
export async function deleteLeave(tx: Database, id: number): Promise<{ personId: number; datasetId: number } | null> {
  const [row] = await rowsOf<{ personId: number; datasetId: number }>(tx, sql`
    delete from person_leave l using person p where l.id = ${id}::int and p.id = l.person_id
    returning l.person_id::int as "personId", p.dataset_id::int as "datasetId"`);
  return row ?? null;
}
