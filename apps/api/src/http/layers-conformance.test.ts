import { VectorTile } from '@mapbox/vector-tile';
import { layers, lightFlavor, type LayerDescriptor } from '@wuding/catalog';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app';
import { rowsOf, sql, type Store } from '../db/store';
import { givenAccount, rightPassword } from '../testing/accounts';
import { testServices } from '../testing/services';
import { testStore } from '../testing/store';
import { DutyTown } from '../testing/duty-town';
import { at, rectangle } from '../testing/town';

/**
 * Walks the registry: what a descriptor promises, the database and the API keep. A new layer is covered by adding it,
 * and by furnishing the town with something for it to show.
 */
let store: Store;
let app: ReturnType<typeof createApp>;
let cookie = '';

beforeAll(async () => {
  store = await testStore();
  const duty = await DutyTown.found(store), { town } = duty;
  await town.addDistrict('农贸市场', [{ ring: rectangle(-300, -300, 300, 300) }]);
  await town.addStreet('龙山大道', 'main', [at(-400, 10), at(400, 10)]);
  await town.addStreet('', 'alley', [at(-400, 60), at(400, 60)]);
  await town.addPlace('第一小学', 'school', at(-40, 20));
  await town.addZone('规划夜市', 'permitted-vending', rectangle(-60, 0, 0, 40), { capacity: 20 });
  await town.addZone('一小周边', 'sensitive', rectangle(-90, -30, 10, 70));
  await town.addCoveredWalk('风雨廊', [at(-60, 30), at(60, 30)]);
  await town.addUnitCell(rectangle(-120, 0, 0, 120));
  await town.addIncident({ status: 'open', position: at(-20, 20) });
  await duty.addPost({ position: at(-30, 40) });
  const busy = await town.addStreet('东门街', 'secondary', [at(-80, 260), at(80, 260)]);
  for (let n = 0; n < 10; n++) await town.addIncident({ position: at(0, 262), roadSegmentId: busy });
  // A quarter of a year on record, and a cell with enough of it: a forecast can be made.
  for (let week = 0; week < 13; week++) await town.addIncident({ position: at(30, 30), occurredAt: town.clock.now() - (week * 7 + 1) * 86_400_000 });
  await givenAccount(store, town.clock, 'walker', 'command');
  app = createApp(await testServices(store, town.clock));
  const answer = await get('/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'walker', password: rightPassword }) });
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
});

const get = async (path: string, request: RequestInit = {}): Promise<Response> =>
  app.request(`http://127.0.0.1:8787${path}`, { ...request, headers: { host: '127.0.0.1:8787', cookie, ...request.headers } });

const viewOf = ({ id }: LayerDescriptor): string => `layer_${id.replaceAll('-', '_')}`;

/** The tile of zoom 15 around the town's centre, [98.69, 24.588]: x = (98.69 + 180) / 360 · 2¹⁵, y by the Mercator formula. */
const tileAddress = ({ id }: LayerDescriptor): string => `/api/layers/${id}/tiles/15/25366/14073?dataset=town`;

/** Names of feature properties the drawing reads; `count` is the tile maker's own, and derived points never reach a tile. */
const readByStyle = (layer: LayerDescriptor): string[] => {
  const derived = layer.deriveFeatures === undefined ? [] : ['side', 'rank', 'districtId'];
  const read = [...JSON.stringify(layer.style(lightFlavor)).matchAll(/\["get","([^"]+)"\]/g)].map(([, name]) => name!);
  return [...new Set(read)].filter((name) => name !== 'count' && !derived.includes(name));
};

describe.each(layers)('the layer $id', (layer) => {
  it.skipIf(layer.isComputed)('is a view that says what it is and has the columns its descriptor names', async () => {
    const columns = await rowsOf<{ name: string }>(store.db, sql`select column_name as name from information_schema.columns where table_name = ${viewOf(layer)}`);
    const names = columns.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['id', 'dataset_id', 'geometry', ...layer.properties.map(({ name }) => name)]));
    expect(names.includes('valid_from')).toBe(layer.hasTime);
    const [comment] = await rowsOf<{ text: string | null }>(store.db, sql`select obj_description(${viewOf(layer)}::regclass) as text`);
    expect(comment?.text).toMatch(/\w/);
  });

  it('stands in the catalogue', async () => {
    const { items } = await (await get('/api/layers')).json() as { items: { id: string }[] };
    expect(items).toContainEqual({
      id: layer.id, title: layer.title.zh, description: layer.description.zh, geometry: layer.geometry, minzoom: layer.minzoom, hasTime: layer.hasTime,
      properties: layer.properties.map(({ name, type, title }) => ({ name, type, title: title.zh })),
    });
  });

  it('answers features of its geometry with its properties and no others', async () => {
    const answer = await get(`/api/layers/${layer.id}/features?dataset=town`);
    const { features, numberMatched } = await answer.json() as { numberMatched: number; features: { geometry: { type: string }; properties: object }[] };
    expect(numberMatched).toBeGreaterThan(0);
    for (const { geometry, properties } of features) {
      expect(geometry.type).toMatch({ point: /Point$/, line: /LineString$/, polygon: /Polygon$/ }[layer.geometry]);
      expect(Object.keys(properties).sort()).toEqual(layer.properties.map(({ name }) => name).sort());
    }
  });

  it('answers a tile of its own name that carries all its drawing reads', async () => {
    const answer = await get(tileAddress(layer));
    expect(answer.status).toBe(200);
    const tile = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers[layer.id];
    expect(tile?.length).toBeGreaterThan(0);
    expect(Object.keys(tile!.feature(0).properties)).toEqual(expect.arrayContaining(readByStyle(layer)));
  });

  it('spares an unchanged tile the journey', async () => {
    const etag = (await get(tileAddress(layer))).headers.get('etag') ?? '';
    expect((await get(tileAddress(layer), { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('shows nothing to a stranger', async () => {
    for (const path of [`/api/layers/${layer.id}/features?dataset=town`, tileAddress(layer)]) {
      expect((await get(path, { headers: { cookie: '' } })).status).toBe(401);
    }
  });
});

describe('the database', () => {
  it('has no layer view that nobody describes', async () => {
    const views = await rowsOf<{ name: string }>(store.db, sql`select table_name as name from information_schema.views where table_name like 'layer\\_%' order by 1`);
    expect(views.map(({ name }) => name)).toEqual(layers.filter(({ isComputed }) => isComputed !== true).map(viewOf).sort());
  });
});
