import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coverSegment, type PlaneTrack } from './segment-visits';
import { streetSamples } from './street-samples';
import { streetVisits } from './street-visits';

interface Fixture {
  params: { bufferM: number; sampleStepM: number; maxGapS: number; passGapS: number; minShare: number };
  segments: { id: string; a: [number, number]; b: [number, number] }[];
  tracks: { officer: string; points: [number, number, number][] }[];
  expected: { segments: { id: string; visits: number; lastVisitEnd: number | null }[] };
}
const fixture = JSON.parse(readFileSync(new URL('../../fixtures/coverage.json', import.meta.url), 'utf8')) as Fixture;
const { params } = fixture;
const rules = { bufferMetres: params.bufferM, maxGapSeconds: params.maxGapS, passGapSeconds: params.passGapS, leastShare: params.minShare };
const trackOf = (points: readonly (readonly [number, number, number])[]): PlaneTrack =>
  ({ second: Float64Array.from(points, ([at]) => at), x: Float64Array.from(points, ([, x]) => x), y: Float64Array.from(points, ([, , y]) => y) });
const street = (...points: [number, number][]) => ({ x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) });

describe('visits of streets', () => {
  const samples = streetSamples(fixture.segments.map(({ a, b }) => street(a, b)), params.sampleStepM);

  it('are those the independent reference counts', () => {
    const visits = fixture.tracks.flatMap(({ points }) => streetVisits(samples, [trackOf(points)], rules));
    for (const { id, visits: count, lastVisitEnd } of fixture.expected.segments) {
      const own = visits.filter(({ street: index }) => fixture.segments[index]!.id === id);
      expect(own.length, id).toBe(count);
      if (lastVisitEnd !== null) expect(Math.max(...own.map(({ to }) => to)), id).toBeCloseTo(lastVisitEnd, 6);
    }
  });

  it('are those each street finds when it looks at the tracks by itself', () => {
    const all = fixture.tracks.flatMap(({ points }) => streetVisits(samples, [trackOf(points)], rules));
    fixture.segments.forEach(({ a, b }, index) => {
      const alone = coverSegment({ a, b }, fixture.tracks.map(({ points }) => trackOf(points)), { ...rules, sampleStepMetres: params.sampleStepM }).visits.map(({ from, to }) => [from, to]);
      const found = all.filter((one) => one.street === index).sort((p, q) => p.to - q.to).map(({ from, to }) => [from, to]);
      expect(found).toEqual(alone);
    });
  });

  it('follow a bent street round its corner and know the direction', () => {
    const bent = streetSamples([street([0, 0], [100, 0], [100, 100])], 10);
    const there = trackOf([[0, 0, 2], [60, 100, -2], [120, 101, 98]]);
    const back = trackOf([[0, 101, 98], [60, 100, -2], [120, 0, 2]]);
    expect(streetVisits(bent, [there], rules)).toMatchObject([{ street: 0, direction: 1 }]);
    expect(streetVisits(bent, [back], rules)).toMatchObject([{ street: 0, direction: -1 }]);
    expect(streetVisits(bent, [trackOf([[0, 0, 2], [60, 45, -2]])], rules)).toEqual([]);
    expect(streetVisits(bent, [trackOf([])], rules)).toEqual([]);
  });
});
