import { describe, expect, it } from 'vitest';
import { countChange } from './count-change';

describe('two counts of equal periods', () => {
  it('differ when they are further apart than chance: 60 and 40 by 20/10 = 2.0, 59 and 41 by 1.8 do not', () => {
    expect(countChange(60, 40).direction).toBe('more');
    expect(countChange(40, 60).direction).toBe('fewer');
    expect(countChange(59, 41).direction).toBe('level');
  });

  it('are level when nothing happened, and four against none is already more', () => {
    expect(countChange(0, 0)).toEqual({ current: 0, previous: 0, direction: 'level' });
    expect(countChange(4, 0).direction).toBe('more');
    expect(countChange(3, 0).direction).toBe('level');
  });
});
