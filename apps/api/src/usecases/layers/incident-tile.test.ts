import { tileAt } from '@wuding/geo';
import { beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, sql } from '../../db/store';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { addTo, removeFrom, scatter, touch } from '../../testing/incident-changes';
import { readTile } from '../../testing/read-tile';
import { testStore, testStoreKind } from '../../testing/store';
import { at, Town } from '../../testing/town';
import { tileBufferPixels } from '../../tiles/cut-features';
import { incidentTile, type IncidentTileRequest } from './incident-tile';

let town: Town;
let cubes: EventCubes;

beforeEach(async () => {
  town = await Town.found(await testStore());
  cubes = await openEventCubes({ store: town.store, clock: town.clock });
});

interface Point { id: unknown; code: unknown; status: unknown; at: unknown; count: unknown; x: number; y: number }

const read = (tile: Uint8Array): Point[] => readTile(tile, 'incidents').map(({ id: featureId, properties: { id, code, status, at: atSeconds, count }, parts }) => {
  if (featureId !== undefined) expect(featureId).toBe(id);
  const { x, y } = parts[0]![0]!;
  return { id, code, status, at: atSeconds, count, x, y };
}).sort((a, b) => Number(a.id) - Number(b.id));

const pointsAt = async (z: number, extra: Partial<IncidentTileRequest> = {}): Promise<Point[]> =>
  read(await incidentTile({ cubes, dataset: town.dataset, window: { fromAt: null, toAt: null }, codes: null, tile: tileAt(at(0, 0), z), ...extra }));

const byPostgis = async (z: number): Promise<Point[]> => {
  const [, x, y] = tileAt(at(0, 0), z);
  const [row] = await rowsOf<{ tile: Uint8Array }>(town.store.db, sql`
    select st_asmvt(q, 'incidents', 4096, 'geometry') as tile from (
      select i.id, e.code, i.status, floor(extract(epoch from i.occurred_at))::bigint as at,
        st_asmvtgeom(st_transform(i.position, 3857), st_tileenvelope(${z}::int, ${x}::int, ${y}::int), 4096, ${tileBufferPixels}::int) as geometry
      from incident i join event_code e on e.id = i.event_code_id
      where i.dataset_id = ${town.dataset.id}::int and i.status <> 'withdrawn' and i.position is not null) q`);
  return read(row!.tile);
};

describe('a tile of incidents', () => {
  test('holds what ST_AsMVT would put in it, at every zoom that shows each place', async ({ skip }) => {
    if (testStoreKind() === 'embedded') skip('the embedded store has no protobuf: tiles are encoded by us on both');
    const ids = await addTo(town, scatter(300));
    await touch(town, ids.slice(0, 20), sql`status = 'closed', position = st_translate(position, 0.001, 0.001)`);
    await removeFrom(town, ids.slice(20, 40));
    for (const z of [14, 15, 16, 18]) {
      const theirs = await byPostgis(z);
      expect(await pointsAt(z)).toEqual(theirs.map((point) => ({ ...point, x: expect.closeTo(point.x, -0.4), y: expect.closeTo(point.y, -0.4) })));
      if (z === 14) expect(theirs.length).toBeGreaterThan(50);
    }
  });

  test('changes with the records', async () => {
    const [id] = await addTo(town, [{ position: at(5, 5), status: 'open', occurredAt: Date.UTC(2026, 3, 1, 2, 3, 4) }]);
    expect(await pointsAt(14)).toMatchObject([{ id, code: '05-01', status: 'open', at: Date.UTC(2026, 3, 1, 2, 3, 4) / 1000, count: undefined }]);
    await touch(town, [id!], sql`status = 'closed'`);
    expect(await pointsAt(14)).toMatchObject([{ id, status: 'closed' }]);
    await touch(town, [id!], sql`status = 'withdrawn'`);
    expect(await pointsAt(14)).toEqual([]);
  });

  test('shows one point, the latest, for all that stand on one spot, and says how many', async () => {
    const day = 86_400_000, start = Date.UTC(2026, 3, 1);
    const ids = await addTo(town, [0, 2, 1].map((days) => ({ position: at(5, 5), occurredAt: start + days * day })));
    await addTo(town, [{ position: at(25, 5), occurredAt: start }]);
    expect((await pointsAt(16)).map(({ id, count }) => [id, count])).toEqual([[ids[1], 3], [expect.any(Number), undefined]]);
  });

  test('far out shows one point for a screen pixel and loses nobody', async () => {
    await addTo(town, scatter(400).map((facts) => ({ ...facts, status: 'open' as const, position: facts.position ?? at(1, 1) })));
    for (const z of [6, 9, 11, 13]) {
      const points = await pointsAt(z);
      const pixels = new Set(points.map(({ x, y }) => `${Math.floor((x + tileBufferPixels) / 8)},${Math.floor((y + tileBufferPixels) / 8)}`));
      expect(pixels.size).toBe(points.length);
      if (z < 12) expect(points.reduce((sum, { count }) => sum + Number(count ?? 1), 0)).toBe(400);
    }
    expect((await pointsAt(6)).length).toBeLessThan(20);
  });

  test('shows only the time window and the codes asked for', async () => {
    const noon = Date.UTC(2026, 3, 1, 4);
    const [first, second] = await addTo(town, [{ occurredAt: noon, eventCode: '05-01' }, { occurredAt: noon + 3_600_000, eventCode: '05-02', position: at(4, 4) }]);
    const idsOf = async (extra: Partial<IncidentTileRequest>) => (await pointsAt(15, extra)).map(({ id }) => id);
    expect(await idsOf({ window: { fromAt: noon, toAt: noon + 3_600_000 } })).toEqual([first]);
    expect(await idsOf({ codes: ['05-02', 'nonsense'] })).toEqual([second]);
    expect(await idsOf({ codes: ["' or 1=1 --"] })).toEqual([]);
    expect(await idsOf({ tile: [15, 0, 0] })).toEqual([]);
  });
});
