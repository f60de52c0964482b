import { describe, expect, it } from 'vitest';
import { countDoses, joinPresences, keptUpMilliseconds, predictabilityOf, visitEntropy } from './presence';

const span = (from: number, to: number) => ({ from, to });
/** Visits of one place in columns. */
const visits = (...spans: readonly { from: number; to: number }[]) => ({
  start: 0, end: spans.length, from: Float64Array.from(spans, ({ from }) => from), to: Float64Array.from(spans, ({ to }) => to),
  reach: Float64Array.from(spans, (_, i) => Math.max(...spans.slice(0, i + 1).map(({ to }) => to))),
});

describe('keeping up with a street', () => {
  it('lasts from a visit until the interval after it, the visit of before the hours included', () => {
    expect(keptUpMilliseconds(span(100, 200), visits(), 30)).toBe(0);
    expect(keptUpMilliseconds(span(100, 200), visits(span(80, 85), span(150, 160)), 30)).toBe(15 + 40);
    expect(keptUpMilliseconds(span(100, 200), visits(span(110, 115), span(120, 125), span(190, 230)), 30)).toBe(45 + 10);
    expect(keptUpMilliseconds(span(100, 200), visits(span(250, 260)), 30)).toBe(0);
  });
});

describe('doses at a spot', () => {
  it('are told by length, with the pauses that were too long, at both ends too', () => {
    const stays = joinPresences([span(30, 34), span(32, 42), span(100, 105), span(200, 230), span(400, 500)]);
    expect(stays).toEqual([span(30, 42), span(100, 105), span(200, 230), span(400, 500)]);
    expect(countDoses([span(0, 300)], stays, { least: 10, most: 16, every: 90 })).toEqual({ rightCount: 1, shortCount: 1, longCount: 1, stayMilliseconds: 47, lateCount: 1, longestMilliseconds: 95 });
  });
  it('nobody came: one pause as long as the hours of each day', () => {
    expect(countDoses([span(0, 300), span(1000, 1400)], [], { least: 10, most: 16, every: 90 })).toMatchObject({ rightCount: 0, lateCount: 2, longestMilliseconds: 400 });
  });
  it('who was there before the hours began is no stay of theirs, but nobody was missed', () => {
    expect(countDoses([span(100, 200)], [span(90, 180)], { least: 10, most: 16, every: 90 })).toEqual({ rightCount: 0, shortCount: 0, longCount: 0, stayMilliseconds: 80, lateCount: 0, longestMilliseconds: 20 });
  });
});

describe('when somebody comes', () => {
  it('is no secret where it is always the same hour, and anybody’s guess where all hours are alike', () => {
    expect(visitEntropy([40, 0, 0, 0])).toBe(0);
    expect(visitEntropy([10, 10, 10, 10])).toBe(1);
    // Two hours alike out of four: log 2 / log 4, and (2 - 1) / 80 of correction.
    expect(visitEntropy([20, 20, 0, 0])).toBeCloseTo(0.5 + 1 / 80 / Math.log(4), 12);
  });
  it('is not told from a few visits', () => {
    expect([1, 0.9, 0.89, 0.7, 0.69, 0].map(predictabilityOf)).toEqual(['open', 'open', 'partly', 'partly', 'plain', 'plain']);
    expect([visitEntropy([5, 5, 5]), visitEntropy([100])]).toEqual([null, null]);
  });
});
