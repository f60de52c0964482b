import { describe, expect, test } from 'vitest';
import type { PlayedTrack } from '@wuding/contract';
import { coverageLines, standingOf } from './coverage-lines';
import { playbackSpeeds, positionAt, secondAfter, trailsAt } from './playback';

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

describe('the clock of a playback', () => {
  const run = (speed: (typeof playbackSpeeds)[number], ticks: readonly number[], from = 0) => ticks.reduce((second, elapsedMilliseconds) => secondAfter(second, { speed, elapsedMilliseconds, lastSecond: 210 }), from);

  test.each([['1', 2], ['10', 20], ['30', 60], ['60', 120]] as const)('at %s× two seconds of watching are %i seconds of the way, however even the ticks', (speed, seconds) => {
    expect(run(speed, Array.from({ length: 8 }, () => 250))).toBeCloseTo(seconds, 9);
    expect(run(speed, [40, 460, 250, 750, 16, 484])).toBeCloseTo(seconds, 9);
  });
  test('is where the way was at that second', () => {
    expect(playbackSpeeds.map((speed) => positionAt(track.points, run(speed, [250, 250]))?.position[0])).toEqual([98.69 + 0.00005, 98.6905, 98.691, 98.691].map((lng) => expect.closeTo(lng, 9) as number));
  });
  test('stops at the end, and does not skip what nobody saw while the page slept', () => {
    expect(run('60', [1_000], 200)).toBe(210);
    expect(run('1', [3_600_000])).toBe(1);
  });
});

test('a street is unvisited, visited too seldom or as required; one that is owed nothing and saw nobody is not drawn', () => {
  expect([[4, 0, 4], [4, 1, 3], [4, 5, 0], [0, 2, 0], [0, 0, 0]].map(([required, visits, owed]) => standingOf({ required: required!, visits: visits!, owed: owed! }))).toEqual(['unvisited', 'owed', 'met', 'met', null]);
  expect(coverageLines([], new Map(), null).features).toEqual([]);
});
