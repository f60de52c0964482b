import { sql } from 'drizzle-orm';
import type { Bbox } from '@wuding/geo';
import { instantAt } from '../db/instant';
import { sidesOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import type { SendingDevice } from './devices';

const epoch = sql`date '1970-01-01'`;

/** A device of the simulated county by what carries it: code of a person, plate of a vehicle. */
export interface SimulatedDevice extends SendingDevice {
  readonly carrier: string;
}

/** Gives everybody and every vehicle of a simulated dataset a device that has none. `tokenHashes` are those of tokens nobody knows. @returns how many were new */
export async function addSimulatedDevices(tx: Database, datasetId: number, { tokenHash, createdAt }: { tokenHash: () => string; createdAt: number }): Promise<number> {
  const missing = await rowsOf<{ personId: number | null; vehicleId: number | null; carrier: string }>(tx, sql`
    select p.id::int as "personId", null::int as "vehicleId", p.code as carrier from person p where p.dataset_id = ${datasetId}::int and not exists (select from device d where d.person_id = p.id and d.is_simulated)
    union all select null, v.id::int, v.plate from vehicle v where v.dataset_id = ${datasetId}::int and not exists (select from device d where d.vehicle_id = v.id and d.is_simulated) order by carrier`);
  if (missing.length === 0) return 0;
  const rows = missing.map(({ personId, vehicleId, carrier }) => ({ person: personId, vehicle: vehicleId, name: `模拟 ${carrier}`, hash: tokenHash() }));
  const added = await rowsOf(tx, sql`
    insert into device (dataset_id, name, token_hash, person_id, vehicle_id, datum, created_at, is_simulated)
    select ${datasetId}::int, n.name, n.hash, n.person, n.vehicle, 'wgs84', ${instantAt(createdAt)}, true from jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as n (person int, vehicle int, name text, hash text)
    on conflict (dataset_id, name) do nothing returning 1`);
  return added.length;
}

export async function simulatedDevices(db: Database, datasetId: number): Promise<SimulatedDevice[]> {
  const sides = sidesOf(sql`s.bounds`);
  const rows = await rowsOf<Omit<SimulatedDevice, 'bounds'> & { west: number; south: number; east: number; north: number }>(db, sql`
    select d.id::int as id, d.dataset_id::int as "datasetId", d.datum, d.revoked_at is not null as "isRevoked", d.person_id::int as "personId", d.team_id::int as "teamId", d.vehicle_id::int as "vehicleId",
      coalesce(p.code, v.plate) as carrier, ${sides.west} as west, ${sides.south} as south, ${sides.east} as east, ${sides.north} as north
    from device d join dataset s on s.id = d.dataset_id left join person p on p.id = d.person_id left join vehicle v on v.id = d.vehicle_id
    where d.dataset_id = ${datasetId}::int and d.is_simulated and d.revoked_at is null order by d.id`);
  return rows.map(({ west, south, east, north, ...plain }) => ({ ...plain, bounds: [west, south, east, north] satisfies Bbox }));
}

/** Days from one to another (counted from 1970, both included) on which somebody was on published duty, with up to when their tracks are stored; null = not at all. The last first. */
export const tracksToStore = (db: Database, datasetId: number, { fromDay, toDay }: { fromDay: number; toDay: number }): Promise<{ day: number; untilAt: number | null }[]> =>
  rowsOf<{ day: number; untilAt: number | null }>(db, sql`
    select n.day::int as day, (extract(epoch from t.until_at) * 1000)::float8 as "untilAt" from generate_series(${fromDay}::int, ${toDay}::int) as n(day)
    left join seed_track_day t on t.dataset_id = ${datasetId}::int and t.day = ${epoch} + n.day
    where exists (
      select from published_assignment a join person p on p.id = a.person_id
      where p.dataset_id = ${datasetId}::int and a.duty && tstzrange((${epoch} + n.day)::timestamp at time zone 'Asia/Shanghai', (${epoch} + n.day + 1)::timestamp at time zone 'Asia/Shanghai'))
    order by n.day desc`);

export const noteTracksStored = async (db: Database, { datasetId, day, untilAt }: { datasetId: number; day: number; untilAt: number }): Promise<void> => void (await rowsOf(db, sql`
  insert into seed_track_day (dataset_id, day, until_at) values (${datasetId}::int, ${epoch} + ${day}::int, ${instantAt(untilAt)})
  on conflict (dataset_id, day) do update set until_at = greatest(seed_track_day.until_at, excluded.until_at) returning 1`));
