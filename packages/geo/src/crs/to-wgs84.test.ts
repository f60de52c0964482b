import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMetres } from '../measure/distance';
import type { Position } from '../position';
import { datumAppliesAt, isInChina } from './datum';
import { fromWgs84, toWgs84 } from './to-wgs84';

// Published pairs WGS-84 → GCJ-02: the tests of googollee/eviltransform (which uses another ellipsoid: half a metre).
const published: [wgs84: Position, gcj02: Position][] = [
  [[121.5272106, 31.1774276], [121.531541859215, 31.17530398364597]],
  [[113.912316, 22.543847], [113.9171764808363, 22.540796131694766]],
  [[116.377817, 39.911954], [116.38404722455657, 39.91334545536069]],
];

describe('toWgs84', () => {
  it('brings the published GCJ-02 examples back to within a metre', () => {
    for (const [wgs84, gcj02] of published) expect(distanceMetres(toWgs84(gcj02, 'gcj02'), wgs84)).toBeLessThan(1);
  });

  it('brings a published BD-09 example back to within a metre', () => {
    // README of wandergis/coordtransform: GCJ-02 116.404, 39.915 is BD-09 116.41036949371029, 39.92133699351022.
    const viaBd09 = toWgs84([116.41036949371029, 39.92133699351022], 'bd09');
    expect(distanceMetres(viaBd09, toWgs84([116.404, 39.915], 'gcj02'))).toBeLessThan(1);
  });

  it('leaves WGS-84 and CGCS2000 as they are', () => {
    expect(toWgs84([98.69, 24.588], 'wgs84')).toEqual([98.69, 24.588]);
    expect(toWgs84([98.69, 24.588], 'cgcs2000')).toEqual([98.69, 24.588]);
  });

  it('moves a point by 300 to 900 metres inside China, and not at all outside', () => {
    expect(distanceMetres(toWgs84([98.69, 24.588], 'gcj02'), [98.69, 24.588])).toBeGreaterThan(300);
    expect(distanceMetres(toWgs84([98.69, 24.588], 'bd09'), [98.69, 24.588])).toBeLessThan(900);
    expect(toWgs84([-71.06, 42.36], 'gcj02')).toEqual([-71.06, 42.36]);
  });

  it('inverts both obfuscations to a millimetre anywhere in the country', () => {
    const position = fc.tuple(fc.double({ min: 74, max: 135, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }));
    fc.assert(fc.property(position, fc.constantFrom('gcj02' as const, 'bd09' as const), (wgs84, datum) => {
      expect(distanceMetres(toWgs84(fromWgs84(wgs84, datum), datum), wgs84)).toBeLessThan(0.001);
    }));
  });

  it('ends at the rim of the rectangle too, where the formula stops being defined', () => {
    const [lng, lat] = toWgs84([72.0041, 30], 'gcj02');
    expect(Math.abs(lng - 72.0041)).toBeLessThan(0.02);
    expect(Math.abs(lat - 30)).toBeLessThan(0.02);
  });
});

describe('datumAppliesAt', () => {
  it('takes a Chinese datum for a mistake outside China', () => {
    expect(datumAppliesAt([-71.06, 42.36], 'gcj02')).toBe(false);
    expect(datumAppliesAt([7.53, 51.95], 'bd09')).toBe(false);
    expect(datumAppliesAt([7.53, 51.95], 'wgs84')).toBe(true);
    expect(datumAppliesAt([98.69, 24.588], 'gcj02')).toBe(true);
    expect(isInChina([98.69, 24.588])).toBe(true);
  });
});
