import { sql, type SQL } from 'drizzle-orm';
import type { PersonKind, VehicleState } from '@wuding/domain';
import { vehicle, workingTimeScheme } from '../db/schema';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';
import { likePattern } from './like-pattern';
import { pageOf, type PageQuery } from './keyset-page';

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

export const allVehicles = (db: Database, datasetId: number): Promise<VehicleRecord[]> =>
  rowsOf<VehicleRecord>(db, sql`${vehicles} where v.dataset_id = ${datasetId}::int order by v.plate collate "C"`);

/** When a state is asked for: the instant (UTC milliseconds) and its civil date. */
export interface StateMoment {
  readonly at: number;
  readonly on: string;
}
export type StatedVehicle = VehicleRecord & { readonly state: VehicleState };

const stated = ({ at, on }: StateMoment): SQL => sql`
  select q.*, case when q."retiredOn" <= ${on} then 'retired' when exists (select from vehicle_absence a where a.vehicle_id = q.id and a.away @> ${instantAt(at)}) then 'away' else 'there' end as state
  from (${vehicles}) q`;

export interface VehiclesQuery extends PageQuery<'plate' | 'name'>, StateMoment {
  readonly datasetId: number;
  /** Part of plate or name. */
  readonly text?: string | undefined;
  readonly state?: VehicleState | undefined;
}

/** One page of a dataset's vehicles, with their state at a moment. */
export async function listVehicles(db: Database, query: VehiclesQuery): Promise<{ items: StatedVehicle[]; total: number }> {
  const conditions = [sql`s."datasetId" = ${query.datasetId}::int`];
  if (query.text !== undefined) conditions.push(sql`(s.plate ilike ${likePattern(query.text)} or s.name ilike ${likePattern(query.text)})`);
  if (query.state !== undefined) conditions.push(sql`s.state = ${query.state}`);
  const from = sql`from (${stated(query)}) s where ${sql.join(conditions, sql` and `)}`;
  return pageOf<StatedVehicle>(db, { rows: sql`select s.* ${from}`, count: sql`select count(*)::int as total ${from}` }, query);
}

export async function findVehicle(db: Database, id: number, moment: StateMoment): Promise<StatedVehicle | null> {
  const [row] = await rowsOf<StatedVehicle>(db, sql`select * from (${stated(moment)}) s where s.id = ${id}::int`);
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

/** @returns which vehicle it was and the span; null when there is none of that id */
export async function deleteVehicleAbsence(tx: Database, id: number): Promise<{ vehicleId: number; fromAt: number; toAt: number } | null> {
  const [gone] = await rowsOf<{ vehicleId: number; fromAt: number; toAt: number }>(tx, sql`
    delete from vehicle_absence where id = ${id}::int
    returning vehicle_id::int as "vehicleId", ${millisecondsOf(sql`lower(away)`)} as "fromAt", ${millisecondsOf(sql`upper(away)`)} as "toAt"`);
  if (gone === undefined) return null;
  await tx.update(vehicle).set({ version: sql`${vehicle.version} + 1` }).where(sql`${vehicle.id} = ${gone.vehicleId}`);
  return gone;
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
