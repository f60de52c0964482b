import { beforeEach, describe, expect, test } from 'vitest';
import type { Endpoints, ParsedOf } from '@wuding/contract';
import type { Role } from '@wuding/domain';
import { tileAt, tileBbox } from '@wuding/geo';
import { rowsOf, sql } from '../../db/store';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { addTo, scatter, touch } from '../../testing/incident-changes';
import { readTile, type ReadFeature } from '../../testing/read-tile';
import { testStore, testStoreKind } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { tileBufferPixels } from '../../tiles/cut-features';
import { listLayers } from './list-layers';
import { readLayerFeatures } from './read-layer-features';
import { readLayerTile } from './read-layer-tile';

let town: Town;
let cubes: EventCubes;

beforeEach(async () => {
  town = await Town.found(await testStore());
  cubes = await openEventCubes({ store: town.store, clock: town.clock });
});

type FeatureQuery = ParsedOf<Endpoints['readLayerFeatures']>['query'];
type TileQuery = ParsedOf<Endpoints['readLayerTile']>['query'];
const featuresOf = (id: string, query: Partial<FeatureQuery> = {}, role: Role = 'analyst') =>
  readLayerFeatures({ ctx: town.as(role), cubes, input: { params: { id }, query: { limit: 1_000, sort: 'id', ...query } } });
async function features(id: string, query: Partial<FeatureQuery> = {}) {
  const answer = await featuresOf(id, query);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}
const tileOf = (id: string, [z, x, y]: readonly [number, number, number], query: TileQuery = {}, role: Role = 'analyst') =>
  readLayerTile({ ctx: town.as(role), cubes, input: { params: { id, z, x, y }, query } });
async function tile(id: string, where: readonly [number, number, number], query: TileQuery = {}) {
  const answer = await tileOf(id, where, query);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}

