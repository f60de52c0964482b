import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Result } from '@wuding/domain';
import { polygonAreaSquareMetres } from '@wuding/geo';
import { rowsOf, sql } from '../../db/store';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { editDistrict, type DistrictEdit } from './edit-district';
import { exportDistricts } from './export-districts';
import { listDistricts } from './list-districts';
import { readDistrict } from './read-district';

type Input = Parameters<typeof listDistricts>[0]['input'];
let town: Town;
const spring = Date.UTC(2026, 2, 1);
const director = { accountId: null, username: 'director', role: 'director', districtIds: [] } as const satisfies Actor;

async function value<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
const refusalOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};
const list = (extra: Partial<Input> = {}) => listDistricts({ ctx: town.as('officer'), input: { limit: 50, sort: 'name', ...extra } });
const edit = (id: number, version: number, change: DistrictEdit, actor: Actor = director) =>
  editDistrict({ ctx: town.as(actor), input: { id, version, edit: change } });

beforeEach(async () => {
  town = await Town.found(await testStore());
});

describe('the list of districts', () => {
  test('pages through all of them once under every sort', async () => {
    for (const [i, name] of ['凯龙城', '东卡', '公租房', '农贸市场', '学校片区', '医院片区', '黄龙玉交易中心'].entries()) {
      const id = await town.addDistrict(name, [{ ring: rectangle(i * 100, 0, i * 100 + 90, 90) }]);
      for (let n = 0; n < i % 3; n++) await town.addIncident({ districtId: id });
    }
    for (const sort of ['name', '-name', 'incidents', '-incidents'] as const) {
      const seen: { id: number; name: string; incidentCount: number }[] = [];
      let cursor: string | undefined;
      do {
        const answer: { items: typeof seen; nextCursor: string | null; total: number } = await value(list({ sort, limit: 3, cursor }));
        expect(answer.total).toBe(7);
        seen.push(...answer.items);
        cursor = answer.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
      const key = (one: (typeof seen)[number]) => (sort.endsWith('name') ? one.name : one.incidentCount);
      const ascending = seen.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id));
      expect(seen).toEqual(sort.startsWith('-') ? ascending.reverse() : ascending);
    }
  });
  test('narrows by name and grade, with wildcards taken literally', async () => {
    await town.addDistrict('凯龙城', []);
    const plain = await town.addDistrict('100%街', []);
    await value(edit(plain, 1, { grade: 'key', gradeReason: '列入年度重点' }));
    const names = async (extra: Partial<Input>) => (await value(list(extra))).items.map(({ name }) => name);
    expect(await names({ q: '%' })).toEqual(['100%街']);
    expect(await names({ q: '龙' })).toEqual(['凯龙城']);
    expect(await names({ grade: 'key' })).toEqual(['100%街']);
    expect(await value(list({ q: '没有' }))).toEqual({ items: [], nextCursor: null, total: 0 });
  });
  test('gives area and label of the boundary of the time asked for, and counts incidents that count', async () => {
    const [before, after] = [rectangle(0, 0, 200, 100), rectangle(0, 0, 400, 100)];
    const id = await town.addDistrict('东卡', [{ ring: before, to: spring }, { ring: after, from: spring }]);
    await town.addIncident({ districtId: id });
    await town.addIncident({ districtId: id, status: 'withdrawn' });
    const [then] = (await value(list({ at: '2026-01-01T00:00:00Z' }))).items, [now] = (await value(list())).items;
    expect(then?.areaSquareMetres).toBeCloseTo(polygonAreaSquareMetres([before]), -1);
    expect(now?.areaSquareMetres).toBeCloseTo(40_000, -2);
    expect(now?.incidentCount).toBe(1);
    const [[west, south], [east, north], [lng, lat]] = [at(0, 0), at(400, 100), now?.labelPosition ?? [0, 0]];
    expect(lng > west && lng < east && lat > south && lat < north).toBe(true);
  });
  test('refuses a dataset that is not there and a cursor of another sort', async () => {
    expect(await refusalOf(list({ dataset: 'atlantis' }))).toMatchObject({ code: 'unknown-dataset' });
    expect(await refusalOf(list({ cursor: Buffer.from('["name","x",1]').toString('base64url'), sort: 'incidents' }))).toMatchObject({ code: 'cursor-invalid' });
  });
});

