import { describe, expect, it } from 'vitest';
import { capturePath, expectedText, gainWord, orderedPlaces, percentText, placesCsv, slopeWord } from './forecast-words';

const place = (index: number, value: number, recordCount: number, bands: number[]) => ({ index, position: [98.5, 24.5] as [number, number], value, lower: 0, upper: 9, recordCount, bands });

describe('words of the forecast', () => {
  it('claim a gain or a slope only beyond chance', () => {
    expect([0.3, 0.1, -0.3].map((perEvent) => gainWord({ perEvent, standardError: 0.1 }))).toEqual(['better', 'same', 'worse']);
    expect([slopeWord({ lower: 0.9, upper: 1.1 }), slopeWord({ lower: 0.5, upper: 0.7 }), slopeWord({ lower: 1.2, upper: 1.4 })]).toEqual([null, 'sharp', 'flat']);
  });
  it('give as many digits as a number carries, and no share of nothing', () => {
    expect([expectedText(0.123), expectedText(12.34), expectedText(245.4)]).toEqual(['0.12', '12.3', '245']);
    expect([percentText(null, '—'), percentText(0.7284, '—'), percentText(1, '—')]).toEqual(['—', '72.8%', '100%']);
  });
  it('draw the curve from the corner and order places by what is shown', () => {
    expect(capturePath([0, 0.5, 1], { width: 100, height: 50 })).toBe('M0.0 50.0L50.0 25.0L100.0 0.0');
    const places = [place(1, 5, 30, [5, 0]), place(2, 4, 40, [1, 3])];
    expect(orderedPlaces(places, { by: 'value', band: null }).map(({ index }) => index)).toEqual([1, 2]);
    expect(orderedPlaces(places, { by: 'value', band: 1 }).map(({ index, shown }) => [index, shown])).toEqual([[2, 3], [1, 0]]);
    expect(orderedPlaces(places, { by: 'records', band: null }).map(({ index }) => index)).toEqual([2, 1]);
  });
  it('leave as a file a spreadsheet opens', () => {
    const head = { lng: 'lng', lat: 'lat', expected: 'e', lower: 'l', upper: 'u', records: 'n' };
    expect(placesCsv([place(1, 5, 30, [5, 0])], head, ['a', 'b'])).toBe('\uFEFFlng,lat,e,l,u,n,a,b\r\n98.500000,24.500000,5.000,0,9,30,5.000,0.000\r\n');
  });
});
