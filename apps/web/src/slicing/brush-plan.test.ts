import { BrushIndex, encodeBrushIndex } from '@wuding/contract';
import { describe, expect, it } from 'vitest';
import { freshIntent } from '../stores/view-intent';
import { brushedSlices, brushRequests, brushRuns } from './brush-plan';
import type { Slices } from './slice-memo';
import { planSlices } from './slice-plan';

const dataset = { key: 'county', timeZone: 'Asia/Shanghai' };

/** Three incidents of 2 March, one of 4 March and two of 9 March 2026, all on Monday at 8 but the last two at 9. */
const index = (asOfChange = 7): BrushIndex => new BrushIndex(encodeBrushIndex(
  { binCount: 8, binDays: 1, from: '2026-03-02', codes: ['05-01'], categories: ['road'], asOfChange },
  {
    cells: [], districts: [], unlocated: [],
    hours: [{ key: 8, bins: [0, 2], counts: [3, 1] }, { key: 9, bins: [7], counts: [2] }],
    days: [{ key: 0, bins: [0], counts: [3] }, { key: 2, bins: [2], counts: [1] }, { key: 7, bins: [7], counts: [2] }],
    codes: [{ key: 0, bins: [0, 2, 7], counts: [3, 1, 2] }], categories: [{ key: 0, bins: [2, 7], counts: [1, 200] }],
  },
));

describe('what a brush asks for', () => {
  it('is one question where nothing but the brush filters', () => {
    const plan = planSlices({ ...freshIntent(), from: '2026-03-02', to: '2026-03-05' }, dataset);
    const asked = [...brushRequests(plan, 'days').values()];
    expect(new Set(asked.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify({ dataset: 'county', dimension: 'days', grid: { cellMetres: 80 } })]));
  });

  it('keeps the other filters, and for a chart all but its own', () => {
    const plan = planSlices({ ...freshIntent(), from: '2026-03-02', to: null, categories: ['road'], hours: [8] }, dataset);
    const requests = brushRequests(plan, 'days');
    expect(requests.get('main')?.filter).toEqual({ reportCategories: ['road'], hours: [8] });
    expect(requests.get('categories')?.filter).toEqual({ hours: [8] });
    expect(requests.get('rhythm')?.filter).toEqual({ reportCategories: ['road'] });
    expect(brushRequests(plan, 'hours').get('days')?.filter).toEqual({ reportCategories: ['road'] });
  });
});

describe('where a brush stands', () => {
  it('is a run of days cut to what the index holds', () => {
    expect(brushRuns(index(), 'days', { ...freshIntent(), from: '2026-03-04', to: '2026-03-08' })).toEqual([[2, 6]]);
    expect(brushRuns(index(), 'days', { ...freshIntent(), from: '2026-01-01', to: null })).toEqual([[0, 7]]);
    expect(brushRuns(index(), 'days', { ...freshIntent(), from: '2026-04-01', to: '2026-04-02' })).toEqual([]);
  });

  it('is a run of hours for each chosen weekday', () => {
    expect(brushRuns(index(), 'hours', { ...freshIntent(), weekdays: [0, 2], hours: [7, 8, 17] })).toEqual([[7, 8], [17, 17], [55, 56], [65, 65]]);
    expect(brushRuns(index(), 'hours', { ...freshIntent(), weekdays: [6] })).toEqual([[144, 167]]);
  });
});

describe('a brushed view', () => {
  const plan = planSlices({ ...freshIntent(), from: '2026-03-03', to: '2026-03-09' }, dataset);
  const shown = index().answer([[0, 7]]);
  const now: Slices = { main: shown, all: shown, days: shown, categories: shown, districts: shown, rhythm: shown };
  const from = (answering: BrushIndex | undefined): Slices | null => brushedSlices(now, brushRequests(plan, 'days'), {
    indexOf: () => answering, runsIn: (one) => brushRuns(one, 'days', { ...freshIntent(), from: '2026-03-03', to: '2026-03-09' }),
  });

  it('has the counts of the days under the brush, and leaves the brush its own', () => {
    const brushed = from(index());
    expect(brushed?.main).toMatchObject({ total: 3, byCode: { '05-01': 3 }, byReportCategory: { road: 201 }, byDay: { from: '2026-03-04', counts: [1, 0, 0, 0, 0, 2] } });
    expect(brushed?.days.total).toBe(6);
  });

  it('waits for an index that has not come, and for one of the same state of the records', () => {
    expect(from(undefined)).toBeNull();
    expect(from(index(6))).toBeNull();
  });
});
