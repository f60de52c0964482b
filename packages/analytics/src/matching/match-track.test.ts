import { describe, expect, it } from 'vitest';
import { randomStream } from '../statistics';
import { matchTrack, type Track } from './match-track';
import { MatchingBench } from './matching-bench';
import { defaultMatchingRules } from './matching-rules';
import { roadGraph } from './road-graph';
import { routeErrorRatio } from './testing/recorded-tracks';
import { arcsAlong, noise, townGrid, walk, wander } from './testing/town-grid';
import { TrackMatcher } from './track-matcher';

const size = 20, graph = townGrid(size, 120), bench = new MatchingBench(graph);
const exact = (nodes: readonly number[]): Track => walk(graph, nodes, { stepMetres: 20, error: () => 0 });
const trackOf = (points: readonly (readonly [number, number])[]): Track =>
  ({ second: Float64Array.from(points, (_, at) => 10 * at), x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) });
const routeOf = (track: Track): number[] => matchTrack(bench, track).pieces.flat();

describe('the route of a track', () => {
  it('is that of wanders through a town, whatever the noise of a receiver does', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const random = randomStream(seed), nodes = wander(size, 120, random);
      const { pieces } = matchTrack(bench, walk(graph, nodes, { stepMetres: 30, error: noise(random, 6) }));
      expect(pieces.length, `seed ${seed}`).toBe(1);
      expect(routeErrorRatio(graph, arcsAlong(graph, nodes), pieces.flat()), `seed ${seed}`).toBeLessThan(0.02);
    }
  });

  it('turns round where the driver did: in a street and at its end', () => {
    const nodes = [21, 22, 23, 22, 21, 41];
    expect(routeOf(exact(nodes))).toEqual(arcsAlong(graph, nodes));
    const inMidStreet = trackOf([[130, 0], [180, 0], [230, 0], [280, 0], [230, 0], [180, 0], [130, 0]]);
    expect(routeOf(inMidStreet)).toEqual([...arcsAlong(graph, [1, 2, 3]), ...arcsAlong(graph, [3, 2, 1])]);
  });

  it('takes the carriageway of its direction where two one-way streets run side by side', () => {
    const pair = roadGraph({ x: Float64Array.of(0, 500, 500, 0), y: Float64Array.of(0, 0, 12, 12) }, { from: Int32Array.of(0, 1, 2, 3), to: Int32Array.of(1, 2, 3, 0) });
    const between = [60, 120, 180, 240, 300, 360].map((x) => [x, 7] as const);
    expect(matchTrack(new MatchingBench(pair), trackOf(between)).pieces).toEqual([[0]]);
    expect(matchTrack(new MatchingBench(pair), trackOf(between.toReversed())).pieces).toEqual([[2]]);
  });

  it('is not led astray by one wild position', () => {
    const nodes = [21, 22, 23, 24, 25], track = exact(nodes);
    track.x[9]! += 40;
    track.y[9]! += 90;
    const { pieces, y } = matchTrack(bench, track);
    expect(pieces).toEqual([arcsAlong(graph, nodes)]);
    expect(y[9]).toBeCloseTo(120, 6);
  });

  it('hardly grows while somebody stands in a street for 100 minutes', () => {
    const random = randomStream(3), error = noise(random, 4);
    const standing = trackOf(Array.from({ length: 600 }, () => [60 + error(), error()] as const));
    expect(new Set(routeOf(standing)).size).toBeLessThanOrEqual(2);
    expect(routeOf(standing).length).toBeLessThanOrEqual(4);
  });

  it('is broken, not guessed, where the way leaves the network, and the positions there stay where they were', () => {
    const away = Array.from({ length: 20 }, (_, at) => [-60 - 30 * at, 600] as const);
    const { pieces, arc, x } = matchTrack(bench, trackOf([[120, 480], [60, 480], [0, 500], [0, 560], ...away, [0, 1200], [0, 1260], [0, 1320]]));
    expect(pieces).toHaveLength(2);
    expect([...arc.subarray(8, 24)].every((at) => at === -1)).toBe(true);
    expect(x[20]).toBe(away[16]![0]);
  });

  it('is empty for no positions and for positions far from every road', () => {
    expect(matchTrack(bench, trackOf([])).pieces).toEqual([]);
    expect(matchTrack(bench, trackOf([[-900, -900], [-950, -900]]))).toMatchObject({ pieces: [], arc: Int32Array.of(-1, -1) });
  });
});

describe('a matcher that is fed as positions come', () => {
  it('keeps no more steps than its window, and decides what the whole track would', () => {
    const random = randomStream(9), nodes = wander(size, 200, random), track = walk(graph, nodes, { stepMetres: 30, error: noise(random, 5) });
    const narrow = new MatchingBench(graph, { ...defaultMatchingRules, windowSteps: 48 });
    const matcher = new TrackMatcher(narrow), entered: number[] = [];
    let decided = 0, mostOpen = 0;
    for (let at = 0; at < track.second.length; at++) {
      for (const step of matcher.push(track.second[at]!, track.x[at]!, track.y[at]!)) {
        entered.push(...step.entered);
        decided++;
      }
      mostOpen = Math.max(mostOpen, matcher.stepCount - decided);
    }
    for (const step of matcher.finish()) entered.push(...step.entered);
    expect(mostOpen).toBeLessThanOrEqual(48);
    expect(routeErrorRatio(graph, routeOf(track), entered)).toBeLessThan(0.01);
  });
});

it('an arc that names no node is an error', () => {
  expect(() => roadGraph({ x: Float64Array.of(0), y: Float64Array.of(0) }, { from: Int32Array.of(0), to: Int32Array.of(1) })).toThrow(RangeError);
});
