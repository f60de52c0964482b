import { describe, expect, it } from 'vitest';
import { matchTrack } from './match-track';
import { MatchingBench } from './matching-bench';
import { recordedTracks, routeErrorRatio, thinned } from './testing/recorded-tracks';

const records = recordedTracks();
if (records === null) console.warn('skipped: matching.tar.gz is absent (set WUDING_REALDATA)');
const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
};

describe.skipIf(records === null)('the routes of recorded tracks (missed and wrong directed length over the true length)', () => {
  const benches = records?.map(({ graph }) => new MatchingBench(graph)) ?? [];

  it.each([[1, 0.01], [10, 0.01], [30, 0.02]])('at a position every %i s are wrong by at most %f in the median and 0.08 at worst, and never broken', (seconds, mostMedian) => {
    const rows = records!.map(({ name, graph, track, route }, at) => {
      const { pieces } = matchTrack(benches[at]!, thinned(track, seconds));
      return { name, errorRatio: routeErrorRatio(graph, route, pieces.flat()), breakCount: pieces.length - 1 };
    });
    console.log(rows.map(({ name, errorRatio, breakCount }) => `| ${name} | ${seconds} s | ${(100 * errorRatio).toFixed(2)} % | ${breakCount} |`).join('\n'));
    expect(median(rows.map(({ errorRatio }) => errorRatio))).toBeLessThanOrEqual(mostMedian);
    expect(Math.max(...rows.map(({ errorRatio }) => errorRatio))).toBeLessThanOrEqual(0.08);
    expect(rows.every(({ breakCount }) => breakCount === 0)).toBe(true);
  });
});
