import { expect, test } from 'vitest';
import { BatchedReads } from './batched-reads';

test('whoever asks while a read is under way shares the next one, and gets what was there after the call', async () => {
  const stored = new Map([['a', 1], ['b', 2]]);
  const statements: string[][] = [];
  const reads = new BatchedReads<string, number>(async (keys) => {
    statements.push([...keys]);
    const found = new Map([...stored].filter(([key]) => keys.includes(key)));
    await new Promise((resolve) => setTimeout(resolve, 1));
    return found;
  });
  const first = reads.read('a');
  stored.set('a', 10);
  const later = [reads.read('a'), reads.read('b'), reads.read('nobody')];
  expect(await first).toBe(1);
  expect(await Promise.all(later)).toEqual([10, 2, null]);
  expect(statements).toEqual([['a'], ['a', 'b', 'nobody']]);
});

test('a read that fails fails for those who shared it, and the next begins anew', async () => {
  let isAway = true;
  const reads = new BatchedReads<string, number>(async (keys) => {
    if (isAway) throw new Error('away');
    return new Map(keys.map((key) => [key, key.length]));
  });
  await expect(reads.read('abc')).rejects.toThrow('away');
  isAway = false;
  expect(await reads.read('abc')).toBe(3);
});
