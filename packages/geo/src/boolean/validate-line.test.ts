import { describe, expect, it } from 'vitest';
import { positionFault } from './read-positions';
import { linesOf, validateLine } from './validate-line';
import { validatePoint } from './validate-point';

describe('validateLine', () => {
  it('accepts a street that crosses itself', () => {
    expect(validateLine({ type: 'LineString', coordinates: [[0, 0], [2, 2], [2, 0], [0, 2]] })).toMatchObject({ ok: true, repairs: [] });
  });

  it('removes repeated positions and says so', () => {
    expect(validateLine({ type: 'LineString', coordinates: [[0, 0], [0, 0], [1, 1]] }))
      .toEqual({ ok: true, geometry: { type: 'LineString', coordinates: [[0, 0], [1, 1]] }, repairs: ['duplicate-positions-removed'] });
  });

  it('refuses a line that goes nowhere, and one of a single position', () => {
    expect(validateLine({ type: 'LineString', coordinates: [[1, 1], [1, 1]] })).toMatchObject({ ok: false, code: 'zero-length' });
    expect(validateLine({ type: 'LineString', coordinates: [[1, 1]] })).toMatchObject({ ok: false, code: 'too-few-positions' });
    expect(validateLine({ type: 'MultiLineString', coordinates: [] })).toMatchObject({ ok: false, code: 'too-few-positions' });
  });

  it('gives the lines of a line and of several, and names the bad one', () => {
    const verdict = validateLine({ type: 'MultiLineString', coordinates: [[[0, 0], [1, 1]], [[2, 2], [3, 3]]] });
    expect(verdict.ok && linesOf(verdict.geometry)).toEqual([[[0, 0], [1, 1]], [[2, 2], [3, 3]]]);
    expect(validateLine({ type: 'MultiLineString', coordinates: [[[0, 0], [1, 1]], [[2, 2], [3, 'x']]] }))
      .toEqual({ ok: false, code: 'malformed-coordinates', path: ['coordinates', 1, 1] });
  });
});

describe('validatePoint', () => {
  it('accepts a point of the county', () => {
    expect(validatePoint({ type: 'Point', coordinates: [98.69, 24.588] }))
      .toEqual({ ok: true, geometry: { type: 'Point', coordinates: [98.69, 24.588] }, repairs: [] });
  });

  it('recognises one given as latitude and longitude', () => {
    expect(validatePoint({ type: 'Point', coordinates: [24.588, 98.69] })).toMatchObject({ code: 'lng-lat-swapped', position: [24.588, 98.69] });
  });
});

describe('positionFault', () => {
  it('names what is wrong with a pair of numbers', () => {
    expect(positionFault(98.69, 24.588)).toBeNull();
    expect(positionFault(24.588, 98.69)).toBe('lng-lat-swapped');
    expect(positionFault(200, 98)).toBe('out-of-range');
    expect(positionFault(Number('x'), 1)).toBe('number-not-finite');
  });
});
