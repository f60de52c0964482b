import { describe, expect, it } from 'vitest';
import { absentPeerLine, figureLine, goalLine, medianMilliseconds } from './figure';

describe('figureLine', () => {
  it('gives a ratio above 1 where ours is better, whichever way better is', () => {
    expect(figureLine({ name: 'slice 1M', unit: 'ms', ours: 8.123, peer: { name: 'postgis', value: 195 }, better: 'less' }))
      .toBe('bench slice 1M | ours 8.12 ms | postgis 195 ms | ratio 24');
    expect(figureLine({ name: 'import', unit: 'rows/s', ours: 20_000, peer: { name: 'copy', value: 100_000 }, better: 'more' }))
      .toBe('bench import | ours 20000 rows/s | copy 100000 rows/s | ratio 0.2');
  });

  it('holds a figure without a peer against its goal', () => {
    expect(goalLine({ name: 'first paint', unit: 'kB', ours: 125, goal: 250, better: 'less' }))
      .toBe('bench first paint | ours 125 kB | goal 250 kB | ratio 2');
  });

  it('tells no ratio to a peer that is not there, but how to install it', () => {
    expect(absentPeerLine({ name: 'Gi* 50k cells', unit: 'ms', ours: 3.2, peer: 'scipy', install: 'apt-get install -y python3-scipy' }))
      .toBe('bench Gi* 50k cells | ours 3.2 ms | scipy not installed: apt-get install -y python3-scipy');
  });
});

describe('medianMilliseconds', () => {
  it('runs the work after warming it up', async () => {
    let count = 0;
    expect(await medianMilliseconds(() => count++, { warmUps: 1, runs: 3 })).toBeGreaterThanOrEqual(0);
    expect(count).toBe(4);
  });
});
