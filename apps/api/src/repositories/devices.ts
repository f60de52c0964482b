import { sql } from 'drizzle-orm';
import type { DutyStretch } from '@wuding/domain';
import type { Bbox, Datum } from '@wuding/geo';
import { instantAt, millisecondsOf } from '../db/instant';
import { device } from '../db/schema';
import { sidesOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** What a device is bound to; exactly one of the three. */
export interface DeviceBinding {
  readonly personId: number | null;
  readonly teamId: number | null;
  readonly vehicleId: number | null;
}

/** A device as its positions are judged by. */
export interface SendingDevice extends DeviceBinding {
  readonly id: number;
  readonly datasetId: number;
  readonly datum: Datum;
  readonly isRevoked: boolean;
  /** Of the dataset, WGS-84; null while it holds nothing. */
  readonly bounds: Bbox | null;
}

export async function findDeviceByToken(db: Database, tokenHash: string): Promise<SendingDevice | null> {
  const sides = sidesOf(sql`s.bounds`);
  const [row] = await rowsOf<Omit<SendingDevice, 'bounds'> & { west: number | null; south: number | null; east: number | null; north: number | null }>(db, sql`
    select d.id::int as id, d.dataset_id::int as "datasetId", d.datum, d.revoked_at is not null as "isRevoked", d.person_id::int as "personId", d.team_id::int as "teamId",
      d.vehicle_id::int as "vehicleId", ${sides.west} as west, ${sides.south} as south, ${sides.east} as east, ${sides.north} as north
    from device d join dataset s on s.id = d.dataset_id where d.token_hash = ${tokenHash}`);
  if (row === undefined) return null;
  const { west, south, east, north, ...plain } = row;
  return { ...plain, bounds: west === null || south === null || east === null || north === null ? null : [west, south, east, north] };
}

/** A device in use by its name. */
export async function findDeviceNamed(db: Database, datasetId: number, name: string): Promise<SendingDevice | null> {
  const [row] = await rowsOf<{ tokenHash: string }>(db, sql`select token_hash as "tokenHash" from device where dataset_id = ${datasetId}::int and name = ${name} and revoked_at is null`);
  return row === undefined ? null : findDeviceByToken(db, row.tokenHash);
}

/** A device as people see it. */
export interface DeviceRecord extends DeviceBinding {
  readonly id: number;
  readonly name: string;
  /** Name of the person or team, plate of the vehicle. */
  readonly boundTo: string;
  readonly datum: Datum;
  readonly createdAt: number;
  readonly revokedAt: number | null;
  readonly lastHeardAt: number | null;
}

export const listDevices = (db: Database, datasetId: number): Promise<DeviceRecord[]> => rowsOf<DeviceRecord>(db, sql`
  select d.id::int as id, d.name, coalesce(p.name, t.name, v.plate) as "boundTo", d.datum, d.person_id::int as "personId", d.team_id::int as "teamId", d.vehicle_id::int as "vehicleId",
    ${millisecondsOf(sql`d.created_at`)} as "createdAt", ${millisecondsOf(sql`d.revoked_at`)} as "revokedAt", ${millisecondsOf(sql`d.last_heard_at`)} as "lastHeardAt"
  from device d left join person p on p.id = d.person_id left join team t on t.id = d.team_id left join vehicle v on v.id = d.vehicle_id
  where d.dataset_id = ${datasetId}::int order by d.name, d.id`);

export interface DeviceDraft extends DeviceBinding {
  readonly datasetId: number;
  readonly name: string;
  readonly tokenHash: string;
  readonly datum: Datum;
  readonly createdAt: number;
}

/** @returns its id; null when the dataset has a device of that name */
export async function insertDevice(tx: Database, { createdAt, ...draft }: DeviceDraft): Promise<number | null> {
  const [row] = await tx.insert(device).values({ ...draft, createdAt: new Date(createdAt) }).onConflictDoNothing({ target: [device.datasetId, device.name] }).returning({ id: device.id });
  return row?.id ?? null;
}

/** @returns false when there is no such device, or it was revoked before */
export async function revokeDeviceNamed(tx: Database, { datasetId, name, at }: { datasetId: number; name: string; at: number }): Promise<boolean> {
  const rows = await rowsOf(tx, sql`update device set revoked_at = ${instantAt(at)} where dataset_id = ${datasetId}::int and name = ${name} and revoked_at is null returning 1`);
  return rows.length > 0;
}

/** What a device can be bound to by what people call it: a person's code, a team's name, a vehicle's plate. */
export async function findBinding(db: Database, datasetId: number, kind: 'person' | 'team' | 'vehicle', name: string): Promise<number | null> {
  const column = { person: 'code', team: 'name', vehicle: 'plate' }[kind];
  const [row] = await rowsOf<{ id: number }>(db, sql`select id::int as id from ${sql.identifier(kind)} where dataset_id = ${datasetId}::int and ${sql.identifier(column)} = ${name}`);
  return row?.id ?? null;
}

/** Published duty of what devices are bound to, that touches a window; of a team, that of each member. By device. */
export async function dutyOfDevices(db: Database, deviceIds: readonly number[], { fromAt, toAt }: DutyStretch): Promise<Map<number, DutyStretch[]>> {
  const rows = await rowsOf<{ deviceId: number; fromAt: number; toAt: number }>(db, sql`
    select d.id::int as "deviceId", ${millisecondsOf(sql`lower(a.duty)`)} as "fromAt", ${millisecondsOf(sql`upper(a.duty)`)} as "toAt"
    from device d join published_assignment a on a.vehicle_id = d.vehicle_id or a.person_id = d.person_id
      or a.person_id in (select m.person_id from team_member m where m.team_id = d.team_id)
    where d.id in (select value::int from jsonb_array_elements_text(${{ deviceIds }}::jsonb -> 'deviceIds'))
      and a.duty && tstzrange(${instantAt(fromAt)}, ${instantAt(toAt)}, '[]')`);
  const stretches = new Map<number, DutyStretch[]>();
  for (const { deviceId, ...stretch } of rows) stretches.set(deviceId, [...(stretches.get(deviceId) ?? []), stretch]);
  return stretches;
}

export interface LastPosition {
  readonly deviceId: number;
  /** Of the latest sound position; null = none came. */
  readonly position: { readonly at: number; readonly lng: number; readonly lat: number } | null;
}

/** Moves last positions forward, never back, whatever order positions come in. */
export async function noteLastPositions(tx: Database, heardAt: number, positions: readonly LastPosition[]): Promise<void> {
  const rows = positions.map(({ deviceId, position }) => ({ device_id: deviceId, at: position === null ? null : position.at / 1000, lng: position?.lng ?? null, lat: position?.lat ?? null }));
  await rowsOf(tx, sql`
    update device d set last_heard_at = greatest(d.last_heard_at, ${instantAt(heardAt)}),
      last_at = case when to_timestamp(n.at) > coalesce(d.last_at, '-infinity') then to_timestamp(n.at) else d.last_at end,
      last_lng = case when to_timestamp(n.at) > coalesce(d.last_at, '-infinity') then n.lng else d.last_lng end,
      last_lat = case when to_timestamp(n.at) > coalesce(d.last_at, '-infinity') then n.lat else d.last_lat end
    from jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as n (device_id int, at float8, lng float8, lat float8) where d.id = n.device_id returning 1`);
}
