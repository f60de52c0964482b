import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTile, tileAt, tileBbox, tilePixel } from './mercator';

describe('tileBbox', () => {
  it('agrees with PostGIS', () => {
    // PostGIS 3.3.2: select st_transform(st_tileenvelope(14, 12683, 7046), 4326);
    const [west, south, east, north] = tileBbox(14, 12683, 7046);
    expect(west).toBeCloseTo(98.67919921875, 11);
    expect(south).toBeCloseTo(24.387127324604, 11);
    expect(east).toBeCloseTo(98.701171875, 11);
    expect(north).toBeCloseTo(24.407137917728, 11);
  });

  it('is the whole square world at zoom 0', () => {
    const [west, south, east, north] = tileBbox(0, 0, 0);
    expect([west, east]).toEqual([-180, 180]);
    expect(north).toBeCloseTo(85.0511287798, 9);
    expect(south).toBeCloseTo(-85.0511287798, 9);
  });

  it('grows by the buffer on each side', () => {
    const [west, , east] = tileBbox(1, 0, 0, 0.5);
    expect([west, east]).toEqual([-270, 90]);
  });
});

describe('tilePixel', () => {
  it('puts the corners of a tile at its corners', () => {
    const [west, south, east, north] = tileBbox(14, 12683, 7046);
    const [left, top] = tilePixel([west, north], [14, 12683, 7046], 4096);
    const [right, bottom] = tilePixel([east, south], [14, 12683, 7046], 4096);
    expect([left, top, right, bottom].map((pixel) => Math.round(pixel * 1e3) / 1e3 + 0)).toEqual([0, 0, 4096, 4096]);
  });

  it('stays inside the tile that holds the position', () => {
    const position = fc.tuple(fc.double({ min: -180, max: 179.999, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }));
    fc.assert(fc.property(position, fc.integer({ min: 0, max: 20 }), (at, z) => {
      const tile = tileAt(at, z);
      expect(isTile(...tile)).toBe(true);
      for (const pixel of tilePixel(at, tile, 4096)) expect(pixel >= 0 && pixel <= 4096).toBe(true);
    }));
  });
});

describe('isTile', () => {
  it('knows what is off the map', () => {
    expect(isTile(1, 1, 1)).toBe(true);
    expect(isTile(1, 2, 0)).toBe(false);
    expect(isTile(-1, 0, 0)).toBe(false);
    expect(isTile(3, 1.5, 0)).toBe(false);
  });
});
