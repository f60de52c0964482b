import { describe, expect, it } from 'vitest';
import { anchorOf, nudged, readShape, writeShape } from './shape-text';

describe('the place of a post as text', () => {
  it('is a point with one position and a line with more, longitude first', () => {
    expect(readShape('98.69, 24.588')).toEqual({ type: 'Point', coordinates: [98.69, 24.588] });
    const line = readShape('98.69 24.588\n98.691，24.589')!;
    expect(line).toEqual({ type: 'LineString', coordinates: [[98.69, 24.588], [98.691, 24.589]] });
    expect(readShape(writeShape(line))).toEqual(line);
    expect(anchorOf(line)).toEqual([98.69, 24.588]);
    expect(writeShape(null)).toBe('');
  });
  it('is not read when it is no longitude and latitude', () => {
    for (const text of ['', '98.69', '24.588, 98.69', '东经98.69, 24.5', '98.69,24.588\nx']) expect(readShape(text)).toBeNull();
  });
  it('moves by metres on the ground', () => {
    // By hand: 10 m east at 24.588° N = 10 / (111,320 · cos 24.588°) = 0.0000988°; 10 m north = 10 / 110,770 = 0.0000903°.
    const moved = nudged({ type: 'Point', coordinates: [98.69, 24.588] }, 10, 10);
    expect((moved.coordinates as number[])[0]).toBeCloseTo(98.6900988, 5);
    expect((moved.coordinates as number[])[1]).toBeCloseTo(24.5880903, 5);
  });
});
