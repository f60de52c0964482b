import { beforeEach, describe, expect, test } from 'vitest';
import { BrushIndex, type BinRun, type SliceAnswer } from '@wuding/contract';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { addTo, scatter, touch } from '../../testing/incident-changes';
import { testStore } from '../../testing/store';
import { rectangle, Town } from '../../testing/town';
import { reportCategoryEventCode } from '../../db/schema';
import { rowsOf, sql } from '../../db/store';
import { brushEvents, type BrushRequest } from './brush-events';
import { sliceEvents, type SliceRequest } from './slice-events';

let town: Town;
let cubes: EventCubes;

beforeEach(async () => {
  town = await Town.found(await testStore());
  cubes = await openEventCubes({ store: town.store, clock: town.clock });
  const districtId = await town.addDistrict('城东', [{ ring: rectangle(0, -1500, 1500, 1500) }]);
  const ids = await addTo(town, scatter(600, districtId));
  await touch(town, ids.slice(80, 90), sql`position = null, district_id = null`);
});

const grid = { cellMetres: 130 };
const ask = (request: Partial<BrushRequest>) => brushEvents({ ctx: town.as('analyst'), input: { request: { dimension: 'days', maximumBins: 4_000, grid, ...request }, cubes } });
async function indexOf(request: Partial<BrushRequest>): Promise<BrushIndex> {
  const answer = await ask(request);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return new BrushIndex(answer.value);
}
async function sliceOf(request: SliceRequest): Promise<SliceAnswer> {
  const answer = await sliceEvents({ ctx: town.as('analyst'), input: { request: { grid, ...request }, cubes } });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

/** The answer with cells by their place on the ground, whatever window they are counted from. */
function onTheGround({ heat, ...rest }: SliceAnswer) {
  const corner = heat?.originMetres.map((metres) => Math.round(metres / heat.cellMetres)) ?? [0, 0];
  const cells = heat?.cells.map(([index, count]) => `${corner[0]! + (index % heat.columns)},${corner[1]! + Math.floor(index / heat.columns)}: ${count}`);
  return { ...rest, cells: cells?.sort() ?? [] };
}

/** The first instant of so many days after the index begins, in the town's zone. */
const startOfDay = (index: BrushIndex, day: number): string => new Date(Date.parse(`${index.head.from}T00:00:00+08:00`) + day * 86_400_000).toISOString();

describe('the index behind a time brush', () => {
  test('answers every position of the brush as the slice of those days does, under other filters too', async () => {
    const filters: NonNullable<SliceRequest['filter']>[] = [{}, { hours: [7, 8, 9, 17, 18, 19] }, { districts: [0] }, { statuses: ['open', 'withdrawn'], weekdays: [0, 5] }];
    for (const filter of filters) {
      const index = await indexOf({ filter });
      const last = index.head.binCount - 1;
      for (const [first, end] of [[0, last], [0, 0], [3, 3], [Math.floor(last / 3), Math.floor(last / 2)], [last, last]] as const) {
        const slice = await sliceOf({ filter: { ...filter, from: startOfDay(index, first), to: startOfDay(index, end + 1) } });
        expect(onTheGround(index.answer([[first, end]]))).toEqual(onTheGround(slice));
      }
    }
  });

  test('holds several days in a bin where more were not wanted, and is exact at their edges', async () => {
    const index = await indexOf({ maximumBins: 7 });
    expect(index.head.binCount).toBeLessThanOrEqual(7);
    expect(index.head.binDays).toBeGreaterThan(1);
    const { binDays } = index.head;
    const slice = await sliceOf({ filter: { from: startOfDay(index, 2 * binDays), to: startOfDay(index, 5 * binDays) } });
    expect(onTheGround(index.answer([[2, 4]]))).toEqual(onTheGround(slice));
  });

  test('counts a category whose codes changed among the records by when each occurred', async () => {
    const [pair] = await rowsOf<{ category: string; categoryId: number; codeId: number }>(town.store.db, sql`
      select c.key as category, c.id as "categoryId", e.id as "codeId" from report_category c, event_code e
      where e.code = '05-01' and e.id in (select event_code_id from incident)
        and exists (select 1 from report_category_event_code m join event_code f on f.id = m.event_code_id where m.report_category_id = c.id and f.code_set_id = e.code_set_id)
        and not exists (select 1 from report_category_event_code m where m.report_category_id = c.id and m.event_code_id = e.id) limit 1`);
    const [middle] = await rowsOf<{ day: string }>(town.store.db, sql`select percentile_disc(0.5) within group (order by occurred_at)::date::text as day from incident`);
    await town.store.db.insert(reportCategoryEventCode).values({ reportCategoryId: pair!.categoryId, eventCodeId: pair!.codeId, effective: `[${middle!.day},)` });
    const index = await indexOf({});
    const last = index.head.binCount - 1;
    const runs: BinRun[] = [[0, last], [Math.floor(last / 4), Math.floor(last * 0.75)], [0, Math.floor(last / 2)]];
    for (const [first, end] of runs) {
      const slice = await sliceOf({ filter: { from: startOfDay(index, first), to: startOfDay(index, end + 1) } });
      expect(index.answer([[first, end]]).byReportCategory).toEqual(slice.byReportCategory);
    }
    expect(index.answer([[0, last]]).byReportCategory).toHaveProperty(pair!.category);
  });

  test('answers hours of the week as the slice of those weekdays and hours does', async () => {
    const index = await indexOf({ dimension: 'hours' });
    const slice = await sliceOf({ filter: { weekdays: [1, 2], hours: [8, 9, 10] } });
    expect(onTheGround(index.answer([[32, 34], [56, 58]]))).toEqual(onTheGround(slice));
  });

  test('is of one moment: what is written while somebody works on the cube waits, and whoever asks for it waits with it', async () => {
    const { cube, holds } = await cubes.of(town.dataset.id);
    const before = cube.count;
    const later = await holds.during(async () => {
      await addTo(town, scatter(50, null, 7));
      const asked = sliceOf({ filter: { statuses: ['open', 'closed', 'withdrawn'] } });
      for (let turn = 0; turn < 20; turn += 1) await rowsOf(town.store.db, sql`select 1`);
      expect(cube.count).toBe(before);
      return { asked };
    });
    expect((await later.asked).total).toBe(before + 50);
    expect((await indexOf({ filter: { statuses: ['open', 'closed', 'withdrawn'] } })).answer([[0, 4_000]]).total).toBe(before + 50);
  });

  test('of nothing answers nothing', async () => {
    const index = await indexOf({ filter: { codes: [] } });
    expect(index.answer([[0, 0]])).toMatchObject({ total: 0, unlocated: 0, byCode: {}, byDay: { from: null, counts: [] } });
  });

  test('is refused like a slice: to whoever may not see incidents, and with words the dataset does not know', async () => {
    const request = { dimension: 'days' as const, maximumBins: 10 };
    expect(await brushEvents({ ctx: town.as('auditor'), input: { request, cubes } })).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    const refusals = await Promise.all([
      ask({ dataset: 'nowhere' }), ask({ filter: { codes: ['nope'] } }), ask({ filter: { reportCategories: ['nope'] } }), ask({ filter: { districts: [9_999_999] } }),
      ask({ filter: { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' } }), ask({ grid: { cellMetres: 10, bbox: [98, 24, 99, 25] } }),
      ask({ filter: { polygon: { type: 'Polygon', coordinates: [[[98, 24], [99, 25], [99, 24], [98, 25], [98, 24]]] } } }),
    ]);
    expect(refusals.map((answer) => !answer.ok && answer.refusal.code)).toEqual([
      'unknown-dataset', 'unknown-event-code', 'unknown-report-category', 'unknown-district', 'window-ends-before-it-begins', 'grid-too-fine', 'invalid-geometry',
    ]);
  });
});
