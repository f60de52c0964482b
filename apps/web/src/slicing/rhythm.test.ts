import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heatBreaksFor, heatClassesOf, heatClassLabel } from './heat-classes';
import { cellAfterKey, densestSpan, rhythmBounds, rhythmClass, spanBetween } from './rhythm';

const week = fc.array(fc.nat(40), { minLength: 168, maxLength: 168 });
const withCounts = (counts: Record<number, number>): number[] => Array.from({ length: 168 }, (_, index) => counts[index] ?? 0);

describe('classes of the 24 × 7 rhythm', () => {
  it('zero is a class of its own and the highest count is in the last', () => {
    fc.assert(fc.property(week, fc.integer({ min: 1, max: 6 }), (counts, classCount) => {
      const bounds = rhythmBounds(counts, classCount);
      const classes = counts.map((count) => rhythmClass(count, bounds));
      return counts.every((count, index) => (count === 0) === (classes[index] === 0)) && Math.max(...classes) === bounds.length && bounds.length <= classCount;
    }));
  });
  it('rise with the count', () => {
    fc.assert(fc.property(week, (counts) => {
      const bounds = rhythmBounds(counts, 5);
      const classes = [...counts].sort((a, b) => a - b).map((count) => rhythmClass(count, bounds));
      return classes.every((value, index) => index === 0 || value >= (classes[index - 1] ?? 0));
    }));
  });
  it('are fewer when there is little to tell apart', () => expect(rhythmBounds(withCounts({ 5: 2 }), 5)).toEqual([1, 2]));
  it('are none for an empty week', () => expect(rhythmBounds(withCounts({}), 5)).toEqual([]));
});

describe('the densest hours', () => {
  it('are two neighbours on one weekday', () => {
    expect(densestSpan(withCounts({ [4 * 24 + 17]: 10, [4 * 24 + 18]: 16, [2 * 24 + 9]: 20 }))).toEqual({ weekday: 4, fromHour: 17, toHour: 19, count: 26 });
  });
  it('are one hour when its neighbours are empty, and never reach over midnight', () => {
    expect(densestSpan(withCounts({ [3 * 24 + 12]: 5 }))).toEqual({ weekday: 3, fromHour: 12, toHour: 13, count: 5 });
    expect(densestSpan(withCounts({ 23: 4, 24: 5 }))).toEqual({ weekday: 1, fromHour: 0, toHour: 1, count: 5 });
  });
  it('hold at least as many as any other pair', () => {
    fc.assert(fc.property(week, (counts) => {
      const best = densestSpan(counts);
      for (let index = 0; index < 167; index++) {
        if (index % 24 !== 23 && (counts[index] ?? 0) + (counts[index + 1] ?? 0) > (best?.count ?? 0)) return false;
      }
      return true;
    }));
  });
  it('do not exist in an empty week', () => expect(densestSpan(withCounts({}))).toBeNull());
});

describe('choosing hours', () => {
  it('takes the rectangle between two cells, from whichever corner', () => {
    expect(spanBetween({ weekday: 4, hour: 19 }, { weekday: 3, hour: 17 })).toEqual({ weekdays: [3, 4], hours: [17, 18, 19] });
  });
  it('stays inside the week', () => {
    expect(cellAfterKey('ArrowUp', { weekday: 0, hour: 3 })).toEqual({ weekday: 0, hour: 3 });
    expect(cellAfterKey('End', { weekday: 2, hour: 3 })).toEqual({ weekday: 2, hour: 23 });
    expect(cellAfterKey('x', { weekday: 2, hour: 3 })).toBeNull();
  });
});

describe('heat classes', () => {
  it('cover every count from one on, without gaps, six of them', () => {
    const classes = heatClassesOf(heatBreaksFor(30));
    expect(classes.map(heatClassLabel)).toEqual(['1', '2–3', '4–7', '8–15', '16–31', '≥ 32']);
    for (const [index, { to }] of classes.entries()) expect(to === null ? undefined : to + 1).toBe(classes[index + 1]?.from);
  });

  it('go by the length of the period, so that four years are no blur: 2 a month are 96 in 48 months', () => {
    expect(heatBreaksFor(7)).toEqual([2, 4, 8, 16, 32]);
    expect(heatBreaksFor(90)).toEqual([6, 12, 24, 48, 96]);
    expect(heatBreaksFor(365)).toEqual([24, 48, 96, 192, 384]);
    expect(heatClassesOf(heatBreaksFor(1_461)).map(heatClassLabel)).toEqual(['1–95', '96–191', '192–383', '384–767', '768–1535', '≥ 1536']);
  });
});
