import { describe, expect, it } from 'vitest';
import { categoryBars, toggled } from './category-bars';

const names: Record<string, string> = { a: '占道经营', b: '暴露垃圾', c: '噪音污染' };
const nameOf = (key: string): string => names[key] ?? key;

describe('category bars', () => {
  it('begin with the most frequent and leave out what did not happen', () => {
    expect(categoryBars({ a: 3, b: 9, c: 0 }, [], nameOf).map((bar) => [bar.name, bar.count])).toEqual([['暴露垃圾', 9], ['占道经营', 3]]);
  });
  it('keep a chosen category that has nothing left, so that it can be let go', () => {
    expect(categoryBars({ a: 3 }, ['c'], nameOf).map((bar) => [bar.key, bar.count, bar.isChosen])).toEqual([['a', 3, false], ['c', 0, true]]);
  });
  it('toggle', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});
