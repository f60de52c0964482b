import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { createAnnotation, editAnnotation, listAnnotations } from './map-annotations';
import { createSavedView, editSavedView, listSavedViews } from './saved-views';

let town: Town;
let li: Actor, wang: Actor;
beforeAll(async () => {
  town = await Town.found(await testStore());
  [li, wang] = [await town.addAccount('analyst'), await town.addAccount('director')];
});

const save = (who: Actor, name: string, rest: { query?: string; isShared?: boolean; idempotencyKey?: string | null } = {}) =>
  createSavedView({ ctx: town.as(who), input: { name, query: 'from=2026-04-01', isShared: false, idempotencyKey: null, ...rest } });
const saved = async (who: Actor, name: string, rest?: Parameters<typeof save>[2]) => {
  const answer = await save(who, name, rest);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const names = async (who: Actor, query: object = {}) => {
  const answer = await listSavedViews({ ctx: town.as(who), input: { limit: 50, sort: 'name', ...query } });
  return answer.ok ? answer.value.items.map(({ name }) => name) : [answer.refusal.code];
};
const edit = (who: Actor, view: { id: number; version: number }, change: object) => editSavedView({ ctx: town.as(who), input: { id: view.id, version: view.version, edit: change } });

describe('saved views', () => {
  test('are seen by who saved them, by others when shared, and opened by the address they keep', async () => {
    await saved(li, '早市两周', { query: 'from=2026-04-01&hour=6&hour=7' });
    const open = await saved(li, '学校放学', { isShared: true });
    expect(await names(li)).toEqual(['学校放学', '早市两周']);
    expect(await names(wang)).toEqual(['学校放学']);
    expect(await names(li, { q: '早市' })).toEqual(['早市两周']);
    const first = await listSavedViews({ ctx: town.as(li), input: { limit: 1, sort: '-name' } });
    expect(first).toMatchObject({ ok: true, value: { total: 2, items: [{ name: '早市两周', query: 'from=2026-04-01&hour=6&hour=7', isOwn: true }] } });
    expect(await names(li, { sort: '-name', cursor: first.ok ? first.value.nextCursor : '' })).toEqual(['学校放学']);
    expect(await names(li, { cursor: 'x' })).toEqual(['cursor-invalid']);
    // Another's shared view can be read, never changed; what is not shared is not even there.
    expect(await edit(wang, open, { name: '改名' })).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await edit(wang, { id: open.id - 1, version: 1 }, { name: '改名' })).toMatchObject({ refusal: { code: 'not-found' } });
  });

  test('have one name each of their owner, are renamed, removed and brought back, each step in the log', async () => {
    const view = await saved(wang, '夜市');
    expect(await save(wang, '夜市')).toMatchObject({ refusal: { code: 'already-exists', pointer: '/name' } });
    const renamed = await edit(wang, view, { name: '夜市周末' });
    expect(renamed).toMatchObject({ ok: true, value: { name: '夜市周末', version: 2 } });
    expect(await edit(wang, view, { isRemoved: true })).toMatchObject({ refusal: { code: 'version-conflict' } });
    expect(await edit(wang, { ...view, version: 2 }, { isRemoved: true })).toMatchObject({ ok: true, value: { isRemoved: true, version: 3 } });
    expect(await names(wang)).not.toContain('夜市周末');
    // The name is free meanwhile; coming back needs another one then.
    const other = await saved(wang, '夜市周末');
    expect(await edit(wang, { ...view, version: 3 }, { isRemoved: false })).toMatchObject({ refusal: { code: 'already-exists' } });
    await edit(wang, other, { isRemoved: true });
    expect(await edit(wang, { ...view, version: 3 }, { isRemoved: false })).toMatchObject({ ok: true, value: { isRemoved: false } });
    const log = await rowsOf<{ action: string }>(town.store.db, sql`select action from audit_entry where entity = 'saved-view' and entity_id = ${String(view.id)} order by seq`);
    expect(log.map(({ action }) => action)).toEqual(['create', 'edit', 'delete', 'restore']);
  });

  test('sent twice under one key are saved once, and nobody without the right keeps any', async () => {
    const idempotencyKey = '7b2f6d1e-0c55-4b57-9a61-6a1f4f0f8f01';
    expect(await saved(li, '重发', { idempotencyKey })).toEqual(await saved(li, '重发', { idempotencyKey }));
    expect(await save(await town.addAccount('officer'), '越权')).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await listSavedViews({ ctx: town.as('officer'), input: { limit: 50, sort: 'name' } })).toMatchObject({ refusal: { code: 'not-allowed' } });
  });
});

describe('annotations on the map', () => {
  const school = { type: 'Point' as const, coordinates: at(50, 50) as [number, number] };
  const write = (who: Actor, body: string, rest: object = {}) => createAnnotation({ ctx: town.as(who), input: { body, shape: school, isShared: false, idempotencyKey: null, ...rest } });
  const bodies = async (who: Actor) => {
    const answer = await listAnnotations({ ctx: town.as(who), input: {} });
    return answer.ok ? answer.value.items.map(({ body }) => body) : [answer.refusal.code];
  };

  test('stand at a point or over an area, own or shared, latest first', async () => {
    const area = { type: 'Polygon' as const, coordinates: [rectangle(0, 0, 200, 200) as [number, number][]] };
    await write(li, '放学时段家长停车');
    await write(li, '这一片正在修路', { shape: area, isShared: true });
    expect(await bodies(li)).toEqual(['这一片正在修路', '放学时段家长停车']);
    expect(await bodies(wang)).toEqual(['这一片正在修路']);
    const answer = await listAnnotations({ ctx: town.as(wang), input: {} });
    const shape = answer.ok ? answer.value.items[0]!.shape : area;
    expect(shape).toMatchObject({ type: 'Polygon' });
    expect((shape.coordinates[0] as number[][])[1]![0]).toBeCloseTo(area.coordinates[0]![1]![0], 6);
  });

  test('are rewritten, removed and brought back by who wrote them alone', async () => {
    const made = await write(wang, '路口');
    if (!made.ok) throw new Error(made.refusal.code);
    const change = (who: Actor, version: number, fields: object) => editAnnotation({ ctx: town.as(who), input: { id: made.value.id, version, edit: fields } });
    expect(await change(li, 1, { body: '别人的' })).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await change(wang, 1, { isShared: true })).toMatchObject({ ok: true, value: { isShared: true, version: 2 } });
    expect(await change(li, 2, { body: '别人的' })).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await change(wang, 1, { body: '旧版' })).toMatchObject({ refusal: { code: 'version-conflict' } });
    await change(wang, 2, { isRemoved: true });
    expect(await bodies(wang)).not.toContain('路口');
    expect(await change(wang, 3, { isRemoved: false })).toMatchObject({ ok: true, value: { body: '路口', isRemoved: false } });
  });

  test('outside the dataset, with the axes swapped or with a crossing edge are refused by the field', async () => {
    expect(await write(li, '远方', { shape: { type: 'Point', coordinates: [100, 30] } })).toMatchObject({ refusal: { code: 'outside-dataset', pointer: '/shape' } });
    expect(await write(li, '颠倒', { shape: { type: 'Point', coordinates: [24.588, 98.69] } })).toMatchObject({ refusal: { code: 'lng-lat-swapped' } });
    const bow = { type: 'Polygon', coordinates: [[at(0, 0), at(100, 100), at(100, 0), at(0, 100), at(0, 0)]] };
    expect(await write(li, '蝴蝶', { shape: bow })).toMatchObject({ refusal: { code: 'invalid-geometry' } });
  });
});
