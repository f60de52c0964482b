import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Position } from '@wuding/geo';
import { rowsOf, sql } from '../../db/store';
import { figures, Importer } from '../../testing/importing';
import { testStore } from '../../testing/store';
import { at, Town } from '../../testing/town';

let importer: Importer;
let town: Town;
beforeEach(async () => {
  town = await Town.found(await testStore());
  importer = new Importer(town.store, town.clock);
});
afterEach(() => importer.close());

const road = (properties: object, ...coordinates: Position[]) =>
  ({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } });
const file = (...features: unknown[]) => ({ name: 'roads.geojson', content: JSON.stringify({ type: 'FeatureCollection', features }) });
const home = { dataset: null };
/** The town is made up, and an import into it says so first. */
const simulated = expect.stringContaining('模拟') as unknown;

interface Segment { name: string; class: string; metres: number; bridge: boolean }
const segments = (): Promise<Segment[]> => rowsOf<Segment>(importer.store.db, sql`
  select name, control_class as class, round(length_metres)::int as metres, is_bridge as bridge from road_segment order by name, st_xmin(line), st_ymin(line)`);

/** A crossing of two streets, 200 m each way. */
const crossing = file(
  road({ name: '人民路', class: 'main' }, at(-100, 0), at(100, 0)),
  road({ name: '学府巷', highway: 'residential' }, at(0, -100), at(0, 100)),
);

describe('a file of streets', () => {
  test('is cut where they cross, classed by our words or OpenStreetMap\'s', async () => {
    const separate = file(road({ name: '人民路', class: 'primary' }, at(-100, 0), at(100, 0)),
      road({ name: '学府巷', class: '小街巷' }, at(0, -100), at(0, 100)));
    const outcome = await importer.import('roads', separate, home);
    expect(figures(outcome)).toBe('2/0/0/0');
    expect(await segments()).toEqual([
      { name: '人民路', class: 'main', metres: 100, bridge: false }, { name: '人民路', class: 'main', metres: 100, bridge: false },
      { name: '学府巷', class: 'alley', metres: 100, bridge: false }, { name: '学府巷', class: 'alley', metres: 100, bridge: false },
    ]);
    expect(outcome.result).toMatchObject({ value: { remarks: [simulated, '道路分为 4 个路段，其中新增或变更 4 个'] } });
  });
  test('imported again changes nothing; a class said otherwise changes the street', async () => {
    const streets = file(road({ name: '人民路', class: 'main' }, at(-100, 0), at(100, 0)),
      road({ name: '学府巷', class: 'residential' }, at(0, -100), at(0, 100)));
    await importer.import('roads', streets, home);
    expect(figures(await importer.import('roads', streets, home))).toBe('0/0/0/2');
    const valued = { ...home, values: new Map([['class', new Map([['residential', 'secondary']])]]) };
    expect(figures(await importer.import('roads', streets, valued))).toBe('1/0/0/1');
    expect((await segments()).map((one) => one.class)).toEqual(['main', 'main', 'secondary', 'secondary']);
  });
  test('drawn in another order is the same streets', async () => {
    const features = [road({ name: '甲', class: 'main' }, at(-100, 0), at(100, 0)),
      road({ name: '乙', class: 'main' }, at(0, -100), at(0, 100)), road({ name: '', class: 'alley' }, at(50, 0), at(50, 80))];
    await importer.import('roads', file(...features), home);
    expect(figures(await importer.import('roads', file(...features.toReversed()), home))).toBe('0/0/0/3');
  });
  test('leaves a street without class an alley, which is said, and rejects a class nobody knows', async () => {
    const outcome = await importer.import('roads', file(road({ name: '甲', class: null }, at(-100, 0), at(100, 0)),
      road({ name: '乙', class: 'runway' }, at(0, 50), at(90, 50))), home);
    expect([figures(outcome), ...outcome.errors]).toEqual(['1/1/0/0', '2,class,unknown-class']);
    expect(outcome.result).toMatchObject({ value: { remarks: [simulated, '1 条道路没有等级，按小街巷计（可用 --value class:=main 等另行指定）', expect.any(String)] } });
    expect((await segments())[0]).toMatchObject({ name: '甲', class: 'alley' });
  });
  test('takes class from the first of several columns, and says so', async () => {
    expect((await importer.import('roads', crossing, home)).result).toMatchObject({
      value: { remarks: [simulated, 'class 取自列“class”（未用：highway；可用 --map class=列名 指定）', expect.any(String), expect.any(String)] },
    });
  });
  test('does not cut a street where a bridge carries it', async () => {
    const outcome = await importer.import('roads', file(
      road({ name: '高架', class: 'main', bridge: 'yes' }, at(-90, 0), at(90, 0)),
      road({ name: '河滨路', class: 'alley', bridge: 'no' }, at(0, -90), at(0, 90)),
    ), home);
    expect(figures(outcome)).toBe('2/0/0/0');
    expect(await segments()).toMatchObject([{ name: '河滨路', metres: 180, bridge: false }, { name: '高架', metres: 180, bridge: true }]);
  });
  test('nor where it runs in a tunnel, which is no bridge for that', async () => {
    await importer.import('roads', file(
      road({ name: '隧道', class: 'main', tunnel: 'yes' }, at(-90, 0), at(90, 0)), road({ name: '山路', class: 'alley', tunnel: 'F' }, at(0, -90), at(0, 90)),
    ), home);
    expect(await segments()).toMatchObject([{ name: '山路', metres: 180, bridge: false }, { name: '隧道', metres: 180, bridge: false }]);
  });
  test('counts a street drawn twice once, and one of a few centimetres not at all', async () => {
    const one = road({ name: '甲', class: 'main' }, at(-100, 0), at(100, 0));
    const outcome = await importer.import('roads', file(one, one, road({ name: '乙', class: 'main' }, at(500, 500), at(500.05, 500))), home);
    expect([figures(outcome), ...outcome.errors]).toEqual(['1/1/0/1', '3,geometry,zero-length']);
  });
  test('gives the incidents beside it their street', async () => {
    const nearId = await town.addIncident({ position: at(20, 40) }), farId = await town.addIncident({ position: at(0, 400) });
    const before = await rowsOf<{ seq: number }>(importer.store.db, sql`select seq::int as seq from change_head`);
    const outcome = await importer.import('roads', file(road({ name: '人民路', class: 'main' }, at(-100, 0), at(100, 0))), home);
    expect(outcome.result).toMatchObject({ value: { remarks: [simulated, expect.any(String), '1 条事件重新归入最近的路段'] } });
    const rows = await rowsOf<{ id: number; street: string | null; seq: number }>(importer.store.db, sql`
      select i.id::int as id, s.name as street, i.change_seq::int as seq from incident i left join road_segment s on s.id = i.road_segment_id order by i.id`);
    expect(rows).toEqual([{ id: nearId, street: '人民路', seq: (before[0]?.seq ?? 0) + 2 }, { id: farId, street: null, seq: 0 }]);
    const changes = await rowsOf(importer.store.db, sql`select entity, operation from change_log order by seq desc limit 2`);
    expect(changes).toEqual([{ entity: 'incident', operation: 'upsert' }, { entity: 'road-segment', operation: 'upsert' }]);
  });
});
