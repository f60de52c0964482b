import { describe, expect, it } from 'vitest';
import { isDatumSuspect, markTrack, type TrackPoint } from './mark-track';

const walk = (count: number, stepMetres = 10): TrackPoint[] => Array.from({ length: count }, (_, i) => ({ at: i * 10_000, x: i * stepMetres, y: 0 }));
const marked = (points: readonly TrackPoint[], mark: 'jump' | 'stationary-drift'): number[] => markTrack(points).flatMap((marks, at) => (marks.has(mark) ? [at] : []));

describe('marks of neighbours', () => {
  it('name the wild position, not those around it', () => {
    const points = walk(10);
    points[4] = { ...points[4]!, y: 900 };
    expect(marked(points, 'jump')).toEqual([4]);
    expect(marked(walk(10), 'jump')).toEqual([]);
  });
  it('let a way go on elsewhere once three positions agree', () => {
    const points = [...walk(5), ...Array.from({ length: 5 }, (_, i) => ({ at: 50_000 + i * 10_000, x: 5_000 + i * 10, y: 0 }))];
    expect(marked(points, 'jump')).toEqual([]);
  });
  it('know 300 km/h from a gap of an hour', () => {
    expect(marked([{ at: 0, x: 0, y: 0 }, { at: 10_000, x: 833, y: 0 }], 'jump')).toEqual([1]);
    expect(marked([{ at: 0, x: 0, y: 0 }, { at: 3_600_000, x: 20_000, y: 0 }], 'jump')).toEqual([]);
  });
  it('know standing from walking slowly and from a short stop', () => {
    const standing = Array.from({ length: 40 }, (_, i) => ({ at: i * 10_000, x: (i % 3) * 5, y: (i % 2) * 5 }));
    expect(marked(standing, 'stationary-drift')).toEqual(Array.from({ length: 39 }, (_, i) => i + 1));
    expect(marked(standing.slice(0, 20), 'stationary-drift')).toEqual([]);
    expect(marked(walk(60), 'stationary-drift')).toEqual([]);
    expect(markTrack([])).toEqual([]);
  });
});

it('a datum is suspect where another label puts a whole day back on the streets', () => {
  expect(isDatumSuspect({ positionCount: 100, asLabelledRatio: 0.1, otherwiseRatio: 0.95 })).toBe(true);
  expect(isDatumSuspect({ positionCount: 100, asLabelledRatio: 0.9, otherwiseRatio: 0.95 })).toBe(false);
  expect(isDatumSuspect({ positionCount: 100, asLabelledRatio: 0.1, otherwiseRatio: 0.2 })).toBe(false);
  expect(isDatumSuspect({ positionCount: 20, asLabelledRatio: 0, otherwiseRatio: 1 })).toBe(false);
});
