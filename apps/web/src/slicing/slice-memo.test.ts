import { describe, expect, it } from 'vitest';
import type { SliceAnswer } from '@wuding/contract';
import { freshIntent } from '../stores/view-intent';
import { SliceMemo } from './slice-memo';
import { planSlices, timeRangeOf, type SliceRequest } from './slice-plan';

const county = { key: 'county', timeZone: 'Asia/Shanghai' };

function server(state: { change: number }) {
  const asked: SliceRequest[] = [];
  const ask = (request: SliceRequest): Promise<SliceAnswer> => {
    asked.push(request);
    return Promise.resolve({
      total: JSON.stringify(request.filter ?? {}).length, unlocated: 0, hourOfWeek: [], byCode: {}, byReportCategory: {}, byDistrict: {},
      byDay: { from: null, counts: [] }, asOfChange: state.change,
    });
  };
  return { asked, ask };
}

describe('what a view asks for', () => {
  it('is one request while nothing is filtered', async () => {
    const { asked, ask } = server({ change: 1 });
    await new SliceMemo().answer(planSlices(freshIntent(), county), ask);
    expect(asked).toEqual([{ dataset: 'county', grid: { cellMetres: 80 } }]);
  });

  it('shows each chart without its own filter and keeps the others', () => {
    const plan = planSlices({ ...freshIntent(), from: '2026-11-01', to: '2026-11-30', categories: ['noise'], districts: [3], hours: [17] }, county);
    const days = { from: '2026-10-31T16:00:00.000Z', to: '2026-11-30T16:00:00.000Z' };
    expect(plan.main.filter).toEqual({ ...days, reportCategories: ['noise'], districts: [3], hours: [17] });
    expect(plan.days.filter).toEqual({ reportCategories: ['noise'], districts: [3], hours: [17] });
    expect(plan.categories.filter).toEqual({ ...days, districts: [3], hours: [17] });
    expect(plan.districts.filter).toEqual({ ...days, reportCategories: ['noise'], hours: [17] });
    expect(plan.rhythm.filter).toEqual({ ...days, reportCategories: ['noise'], districts: [3] });
    expect(plan.all.filter).toBeUndefined();
  });

  it('after a click on a category is one request more', async () => {
    const { asked, ask } = server({ change: 1 });
    const memo = new SliceMemo();
    await memo.answer(planSlices(freshIntent(), county), ask);
    await memo.answer(planSlices({ ...freshIntent(), categories: ['noise'] }, county), ask);
    expect(asked).toHaveLength(2);
  });

  it('never mixes two states of the records', async () => {
    const state = { change: 1 };
    const { ask } = server(state);
    const memo = new SliceMemo();
    await memo.answer(planSlices({ ...freshIntent(), categories: ['noise'] }, county), ask);
    state.change = 2;
    const slices = await memo.answer(planSlices({ ...freshIntent(), categories: ['dust'] }, county), ask);
    expect(new Set(Object.values(slices).map((slice) => slice.asOfChange))).toEqual(new Set([2]));
  });

  it('forgets the oldest answers', async () => {
    const { asked, ask } = server({ change: 1 });
    const memo = new SliceMemo();
    for (let hour = 0; hour < 24; hour++) await memo.answer(planSlices({ ...freshIntent(), hours: [hour] }, county), ask);
    const before = asked.length;
    await memo.answer(planSlices({ ...freshIntent(), hours: [0] }, county), ask);
    expect(asked.length).toBeGreaterThan(before);
  });
});

describe('a range of days', () => {
  it('is the half-open window of instants of the dataset zone, clocks changed or not', () => {
    expect(timeRangeOf({ from: '2015-03-08', to: '2015-03-08' }, 'America/New_York')).toEqual({ from: '2015-03-08T05:00:00.000Z', to: '2015-03-09T04:00:00.000Z' });
    expect(timeRangeOf({ from: null, to: null }, 'Asia/Shanghai')).toEqual({ from: null, to: null });
  });
});
