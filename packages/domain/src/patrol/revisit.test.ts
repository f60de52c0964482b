import { describe, expect, it } from 'vitest';
import { drawRevisits, leastRandomVisits, randomVisitShare, type RevisitInterval } from './revisit';

const interval = (spotId: number, minutes: number | null, isKnown = true): RevisitInterval => ({ spotId, band: [6, 11], minutes, isKnown, departureCount: 40, finiteCount: isKnown ? 20 : 3 });
/** Numbers nobody would draw: 0.5 gives no visit up, and takes the middle of whatever it is asked for. */
const half = (): number => 0.5;

describe('suggested visits of a day', () => {
  it('come each time the interval runs out within its band, and never closer than half an hour', () => {
    const minutes = (one: RevisitInterval): number[] => drawRevisits([one], [1], half).filter(({ kind }) => kind === 'due').map(({ minute }) => minute);
    expect(minutes(interval(1, 90))).toEqual([450, 540, 630]);
    expect(minutes(interval(1, 5))).toEqual([390, 420, 450, 480, 510, 540, 570, 600, 630]);
    // Where a quarter are not back within four hours, once a band; where nothing is known, only by chance.
    expect(minutes(interval(1, null))).toEqual([510]);
    expect(minutes(interval(1, 90, false))).toEqual([]);
  });
  it('leave something to chance even where nothing is known, at any spot and in any active hour', () => {
    const drawn = drawRevisits([interval(1, 30, false)], [7, 8, 9], half);
    expect(drawn).toEqual(Array.from({ length: leastRandomVisits }, () => ({ spotId: 8, minute: 6 * 60 + 8 * 60, kind: 'random' })));
    expect(drawRevisits([], [], half)).toEqual([]);
  });
  it('give up one in ten for chance, and keep their number', () => {
    let state = 1;
    const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
    const intervals = Array.from({ length: 400 }, (_, spot) => interval(spot, 30)), spotIds = intervals.map(({ spotId }) => spotId);
    const visits = drawRevisits(intervals, spotIds, random), chance = visits.filter(({ kind }) => kind === 'random');
    expect(visits).toHaveLength(3_600);
    // 360 ± 4 standard deviations of the binomial.
    expect(Math.abs(chance.length - 3_600 * randomVisitShare)).toBeLessThan(72);
    expect(chance.every(({ minute }) => minute >= 360 && minute < 1_320)).toBe(true);
    expect(chance.filter(({ minute }) => minute >= 660).length / chance.length).toBeGreaterThan(0.55);
  });
});