describe('the features of a layer', () => {
  test('come page by page, each once, with links that lead on', async () => {
    const ids = await addTo(town, scatter(50).map((facts) => ({ ...facts, status: 'open' as const, position: facts.position ?? at(1, 1) })));
    const seen: (string | number)[] = [];
    let cursor: string | undefined;
    do {
      const page = await features('incidents', { limit: 12, ...(cursor !== undefined && { cursor }) });
      expect(page).toMatchObject({ type: 'FeatureCollection', numberMatched: 50, numberReturned: page.features.length });
      seen.push(...page.features.map(({ id }) => id));
      const next = page.links.find(({ rel }) => rel === 'next')?.href;
      cursor = next === undefined ? undefined : new URL(next, 'http://localhost').searchParams.get('cursor') ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
  });

  test('keep to the box, the time window and the dataset', async () => {
    const noon = Date.UTC(2026, 3, 1, 4);
    const [near] = await addTo(town, [{ position: at(0, 0), occurredAt: noon }, { position: at(900, 0), occurredAt: noon }, { position: at(0, 0), occurredAt: noon + 60_000 }]);
    const [west, south] = at(-50, -50), [east, north] = at(50, 50);
    const window = { from: new Date(noon).toISOString(), to: new Date(noon + 60_000).toISOString() };
    const found = await features('incidents', { bbox: [west, south, east, north], ...window });
    expect(found.features).toMatchObject([{ id: near, properties: { event_code: '05-01', status: 'open', valid_from: '2026-04-01T04:00:00.000Z' } }]);
    expect(await features('places')).toMatchObject({ numberMatched: 0, features: [], links: [] });
  });

  test.each([
    ['an unknown layer', 'layer_incidents; drop table incident', {}, 'unknown-layer', '/id'],
    ['a key of every object', '__proto__', {}, 'unknown-layer', '/id'],
    ['an unknown dataset', 'places', { dataset: 'nowhere' }, 'unknown-dataset', '/dataset'],
    ['a cursor of nobody', 'places', { cursor: 'xyz' }, 'cursor-invalid', '/cursor'],
    ['a window that ends before it begins', 'places', { from: '2026-01-02T00:00:00Z', to: '2026-01-02T00:00:00Z' }, 'window-ends-before-it-begins', '/to'],
  ] as const)('are refused for %s', async (_, id, query, code, pointer) => {
    expect(await featuresOf(id, query)).toMatchObject({ ok: false, refusal: { code, pointer } });
  });

  test('are for those who may see them, and only those layers are listed', async () => {
    const listed = (role: Role): string[] => {
      const answer = listLayers({ ctx: town.as(role) });
      return answer.ok ? answer.value.items.map(({ id }) => id) : [];
    };
    expect(listed('analyst')).toEqual([
      'streets', 'unit-grid', 'zones', 'sensitive-buffers', 'covered-walks', 'districts', 'forecast', 'uncovered-hotspots', 'places', 'incidents', 'posts',
    ]);
    expect(listed('sysadmin')).toEqual([]);
    expect(await featuresOf('incidents', {}, 'sysadmin')).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    expect(await tileOf('incidents', [14, 0, 0], {}, 'sysadmin')).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });
});

/** Twice the signed area of a ring in pixels, y down: the specification wants shells positive and holes negative. */
const turn = (ring: ReadFeature['parts'][number]): number =>
  ring.reduce((sum, { x, y }, index) => sum + x * ring[(index + 1) % ring.length]!.y - ring[(index + 1) % ring.length]!.x * y, 0);
const lengthOf = (line: ReadFeature['parts'][number]): number => line.slice(1).reduce((sum, { x, y }, index) => sum + Math.hypot(x - line[index]!.x, y - line[index]!.y), 0);

describe('a tile of a layer', () => {
  const where = tileAt(at(300, 300), 14);

  test('has shells and holes turned as the specification says, and the ground they enclose', async () => {
    await town.addDistrict('城东', [{ ring: rectangle(200, 200, 400, 380) }]);
    const districtId = await town.addDistrict('环', [{ ring: rectangle(420, 200, 620, 400) }]);
    const hole = JSON.stringify({ type: 'MultiPolygon', coordinates: [[rectangle(420, 200, 620, 400), rectangle(470, 250, 570, 350).reverse()]] });
    await town.store.db.execute(sql`update district_boundary set boundary = st_setsrid(st_geomfromgeojson(${hole}), 4326) where district_id = ${districtId}::int`);
    const read = readTile(await (await tile('districts', where)).make(), 'districts');
    const pixelMetres = (tileBbox(...where)[2] - tileBbox(...where)[0]) * 111_320 * Math.cos((24.59 * Math.PI) / 180) / 4096;
    const turns = read.map(({ parts }) => parts.map((ring) => Math.round((turn(ring) / 2) * pixelMetres ** 2 / 1_000)));
    expect(turns).toEqual([[expect.closeTo(36, -0.5)], [expect.closeTo(40, -0.5), expect.closeTo(-10, -0.5)]]);
    expect(read.map(({ properties }) => properties['name'])).toEqual(['城东', '环']);
  });

  test('holds what ST_AsMVT would put in it: the same length of street', async ({ skip }) => {
    if (testStoreKind() === 'embedded') skip('the embedded store has no protobuf: tiles are encoded by us on both');
    await town.addStreet('人民路', 'main', Array.from({ length: 60 }, (_, i) => at(-1500 + i * 50, 100 * Math.sin(i / 5))));
    await town.addStreet('解放路', 'alley', [at(250, -1500), at(280, 1500)]);
    for (const z of [12, 14, 16]) {
      const [, x, y] = tileAt(at(265, 20), z);
      const [row] = await rowsOf<{ tile: Uint8Array }>(town.store.db, sql`select st_asmvt(q, 'streets') as tile from (
        select name, st_asmvtgeom(st_transform(line, 3857), st_tileenvelope(${z}::int, ${x}::int, ${y}::int), 4096, ${tileBufferPixels}::int) as geometry from road_segment) q`);
      const lengths = (bytes: Uint8Array): Record<string, number> => Object.fromEntries(readTile(bytes, 'streets')
        .map(({ properties, parts }) => [String(properties['name']), parts.reduce((sum, line) => sum + lengthOf(line), 0)]));
      const theirs = lengths(row!.tile);
      const ours = lengths(await (await tile('streets', [z, x, y])).make());
      expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort());
      for (const [name, length] of Object.entries(theirs)) expect(Math.abs(ours[name]! - length)).toBeLessThan(8 + length / 200);
    }
  });

  test('is named by a version that changes with the records, the tile and the filter, and with nothing else', async () => {
    const version = async (...parameters: Parameters<typeof tile>): Promise<string> => (await tile(...parameters)).version;
    const [id] = await addTo(town, [{ position: at(300, 300) }]);
    const first = await version('incidents', where);
    expect(await version('incidents', where)).toBe(first);
    const others = [
      await version('incidents', [14, where[1] + 1, where[2]]), await version('incidents', where, { codes: '05-01' }),
      await version('incidents', where, { from: '2026-01-01T00:00:00Z' }), await version('places', where),
    ];
    expect(new Set([first, ...others]).size).toBe(5);
    await touch(town, [id!], sql`status = 'closed'`);
    expect(await version('incidents', where)).not.toBe(first);
    expect(await version('places', where)).toBe(others[3]);
  });

  test('is empty, not an error, where nothing is', async () => {
    expect(await (await tile('places', [14, 0, 0])).make()).toHaveLength(0);
    expect(await (await tile('incidents', [22, 0, 0])).make()).toHaveLength(0);
  });

  test.each([
    ['an unknown layer', 'roads', [14, 0, 0], {}, 'unknown-layer'], ['a tile beyond the world', 'places', [3, 8, 0], {}, 'tile-out-of-range'],
    ['an unknown dataset', 'places', [3, 0, 0], { dataset: 'nowhere' }, 'unknown-dataset'],
    ['a window that ends before it begins', 'places', [3, 0, 0], { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 'window-ends-before-it-begins'],
  ] as const)('is refused for %s', async (_, id, place, query, code) => {
    expect(await tileOf(id, place, query)).toMatchObject({ ok: false, refusal: { code } });
  });
});
