import { beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '@wuding/domain';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { listIncidents } from './list-incidents';

type Input = Parameters<typeof listIncidents>[0]['input'];
let town: Town;
let cubes: EventCubes;
const minute = 60_000;
const start = Date.UTC(2026, 3, 1);
const text = (instant: number): string => new Date(instant).toISOString();

const list = (extra: Partial<Input> = {}) => listIncidents({ ctx: town.as('officer'), cubes, input: { limit: 50, sort: '-occurredAt', ...extra } });
async function page(extra: Partial<Input> = {}) {
  const result = await list(extra);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
/** Everything on one page, so that the total, which is counted elsewhere, must be its length. */
async function codes(extra: Partial<Input> = {}): Promise<string[]> {
  const { items, total } = await page(extra);
  expect(total).toBe(items.length);
  return items.map(({ code }) => code).sort();
}
const refusalOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};

beforeEach(async () => {
  town = await Town.found(await testStore());
  cubes = await openEventCubes(town);
});

describe('the list of incidents', () => {
  test('pages through everything exactly once, in order, though many share an instant', async () => {
    for (let i = 0; i < 23; i++) await town.addIncident({ code: `c${i}`, occurredAt: start + Math.floor(i / 4) * minute });
    for (const sort of ['-occurredAt', 'occurredAt'] as const) {
      const seen: { id: number; occurredAt: string }[] = [];
      let cursor: string | undefined;
      do {
        const { items, nextCursor, total } = await page({ sort, limit: 5, cursor });
        expect(total).toBe(23);
        seen.push(...items);
        cursor = nextCursor ?? undefined;
      } while (cursor !== undefined);
      const expected = seen.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt) || a.id - b.id);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(23);
      expect(seen).toEqual(sort === 'occurredAt' ? expected : expected.reverse());
    }
  });
  test('stays right while records arrive between pages', async () => {
    for (let i = 0; i < 6; i++) await town.addIncident({ code: `c${i}`, occurredAt: start + i * minute });
    const first = await page({ limit: 3 });
    await town.addIncident({ code: 'new', occurredAt: start + 60 * minute });
    const second = await page({ limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ code }) => code)).toEqual(['c5', 'c4', 'c3', 'c2', 'c1', 'c0']);
  });
  test('narrows by each filter, and by several together', async () => {
    const district = await town.addDistrict('凯龙城', [{ ring: rectangle(-100, -100, 100, 100) }]);
    const roadSegment = await town.addStreet('人民路', 'main', [at(0, 0), at(100, 0)]);
    await town.addIncident({ code: 'plain', occurredAt: start });
    await town.addIncident({ code: 'shop', eventCode: '05-04', occurredAt: start + minute, districtId: district });
    await town.addIncident({ code: 'board', eventCode: '02-03', occurredAt: start + 2 * minute, roadSegmentId: roadSegment });
    await town.addIncident({ code: 'ad', eventCode: '02-01', occurredAt: start + 3 * minute, position: null, status: 'closed' });
    await town.addIncident({ code: 'void', occurredAt: start + 4 * minute, status: 'withdrawn' });
    await town.addIncident({ code: 'far', eventCode: '02-01', occurredAt: start + 5 * minute, position: at(1500, 0) });
    expect(await codes()).toEqual(['ad', 'board', 'far', 'plain', 'shop']);
    expect(await codes({ code: '05-04' })).toEqual(['shop']);
    expect(await codes({ reportCategory: 'roadOccupation' })).toEqual(['board', 'plain', 'shop']);
    expect(await codes({ reportCategory: 'signs' })).toEqual(['board']);
    expect(await codes({ district })).toEqual(['shop']);
    expect(await codes({ roadSegment })).toEqual(['board']);
    expect(await codes({ status: 'closed' })).toEqual(['ad']);
    expect(await codes({ status: 'withdrawn' })).toEqual(['void']);
    expect(await codes({ located: 'false' })).toEqual(['ad']);
    expect(await codes({ located: 'true', code: '02-01' })).toEqual(['far']);
    expect(await codes({ source: 'hotline' })).toEqual([]);
    expect(await codes({ from: text(start + minute), to: text(start + 3 * minute) })).toEqual(['board', 'shop']);
    const [west, south] = at(-10, -10), [east, north] = at(10, 10);
    expect(await codes({ bbox: [west, south, east, north] })).toEqual(['board', 'plain', 'shop']);
    expect(await page({ limit: 1, reportCategory: 'roadOccupation' })).toMatchObject({ total: 3, items: [{ code: 'board' }] });
    // 40 m around a spot are 40 m whichever way.
    const spot = await town.addSpot(at(1465, 18));
    await town.addIncident({ code: 'beyond', occurredAt: start + 6 * minute, position: at(1436, -11) });
    expect(await codes({ spot })).toEqual(['far']);
    expect(await codes({ spot: 4711 })).toEqual([]);
  });
  test('searches for % and _ and \\ as what they are, and for SQL as text', async () => {
    await town.addIncident({ code: 'a', description: '占用 100% 人行道' });
    await town.addIncident({ code: 'b_1', description: '占用 100 米' });
    await town.addIncident({ code: 'bx1', description: String.raw`C:\路径` });
    expect(await codes({ q: '100%' })).toEqual(['a']);
    expect(await codes({ q: 'B_1' })).toEqual(['b_1']);
    expect(await codes({ q: '\\' })).toEqual(['bx1']);
    expect(await codes({ q: "' or '1'='1" })).toEqual([]);
    expect((await page({ q: '占用', limit: 1 })).total).toBe(2);
  });
  test('finds a record by any piece of its text, in any case of letters, and no other', async () => {
    const texts = ['南门街口流动摊点占道经营', '占道', '道占', 'Café É1 é2', 'abcABC-0012', '🍢烧烤摊🍢', '  两个  空格', '第 12 号'];
    for (const [index, description] of texts.entries()) await town.addIncident({ code: `k${index}`, description });
    const pieces = new Set(texts.flatMap((whole) => {
      const letters = [...whole];
      return letters.flatMap((_, from) => [1, 2, 3, 7].map((length) => letters.slice(from, from + length).join('')));
    }));
    // Blank ends are no part of a search.
    for (const piece of [...pieces].filter((one) => one.trim() === one && one !== '')) {
      const holds = (whole: string): boolean => whole.toLowerCase().includes(piece.toLowerCase());
      expect(await codes({ q: piece }), piece).toEqual(texts.flatMap((whole, index) => (holds(whole) || holds(`k${index}`) ? [`k${index}`] : [])));
    }
  });
  test('names a kind of post, never the person who recorded', async () => {
    const officer = await town.addAccount('auxiliary');
    await town.addIncident({ actorAccountId: officer.accountId });
    const [item] = (await page()).items;
    expect(item?.actorLabel).toBe('辅助人员');
    expect(JSON.stringify(item)).not.toMatch(/张三|auxiliary-/);
  });
  test('never mixes datasets', async () => {
    await town.addIncident({ code: 'here' });
    const other = await Town.found(town.store, 'other-town');
    await other.addIncident({ code: 'there' });
    expect(await codes({ dataset: 'town' })).toEqual(['here']);
    expect(await codes()).toEqual(['there']);
  });
});