describe('one district', () => {
  test('shows every boundary it has had, oldest first', async () => {
    const id = await town.addDistrict('东卡', [{ ring: rectangle(0, 0, 400, 100), from: spring }, { ring: rectangle(0, 0, 200, 100), to: spring }]);
    const { boundaries } = await value(readDistrict({ ctx: town.as('officer'), input: { id } }));
    expect(boundaries.map(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo]))
      .toEqual([[null, '2026-03-01T00:00:00.000Z'], ['2026-03-01T00:00:00.000Z', null]]);
    expect(boundaries[1]?.boundary).toMatchObject({ type: 'MultiPolygon' });
  });
  test('tells each person what they may do to it', async () => {
    const id = await town.addDistrict('东卡', []);
    const actions = async (actor: Actor) => (await value(readDistrict({ ctx: town.as(actor), input: { id } }))).permittedActions;
    expect(await actions(director)).toEqual(['district.edit', 'district.redraw', 'district.assign-leader', 'incident.write']);
    expect(await actions(await town.addAccount('district-leader', [id]))).toEqual(['district.edit', 'incident.write']);
    expect(await actions(await town.addAccount('district-leader', [id + 1]))).toEqual([]);
    expect(await actions(await town.addAccount('officer'))).toEqual(['incident.write']);
    expect(await actions(await town.addAccount('analyst'))).toEqual([]);
  });
  test('that is not there is not found', async () => {
    expect(await refusalOf(readDistrict({ ctx: town.as('officer'), input: { id: 4711 } }))).toEqual({ code: 'not-found' });
  });
});

describe('editing a district', () => {
  let id: number;
  beforeEach(async () => {
    id = await town.addDistrict('凯龙城', [{ ring: rectangle(0, 0, 100, 100) }]);
  });

  test('changes plan and grade, counts the version up, logs and audits it', async () => {
    const plan = '<b>早市</b> 07:00–09:00；"风雨廊"';
    expect(await value(edit(id, 1, { plan, grade: 'key', gradeReason: '投诉集中' }))).toMatchObject({ version: 2, plan, grade: 'key', name: '凯龙城' });
    const [row] = await rowsOf(town.store.db, sql`
      select c.entity, c.operation, a.action, a.entity_id as id from change_log c, audit_entry a
      where c.seq = (select max(seq) from change_log) and a.seq = (select max(seq) from audit_entry)`);
    expect(row).toEqual({ entity: 'district', operation: 'upsert', action: 'edit', id: String(id) });
  });
  test('is refused on top of somebody else\'s edit, telling what it is now', async () => {
    await value(edit(id, 1, { plan: '第一人' }));
    expect(await refusalOf(edit(id, 1, { plan: '第二人' })))
      .toEqual({ code: 'version-conflict', data: { currentVersion: 2, plan: '第一人', planReviewOn: null, grade: 'regular', leaderName: null } });
  });
  test('is for the director and the district\'s own leader', async () => {
    const leader = await town.addAccount('district-leader', [id]), stranger = await town.addAccount('district-leader', [id + 1]);
    expect(await value(edit(id, 1, { grade: 'watch', gradeReason: '秩序好转' }, leader))).toMatchObject({ grade: 'watch' });
    for (const actor of [stranger, await town.addAccount('officer'), await town.addAccount('sysadmin')]) {
      expect(await refusalOf(edit(id, 2, { grade: 'key' }, actor))).toEqual({ code: 'not-allowed' });
    }
  });
  test('of a district that is not there is refused', async () => {
    expect(await refusalOf(edit(4711, 1, {}))).toEqual({ code: 'not-found' });
  });
});

describe('an export of districts', () => {
  const take = async (format: 'csv' | 'geojson', extra: { q?: string } = {}) => {
    const file = await value(exportDistricts({ ctx: town.as('command'), input: { format, sort: '-incidents', ...extra } }));
    let text = '';
    for await (const piece of file.pieces) text += piece;
    return { file, text };
  };
  test('holds the list in its order, with boundaries where there are any', async () => {
    const east = await town.addDistrict('东卡', [{ ring: rectangle(0, 0, 1000, 500) }]);
    await town.addDistrict('凯龙城', []);
    await town.addIncident({ districtId: east });
    const { file, text } = await take('csv');
    expect(file).toMatchObject({ rowCount: 2, name: '片区_town_模拟_2026-05-01.csv' });
    const lines = text.trimEnd().split('\r\n').map((line) => line.split(','));
    expect(lines.map((cells) => cells[1])).toEqual(['片区', '东卡', '凯龙城']);
    expect(lines[1]?.slice(4, 6)).toEqual(['0.5', '1']);
    expect(lines[2]?.slice(4, 6)).toEqual(['', '0']);
    const { features } = JSON.parse((await take('geojson')).text) as { features: { geometry: { coordinates: number[][][][] } | null }[] };
    expect(features[0]?.geometry?.coordinates[0]?.[0]).toHaveLength(5);
    expect(features[1]?.geometry).toBeNull();
    expect((await take('csv', { q: '东' })).file.rowCount).toBe(1);
  });
  test('is refused to those who may only look', async () => {
    const result = await refusalOf(exportDistricts({ ctx: town.as('officer'), input: { format: 'csv', sort: 'name' } }));
    expect(result?.code).toBe('not-allowed');
  });
});
