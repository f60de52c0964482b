import { describe, expect, it } from 'vitest';
import { roadGraph } from '../matching/road-graph';
import { TravelTimes } from './travel-times';

/** A block of 300 by 400 m with a slow short side (index 0–1) and an island without a way to it; both ways. */
const nodes: readonly (readonly [number, number])[] = [[0, 0], [300, 0], [300, 400], [0, 400], [5_000, 0], [5_100, 0]];
const streets: readonly (readonly [number, number, number])[] = [[0, 1, 1], [1, 2, 0.1], [2, 3, 0.1], [3, 0, 0.1], [4, 5, 0.1]];
const arcs = streets.flatMap(([a, b, pace]) => [[a, b, pace], [b, a, pace]] as const);
const graph = roadGraph({ x: Float64Array.from(nodes, ([x]) => x), y: Float64Array.from(nodes, ([, y]) => y) }, { from: Int32Array.from(arcs, ([a]) => a), to: Int32Array.from(arcs, ([, b]) => b) });
const times = new TravelTimes(graph, Float64Array.from(arcs, ([, , pace]) => pace));

describe('road times', () => {
  it('go the quick way round where the short way is slow', () => {
    // From (100, 0) along the slow street: 200 s to (300, 0). Back to the corner and round: 100 + 0.1 × (400 + 300 + 400) = 210 s.
    expect(times.to([300, 0])([100, 0])).toEqual({ seconds: 200, metres: 200 });
    // From (80, 0): 220 s straight, 80 + 110 = 190 s round, over 80 + 1,100 m.
    expect(times.to([300, 0])([80, 0])?.seconds).toBeCloseTo(190, 9);
    expect(times.to([300, 0])([80, 0])?.metres).toBeCloseTo(1_180, 9);
  });
  it('stay on a street both places lie on, and are the same there and back', () => {
    expect(times.to([300, 300])([300, 100])?.seconds).toBeCloseTo(20, 9);
    expect(times.to([300, 100])([300, 300])?.seconds).toBeCloseTo(20, 9);
    expect(times.to([0, 200])([150, 400])?.seconds).toBeCloseTo(times.to([150, 400])([0, 200])!.seconds, 9);
  });
  it('count the walk from a place to its street', () => {
    expect(times.to([300, 300])([313, 100])?.seconds).toBeCloseTo(20 + 13 / 1.3, 9);
  });
  it('are unknown where no street leads or none is near', () => {
    expect(times.to([5_050, 0])([100, 0])).toBeNull();
    expect(times.to([2_000, 2_000])([100, 0])).toBeNull();
    expect(times.to([100, 0])([2_000, 2_000])).toBeNull();
  });
});