describe('the list refuses', () => {
  test.each<[string, Partial<Input>, string]>([
    ['a dataset that is not there', { dataset: 'atlantis' }, 'unknown-dataset'],
    ['a code the set lacks', { code: '99-99' }, 'unknown-event-code'],
    ['a heading nobody reports under', { reportCategory: 'nope' }, 'unknown-report-category'],
    ['a district of nowhere', { district: 4711 }, 'unknown-district'],
    ['a window that ends before it begins', { from: text(start), to: text(start) }, 'window-ends-before-it-begins'],
    ['a cursor of another sort', { cursor: Buffer.from('["occurredAt",1,1]').toString('base64url') }, 'cursor-invalid'],
    ['a cursor somebody made up', { cursor: Buffer.from('["-occurredAt","x",1]').toString('base64url') }, 'cursor-invalid'],
  ])('%s', async (_what, extra, code) => {
    expect(await refusalOf(list(extra))).toMatchObject({ code });
  });
  test('a district of another dataset', async () => {
    const district = await town.addDistrict('凯龙城', [{ ring: rectangle(-100, -100, 100, 100) }]);
    await Town.found(town.store, 'other-town');
    expect(await refusalOf(list({ district }))).toMatchObject({ code: 'unknown-district' });
  });
  test('nothing about years PostgreSQL cannot spell: the window is simply wide', async () => {
    await town.addIncident({ code: 'x' });
    expect(await codes({ from: '0000-01-01T00:00:00Z', to: '9999-12-31T23:59:59Z' })).toEqual(['x']);
  });
});
