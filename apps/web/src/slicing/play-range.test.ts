import { describe, expect, it } from 'vitest';
import { playBegin, playedRange, playStep } from './play-range';

describe('playing a span of days', () => {
  it('moves on by a day, twice a second at single speed; a long span by a week', () => {
    expect(playStep({ first: 0, last: 6 }, 1, false)).toEqual({ days: 1, milliseconds: 500 });
    expect(playStep({ first: 0, last: 6 }, 4, false)).toEqual({ days: 1, milliseconds: 125 });
    expect(playStep({ first: 0, last: 89 }, 0.5, false)).toEqual({ days: 7, milliseconds: 1_000 });
  });
  it('turns whole spans where motion is reduced', () => {
    expect(playStep({ first: 0, last: 6 }, 1, true)).toEqual({ days: 7, milliseconds: 2_000 });
  });
  it('keeps its length, stops at the last day and begins anew from the first', () => {
    const step = { days: 7, milliseconds: 500 };
    expect(playedRange({ first: 0, last: 6 }, step, 20)).toEqual({ first: 7, last: 13 });
    expect(playedRange({ first: 10, last: 16 }, step, 20)).toEqual({ first: 13, last: 19 });
    expect(playedRange({ first: 13, last: 19 }, step, 20)).toBeNull();
    expect(playBegin({ first: 13, last: 19 }, 20)).toEqual({ first: 0, last: 6 });
    expect(playBegin({ first: 3, last: 9 }, 20)).toEqual({ first: 3, last: 9 });
  });
});
