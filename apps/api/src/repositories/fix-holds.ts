import { sql } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** Positions that are not removed while it stands. UTC milliseconds. */
export interface FixHold {
  readonly id: number;
  /** Name of the device; null = every device. */
  readonly device: string | null;
  readonly fromAt: number;
  readonly toAt: number;
  readonly reason: string;
  readonly createdBy: string;
  readonly liftedAt: number | null;
}

export interface FixHoldDraft {
  readonly deviceId: number | null;
  readonly fromAt: number;
  readonly toAt: number;
  readonly reason: string;
  readonly createdAt: number;
  readonly createdBy: string;
}

export async function insertHold(tx: Database, { deviceId, fromAt, toAt, reason, createdAt, createdBy }: FixHoldDraft): Promise<number> {
  const [row] = await rowsOf<{ id: number }>(tx, sql`
    insert into fix_hold (device_id, held, reason, created_at, created_by)
    values (${deviceId}::int, tstzrange(${instantAt(fromAt)}, ${instantAt(toAt)}), ${reason}, ${instantAt(createdAt)}, ${createdBy}) returning id::int as id`);
  return row?.id ?? 0;
}

/** @returns false when there is no such hold, or it was lifted before */
export async function liftHoldOf(tx: Database, id: number, at: number): Promise<boolean> {
  const rows = await rowsOf(tx, sql`update fix_hold set lifted_at = ${instantAt(at)} where id = ${id}::int and lifted_at is null returning 1`);
  return rows.length > 0;
}

export const listHolds = (db: Database): Promise<FixHold[]> => rowsOf<FixHold>(db, sql`
  select h.id::int as id, d.name as device, ${millisecondsOf(sql`lower(h.held)`)} as "fromAt", ${millisecondsOf(sql`upper(h.held)`)} as "toAt", h.reason, h.created_by as "createdBy", ${millisecondsOf(sql`h.lifted_at`)} as "liftedAt"
  from fix_hold h left join device d on d.id = h.device_id order by h.id`);
