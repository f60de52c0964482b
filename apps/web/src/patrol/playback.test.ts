import { describe, expect, test } from 'vitest';
import type { PlayedTrack } from '@wuding/contract';
import { coverageLines, standingOf } from './coverage-lines';
import { positionAt, trailsAt } from './playback';

const track: PlayedTrack = { deviceId: 1, placeName: '早步1组', personName: '张<三', bearer: null, mode: 'foot', isSimulated: true, points: [[0, 98.69, 24.588], [10, 98.691, 24.588], [200, 98.7, 24.59], [210, 98.7, 24.591]] };

describe('a played track', () => {
  test('goes evenly between positions, stands where it was last seen in a gap, and is nowhere before its first', () => {
    expect(positionAt(track.points, -1)).toBeNull();
    expect(positionAt(track.points, 5)?.position[0]).toBeCloseTo(98.6905, 9);
    expect(positionAt(track.points, 100)).toEqual({ position: [98.691, 24.588], isInGap: false });
    expect(positionAt(track.points, 190)).toEqual({ position: [98.691, 24.588], isInGap: true });
    expect(positionAt(track.points, 999)?.position).toEqual([98.7, 24.591]);
  });
  test('draws a gap as a gap', () => {
    expect(trailsAt([track], 205).features.map(({ properties, geometry }) => [properties.kind, geometry.coordinates.length])).toEqual([['trail', 2], ['gap', 2], ['trail', 2]]);
    expect(trailsAt([track], -5).features).toEqual([]);
  });
});

test('a street is unvisited, visited too seldom or as required; one that is owed nothing and saw nobody is not drawn', () => {
  expect([[4, 0, 4], [4, 1, 3], [4, 5, 0], [0, 2, 0], [0, 0, 0]].map(([required, visits, owed]) => standingOf({ required: required!, visits: visits!, owed: owed! }))).toEqual(['unvisited', 'owed', 'met', 'met', null]);
  expect(coverageLines([], new Map(), null).features).toEqual([]);
});
