import { EventCube, type EventRow } from '../../packages/analytics/src';
import { incidentStatuses } from '../../packages/domain/src';
import { localPlane, type Position } from '../../packages/geo/src';
import type postgres from 'postgres';

export const timeZone = 'Asia/Shanghai';
export const centre: Position = [98.69, 24.588];
export const plane = localPlane(centre);
export const firstAt = Date.UTC(2023, 0, 1);
const lastAt = Date.UTC(2026, 0, 1);
const districtCount = 8, codeCount = 60;

export interface BenchEvent extends EventRow {
  readonly planePosition: readonly [east: number, north: number] | null;
}

/** Incidents of three years in a county seat of 8 × 5 km: half of them around forty corners, two in a hundred without a place. */
function* events(count: number): Generator<BenchEvent> {
  let state = 1;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const corners = Array.from({ length: 40 }, () => [(random() - 0.5) * 8_000, (random() - 0.5) * 5_000] as const);
  for (let id = 1; id <= count; id += 1) {
    const corner = random() < 0.5 ? corners[Math.floor(random() * corners.length)]! : null;
    const spread = (random() + random() + random() - 1.5) * 200;
    // Whole centimetres, which is what the cube keeps: so both sides can be held against each other cell by cell.
    const east = Math.round((corner === null ? (random() - 0.5) * 8_000 : corner[0] + spread) * 100) / 100;
    const north = Math.round((corner === null ? (random() - 0.5) * 5_000 : corner[1] + (random() - 0.5) * 250) * 100) / 100;
    const isLocated = random() < 0.98;
    yield {
      id, position: isLocated ? plane.toPosition([east, north]) : null, planePosition: isLocated ? [east, north] : null,
      occurredAt: firstAt + Math.floor(random() * (lastAt - firstAt) / 1000) * 1000, codeId: 1 + Math.floor(random() * random() * codeCount),
      districtId: isLocated && random() < 0.6 ? 1 + Math.floor(random() * districtCount) : null, status: incidentStatuses[random() < 0.02 ? 2 : random() < 0.15 ? 0 : 1]!,
    };
  }
}

export function cubeOf(count: number): EventCube {
  const cube = new EventCube({ timeZone, plane });
  cube.load(events(count));
  cube.endLoad();
  return cube;
}

/** The same incidents as a table with every index a query below could use. `place` is in metres of the plane: no transformation to pay. */
export async function writeTable(sql: postgres.Sql, count: number): Promise<void> {
  await sql`create extension if not exists postgis`;
  await sql`drop table if exists event`;
  await sql`create table event (id integer primary key, position geometry(Point, 4326), place geometry(Point), occurred_at timestamptz not null,
    code text not null, district_id integer, status text not null)`;
  const sink = await sql`copy event from stdin`.writable();
  let text = '';
  const flush = async (): Promise<void> => {
    if (!sink.write(text)) await new Promise((resolve) => sink.once('drain', resolve));
    text = '';
  };
  for (const { id, position, planePosition, occurredAt, codeId, districtId, status } of events(count)) {
    const point = position === null ? '\\N' : `SRID=4326;POINT(${position[0]} ${position[1]})`;
    const place = planePosition === null ? '\\N' : `POINT(${planePosition[0]} ${planePosition[1]})`;
    text += `${id}\t${point}\t${place}\t${new Date(occurredAt).toISOString()}\t${codeOf(codeId)}\t${districtId ?? '\\N'}\t${status}\n`;
    if (text.length > 1 << 20) await flush();
  }
  await flush();
  await new Promise<void>((resolve, reject) => sink.end((error?: Error | null) => (error ? reject(error) : resolve())));
  await sql`create index on event using gist (position)`;
  await sql`create index on event (occurred_at)`;
  await sql`create index on event (district_id, occurred_at)`;
  await sql`create index on event (code, occurred_at)`;
  await sql`vacuum analyze event`;
}

export const codeOf = (codeId: number): string => `05-${String(codeId).padStart(2, '0')}`;

/** 10k, 100k, 1M. */
export const sizeName = (count: number): string => (count >= 1e6 ? `${count / 1e6}M` : `${count / 1e3}k`);
