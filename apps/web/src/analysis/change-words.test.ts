import { describe, expect, it } from 'vitest';
import { changeSign } from './change-words';

const ratio = (value: number, lower: number, upper: number | null) => ({ now: 9, before: 10, ratio: { value, lower, upper } });

describe('a change in words', () => {
  it('is more or fewer only where its interval leaves 1 out', () => {
    expect(changeSign(ratio(1.5, 1.1, 2))).toMatchObject({ kind: 'more', percent: 50, lower: '+10%', upper: '+100%' });
    expect(changeSign(ratio(0.5, 0.3, 0.8))).toMatchObject({ kind: 'fewer', percent: 50, lower: '−70%' });
    expect(changeSign(ratio(0.9, 0.6, 1.3))).toMatchObject({ kind: 'level', lower: '−40%', upper: '+30%' });
  });
  it('is unknown without a before, new where there was nothing, and unbounded where nothing bounds it', () => {
    expect(changeSign({ now: 3, before: null, ratio: null })).toEqual({ kind: 'unknown' });
    expect(changeSign({ now: 3, before: 0, ratio: null })).toEqual({ kind: 'new' });
    expect(changeSign(ratio(4, 1.2, null))).toMatchObject({ kind: 'more', upper: null });
    expect(changeSign(undefined)).toBeNull();
  });
});
