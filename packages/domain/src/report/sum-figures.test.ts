import { describe, expect, it } from 'vitest';
import { figureUnitKeys, isSummable } from './figure-unit';
import { sumFigures, type Summand } from './sum-figures';

const figure = (id: string, value: number | null, more: Partial<Summand> = {}): Summand => ({ id, value, unit: 'times', isAtLeast: false, ...more });

describe('a sum of figures', () => {
  it('adds counts of one unit; one 余 makes it 余', () => {
    expect(sumFigures([figure('act-04', 59), figure('act-06', 95)])).toEqual({ ok: true, value: { unit: 'times', value: 154, isAtLeast: false } });
    expect(sumFigures([figure('act-04', 59), figure('act-03', 254, { isAtLeast: true })])).toMatchObject({ value: { value: 313, isAtLeast: true } });
  });
  it('refuses 95 处 and 95 次 although the numbers are the same', () => {
    expect(sumFigures([figure('act-01', 95, { unit: 'places' }), figure('act-06', 95)])).toEqual({ ok: false, refusal: { code: 'mixed-units', pointer: '/ids', data: { units: ['places', 'times'] } } });
  });
  it('refuses what no count is, what is absent, and nothing at all', () => {
    expect(sumFigures([figure('cmp-02', 100, { unit: 'percent' })])).toMatchObject({ refusal: { code: 'not-summable' } });
    expect(sumFigures([figure('act-04', 59), figure('act-06', null)])).toMatchObject({ refusal: { code: 'figure-missing', data: { ids: ['act-06'] } } });
    expect(sumFigures([])).toMatchObject({ refusal: { code: 'figure-missing' } });
  });
  it('lets counts be added and nothing that is a share, a mean or a date', () => {
    expect(figureUnitKeys.filter((unit) => !isSummable(unit)).sort())
      .toEqual(['attendances-per-session', 'date', 'mixed', 'people-per-person', 'percent', 'times-per-day', 'times-per-person']);
  });
});
