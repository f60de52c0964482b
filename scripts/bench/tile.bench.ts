import { deepStrictEqual } from 'node:assert';
import postgres from 'postgres';
import { readTile } from '../../apps/api/src/testing/read-tile';
import { cutIncidents } from '../../apps/api/src/tiles/cut-incidents';
import { encodePoints } from '../../apps/api/src/tiles/encode-points';
import type { EventCube } from '../../packages/analytics/src';
import { incidentStatuses } from '../../packages/domain/src';
import { tileAt } from '../../packages/geo/src';
import { centre, codeOf, cubeOf, sizeName, writeTable } from './event-table';
import { figureLine, goalLine, medianMilliseconds, postgresOfThisRun } from './figure';

/** The tile at zoom 14 in the middle of 10k, 100k and 1M incidents against ST_AsMVT with the same properties. */
const url = postgresOfThisRun();
const sql = url === null ? null : postgres(url, { max: 1, onnotice: () => {} });
const tile = tileAt(centre, 14);
for (const count of [10_000, 100_000, 1_000_000]) {
  const cube = cubeOf(count);
  const ours = await medianMilliseconds(() => byUs(cube, tile), { warmUps: 5, runs: 15 });
  if (sql === null) {
    console.log(goalLine({ name: `tile z14 ${sizeName(count)}`, unit: 'ms', ours, goal: 200, better: 'less' }));
  } else {
    await writeTable(sql, count);
    holdAgainst(piles(byUs(cube, tile)), piles(await byPostgis(sql, tile)));
    const value = await medianMilliseconds(() => byPostgis(sql, tile), { warmUps: 1, runs: 5 });
    console.log(figureLine({ name: `tile z14 ${sizeName(count)}`, unit: 'ms', ours, peer: { name: 'ST_AsMVT', value }, better: 'less' }));
  }
  const far = await medianMilliseconds(() => byUs(cube, tileAt(centre, 10)), { warmUps: 3, runs: 9 });
  console.log(goalLine({ name: `tile z10 ${sizeName(count)}`, unit: 'ms', ours: far, goal: 200, better: 'less' }));
  console.log(goalLine({ name: `tile z10 ${sizeName(count)} size`, unit: 'kB', ours: byUs(cube, tileAt(centre, 10)).length / 1000, goal: 500, better: 'less' }));
}
await sql?.end();

type Tile = ReturnType<typeof tileAt>;

function byUs(cube: EventCube, where: Tile): Uint8Array {
  const { points, codeIds } = cutIncidents(cube, {}, where);
  return encodePoints('incidents', points, { codes: codeIds.map(codeOf), statuses: incidentStatuses });
}

async function byPostgis(db: postgres.Sql, [z, x, y]: Tile): Promise<Uint8Array> {
  const [row] = await db<{ tile: Uint8Array }[]>`
    select st_asmvt(q, 'incidents', 4096, 'geometry', 'feature_id') as tile from (
      select id as feature_id, id, code, status, extract(epoch from occurred_at)::bigint as at,
        st_asmvtgeom(st_transform(position, 3857), st_tileenvelope(${z}, ${x}, ${y}), 4096, 96) as geometry
      from event where status <> 'withdrawn' and position && st_transform(st_tileenvelope(${z}, ${x}, ${y}, margin => 96.0 / 4096), 4326)) q`;
  return row!.tile;
}

/** How many incidents stand on each pixel. */
function piles(bytes: Uint8Array): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { properties, parts } of readTile(bytes, 'incidents')) {
    const { x, y } = parts[0]![0]!;
    counts.set(`${x},${y}`, (counts.get(`${x},${y}`) ?? 0) + Number(properties['count'] ?? 1));
  }
  return counts;
}

/** Positions are rounded to a pixel after another last bit here and there: at most one in five hundred may fall to the neighbour. */
function holdAgainst(ours: ReadonlyMap<string, number>, theirs: ReadonlyMap<string, number>): void {
  const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const differing = [...theirs].filter(([pixel, count]) => ours.get(pixel) !== count).length;
  deepStrictEqual({ total: total(ours), isAlike: differing <= theirs.size / 500 }, { total: total(theirs), isAlike: true });
}
