import { distanceMetres, localPlane, type Position } from '@wuding/geo';
import { describe, expect, it } from 'vitest';
import { Chart, placeOn } from './chart';
import { randomFrom } from './testing/random-events';

describe('a chart', () => {
  it.each([['the equator', 0], ['Yunnan', 24.588], ['Boston', 42.36], ['60° north', 60]])('carries positions within 50 km to degrees within 2 mm: %s', (_, lat) => {
    const plane = localPlane([98.69, lat]);
    const chart = new Chart(plane, 8_000, (position) => position);
    const random = randomFrom(5);
    const out = new Float64Array(2);
    for (let round = 0; round < 2_000; round += 1) {
      const east = Math.round((random() - 0.5) * 1e7), north = Math.round((random() - 0.5) * 1e7);
      placeOn(chart.patchAt(east, north), east, north, out);
      expect(distanceMetres([out[0]!, out[1]!] as Position, plane.toPosition([east / 100, north / 100]))).toBeLessThan(0.002);
    }
  });
});
