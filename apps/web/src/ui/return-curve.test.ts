import { describe, expect, it } from 'vitest';
import { axisX, axisY, bandPath, clearShares, stepPath } from './return-curve';

const box = { width: 480, height: 200, minutes: 240 };
const share = (value: number) => ({ value, lower: value - 0.1, upper: value + 0.1 });

describe('the return curve', () => {
  it('begins at everybody away and runs to four hours', () => {
    expect([axisX(0, box), axisX(240, box), axisY(1, box), axisY(0, box)]).toEqual([0, 480, 0, 200]);
  });
  it('falls in steps: flat until the next time, then down', () => {
    expect(stepPath([0, 120], [1, 0.5], box)).toBe('M0 0H240V100');
  });
  it('has a band that goes forth along the upper limit and back along the lower', () => {
    expect(bandPath([0, 240], [share(0.9), share(0.5)], box)).toBe('M0 0H480V80V120H0V40Z');
  });
});

describe('the share still clear', () => {
  it('is what is not occupied, its limits turned round; a lag without passes is left out, never 0', () => {
    expect(clearShares([
      { lagMinutes: 30, passCount: 40, occupied: 0.25, lower: 0.125, upper: 0.5 },
      { lagMinutes: 60, passCount: 0, occupied: null, lower: null, upper: null },
    ])).toEqual([{ lag: 30, passCount: 40, clear: 0.75, low: 0.5, high: 0.875 }]);
  });
});
