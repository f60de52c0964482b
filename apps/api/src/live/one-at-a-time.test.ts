import { expect, test } from 'vitest';
import { OneAtATime } from './one-at-a-time';

/** Work whose runs end when told to, and that notes when each begins. */
function steered() {
  const ends: ((answer: number | Error) => void)[] = [];
  const once = new OneAtATime(() => new Promise<number>((resolve, reject) => ends.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)))));
  return { once, ends };
}
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('callers during a run share the next one, which begins after the first has ended', async () => {
  const { once, ends } = steered();
  const first = once.run();
  const later = [once.run(), once.run()];
  expect(ends).toHaveLength(1);
  ends[0]!(1);
  expect(await first).toBe(1);
  await settle();
  expect(ends).toHaveLength(2);
  const during = once.run();
  ends[1]!(2);
  expect(await Promise.all(later)).toEqual([2, 2]);
  await settle();
  ends[2]!(3);
  expect(await during).toBe(3);
});

test('a failed run fails those who waited for it, and nobody after', async () => {
  const { once, ends } = steered();
  const first = once.run();
  const second = once.run();
  ends[0]!(new Error('store away'));
  await expect(first).rejects.toThrow('store away');
  await settle();
  ends[1]!(2);
  expect(await second).toBe(2);
});

test('callers that arrive as a run ends never make two runs at once', async () => {
  let running = 0, most = 0;
  const once = new OneAtATime(async () => {
    most = Math.max(most, (running += 1));
    await settle();
    running -= 1;
  });
  const call = async (turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await once.run();
  };
  await Promise.all(Array.from({ length: 20 }, (_, index) => call(5 + index)));
  expect(most).toBe(1);
});
