import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Position } from '@wuding/geo';
import { rowsOf, sql } from '../../db/store';
import { figures, Importer } from '../../testing/importing';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';

let importer: Importer;
let town: Town;
beforeEach(async () => {
  town = await Town.found(await testStore());
  importer = new Importer(town.store, town.clock);
});
afterEach(() => importer.close());

const home = { dataset: null };
const district = (properties: object, ...rings: Position[][]) =>
  ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: rings } });
const file = (...features: unknown[]) => ({ name: 'districts.geojson', content: JSON.stringify({ type: 'FeatureCollection', features }) });
const square = rectangle(-100, -100, 100, 100), wider = rectangle(-300, -100, 100, 100);

const stored = () => rowsOf(importer.store.db, sql`
  select d.code, d.name, d.grade, a.username as leader, d.plan, d.version::int as version,
    array(select coalesce(to_char(lower(b.effective) at time zone 'UTC', 'YYYY-MM-DD'), 'always') || '/' || coalesce(to_char(upper(b.effective) at time zone 'UTC', 'YYYY-MM-DD'), 'open')
      || ' ' || round(b.area_square_metres) from district_boundary b where b.district_id = d.id order by lower(b.effective) nulls first) as boundaries
  from district d left join account a on a.id = d.leader_account_id order by d.code`);

describe('a file of districts', () => {
  test('makes districts with grade, leader and plan, their first boundary valid from always', async () => {
    const leader = await town.addAccount('district-leader');
    const outcome = await importer.import('districts', file(
      district({ name: '凯龙城', 等级: '重点', leader: leader.username, plan: '定人定岗' }, square),
      district({ name: '东卡', leader: '' }, rectangle(200, 0, 300, 100)),
      district({ name: '学校', leader: 'nobody' }, rectangle(400, 0, 500, 100)),
    ), home);
    expect([figures(outcome), ...outcome.errors]).toEqual(['2/1/0/0', '3,leader,unknown-account']);
    expect(await stored()).toEqual([
      { code: '东卡', name: '东卡', grade: 'regular', leader: null, plan: '', version: 1, boundaries: ['always/open 10000'] },
      { code: '凯龙城', name: '凯龙城', grade: 'key', leader: leader.username, plan: '定人定岗', version: 1, boundaries: ['always/open 40000'] },
    ]);
  });
  test('imported again changes nothing; what a later file does not mention stays', async () => {
    await importer.import('districts', file(district({ code: 'k', name: '凯龙城', plan: '旧', grade: 'key' }, square)), home);
    expect(figures(await importer.import('districts', file(district({ code: 'k', name: '凯龙城', plan: '旧', grade: 'key' }, square)),
      home))).toBe('0/0/0/1');
    expect(figures(await importer.import('districts', file(district({ code: 'k', name: '凯龙城风雨廊', plan: '新' }, square)),
      home))).toBe('1/0/0/0');
    expect(await stored()).toMatchObject([{ name: '凯龙城风雨廊', grade: 'key', plan: '新', version: 2, boundaries: ['always/open 40000'] }]);
  });
  test('may pass a name on, but never have it twice', async () => {
    const pair = (a: string, b: string) => file(district({ code: '1', name: a }, square),
      district({ code: '2', name: b }, rectangle(200, 0, 300, 100)));
    await importer.import('districts', pair('甲', '乙'), home);
    expect(figures(await importer.import('districts', pair('丙', '甲'), home))).toBe('2/0/0/0');
    expect((await stored()).map((one) => (one as { name: string }).name)).toEqual(['丙', '甲']);
    const outcome = await importer.import('districts', pair('甲', '丁'), home);
    expect([figures(outcome), ...outcome.errors]).toEqual(['1/1/0/0', '1,name,duplicate-name']);
  });
  test('takes its columns from a polygon with a hole, the same code twice only when it says the same', async () => {
    const hole = rectangle(-50, -50, 50, 50).toReversed();
    const outcome = await importer.import('districts', file(district({ name: '环' }, square, hole), district({ name: '环' }, square, hole),
      district({ name: '环' }, square)), home);
    expect([figures(outcome), ...outcome.errors]).toEqual(['1/1/0/1', '3,code,duplicate-code']);
    expect(await stored()).toMatchObject([{ boundaries: ['always/open 30000'] }]);
  });
});

describe('another boundary', () => {
  const boundaries = async (): Promise<unknown> => (await stored() as { boundaries: string[] }[])[0]?.boundaries;
  beforeEach(() => importer.import('districts', file(district({ name: '凯龙城' }, square)), home));

  test('replaces the one in force from the day it says', async () => {
    expect(figures(await importer.import('districts', file(district({ name: '凯龙城', validFrom: '2026-04-01' }, wider)),
      home))).toBe('1/0/1/0');
    expect(await boundaries()).toEqual(['always/2026-03-31 40000', '2026-03-31/open 80000']);
    expect(figures(await importer.import('districts', file(district({ name: '凯龙城', validFrom: '2026-04-01' }, wider)),
      home))).toBe('0/0/0/1');
  });
  test('replaces it from now on when no day is said', async () => {
    await importer.import('districts', file(district({ name: '凯龙城' }, wider)), home);
    expect(await boundaries()).toEqual(['always/2026-05-01 40000', '2026-05-01/open 80000']);
  });
  test('of the same day corrects it, of an earlier day is rejected', async () => {
    await importer.import('districts', file(district({ name: '凯龙城', validFrom: '2026-04-01T00:00:00Z' }, wider)), home);
    await importer.import('districts', file(district({ name: '凯龙城', validFrom: '2026-04-01T00:00:00Z' }, square)), home);
    expect(await boundaries()).toEqual(['always/2026-04-01 40000', '2026-04-01/open 40000']);
    const outcome = await importer.import('districts', file(district({ name: '凯龙城', validFrom: '2026-03-01T00:00:00Z' }, wider)), home);
    expect([figures(outcome), ...outcome.errors]).toEqual(['0/1/0/0', '1,validFrom,valid-from-not-later']);
  });
  test('moves the incidents it concerns, those of its time only, and projections read again', async () => {
    const march = await town.addIncident({ position: at(-200, 0), occurredAt: Date.UTC(2026, 2, 1) });
    const april = await town.addIncident({ position: at(-200, 0), occurredAt: Date.UTC(2026, 3, 15) });
    await importer.import('districts', file(district({ name: '凯龙城', validFrom: '2026-04-01T00:00:00Z' }, wider)), home);
    const rows = await rowsOf(importer.store.db, sql`select i.id::int as id, d.name from incident i left join district d on d.id = i.district_id order by i.id`);
    expect(rows).toEqual([{ id: march, name: null }, { id: april, name: '凯龙城' }]);
    expect(await rowsOf(importer.store.db, sql`select entity, operation from change_log order by seq desc limit 2`)).toEqual([
      { entity: 'incident', operation: 'rebuild' }, { entity: 'district', operation: 'upsert' },
    ]);
  });
});
