import { sql, type SQL } from 'drizzle-orm';
import type { PersonKind } from '@wuding/domain';
import { vehicle, workingTimeScheme } from '../db/schema';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

export interface VehicleRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly dataset: string;
  readonly plate: string;
  readonly name: string;
  readonly seatCount: number;
  readonly retiredOn: string | null;
  readonly version: number;
  /** Half-open, UTC milliseconds. */
  readonly absences: readonly { readonly id: number; readonly fromAt: number; readonly toAt: number; readonly note: string }[];
}

const vehicles: SQL = sql`
  select v.id::int as id, v.dataset_id::int as "datasetId", s.key as dataset, v.plate, v.name, v.seat_count::int as "seatCount", v.retired_on::text as "retiredOn", v.version::int as version,
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'fromAt', ${millisecondsOf(sql`lower(a.away)`)}, 'toAt', ${millisecondsOf(sql`upper(a.away)`)}, 'note', a.note) order by lower(a.away), a.id)
      from vehicle_absence a where a.vehicle_id = v.id), '[]') as absences
  from vehicle v join dataset s on s.id = v.dataset_id`;

export const listVehicles = (db: Database, datasetId: number): Promise<VehicleRecord[]> =>
  rowsOf<VehicleRecord>(db, sql`${vehicles} where v.dataset_id = ${datasetId}::int order by v.plate collate "C"`);

export async function findVehicle(db: Database, id: number): Promise<VehicleRecord | null> {
  const [row] = await rowsOf<VehicleRecord>(db, sql`${vehicles} where v.id = ${id}::int`);
  return row ?? null;
}

export interface VehicleFields {
  readonly name: string;
  readonly seatCount: number;
  readonly retiredOn: string | null;
}

/** @returns the new id; null when the plate is taken */
export async function insertVehicle(tx: Database, draft: VehicleFields & { datasetId: number; plate: string }): Promise<number | null> {
  const rows = await tx.insert(vehicle).values(draft).onConflictDoNothing().returning({ id: vehicle.id });
  return rows[0]?.id ?? null;
}

/** Writes over the expected version; false when somebody else was first. */
export async function updateVehicle(tx: Database, target: { id: number; version: number }, fields: Partial<VehicleFields>): Promise<boolean> {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const rows = await tx.update(vehicle).set({ ...given, version: target.version + 1 })
    .where(sql`${vehicle.id} = ${target.id} and ${vehicle.version} = ${target.version}`).returning({ id: vehicle.id });
  return rows.length === 1;
}

export async function insertVehicleAbsence(tx: Database, draft: { vehicleId: number; fromAt: number; toAt: number; note: string }): Promise<void> {
  await rowsOf(tx, sql`
    insert into vehicle_absence (vehicle_id, away, note) values (${draft.vehicleId}::int, tstzrange(${instantAt(draft.fromAt)}, ${instantAt(draft.toAt)}), ${draft.note})`);
  await tx.update(vehicle).set({ version: sql`${vehicle.version} + 1` }).where(sql`${vehicle.id} = ${draft.vehicleId}`);
}

export interface SchemeRecord {
  readonly id: number;
  readonly approvalNumber: string;
  readonly approvedBy: string;
  readonly covers: PersonKind | 'all';
  readonly validFrom: string;
  readonly validUntil: string;
}

export const listSchemes = (db: Database, datasetId: number): Promise<SchemeRecord[]> => rowsOf<SchemeRecord>(db, sql`
  select id::int as id, approval_number as "approvalNumber", approved_by as "approvedBy", covers, valid_from::text as "validFrom", valid_until::text as "validUntil"
  from working_time_scheme where dataset_id = ${datasetId}::int order by valid_from, id`);

/** @returns the new id; null when the approval is recorded already */
export async function insertScheme(tx: Database, draft: Omit<SchemeRecord, 'id'> & { datasetId: number }): Promise<number | null> {
  const rows = await tx.insert(workingTimeScheme).values(draft).onConflictDoNothing().returning({ id: workingTimeScheme.id });
  return rows[0]?.id ?? null;
}
