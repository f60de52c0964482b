import { matchTrack, MatchingBench, randomStream } from '../../packages/analytics/src';
import { recordedTracks, thinned } from '../../packages/analytics/src/matching/testing/recorded-tracks';
import { noise, townGrid, walk, wander } from '../../packages/analytics/src/matching/testing/town-grid';
import { goalLine } from './figure';

/** Steps through the lattice per second of one core's own time, so that a busy machine does not count against it. Grows with the positions, not with the network. */
const goal = 50_000;

interface Job { readonly bench: MatchingBench; readonly track: Parameters<typeof matchTrack>[1] }

function measure(name: string, jobs: readonly Job[], runs: number): void {
  for (const { bench, track } of jobs) matchTrack(bench, track);
  const startedAt = process.cpuUsage();
  let steps = 0;
  for (let run = 0; run < runs; run++) for (const { bench, track } of jobs) steps += matchTrack(bench, track).stepCount;
  const { user, system } = process.cpuUsage(startedAt);
  console.log(goalLine({ name: `map matching, ${name}`, unit: 'steps/s', ours: steps / ((user + system) / 1e6), goal, better: 'more' }));
}

const town = (size: number): Job => {
  const graph = townGrid(size, 120), random = randomStream(1);
  return { bench: new MatchingBench(graph), track: walk(graph, wander(size, 2_000, random), { stepMetres: 30, error: noise(random, 6) }) };
};
measure('town of 400 crossings, every 30 m', [town(20)], 12);
measure('city of 90,000 crossings, every 30 m', [town(300)], 12);

const recorded = (recordedTracks() ?? []).map(({ graph, track }) => ({ bench: new MatchingBench(graph), track }));
for (const seconds of recorded.length > 0 ? [1, 10, 30] : [])
  measure(`recorded tracks, every ${seconds} s`, recorded.map(({ bench, track }) => ({ bench, track: thinned(track, seconds) })), seconds === 1 ? 8 : 30);
