import { describe, expect, it } from 'vitest';
import { metresPerPixel, scaleWithin } from './scale';

describe('metresPerPixel', () => {
  it('is the published ground resolution of Web Mercator', () => {
    // OpenStreetMap wiki, Zoom levels: 156,543.03 m a pixel at zoom 0 on the equator for 256 px tiles; half that for 512 px.
    expect(metresPerPixel(0, 0)).toBeCloseTo(156_543.03 / 2, 1);
    expect(metresPerPixel(14, 60)).toBeCloseTo(156_543.034 / 2 / 2 ** 14 / 2, 4);
  });
});

describe('scaleWithin', () => {
  it('is a round length that fits', () => {
    for (let zoom = 2; zoom <= 20; zoom += 0.37) {
      const { metres, widthPixels } = scaleWithin(zoom, 24.6, 96);
      expect(Number(metres.toPrecision(1))).toBeCloseTo(metres, 9);
      expect([1, 2, 3, 5]).toContain(Number(metres.toExponential().charAt(0)));
      expect(widthPixels).toBeLessThanOrEqual(96);
      expect(widthPixels).toBeGreaterThan(96 * 0.49);
    }
  });
});
