import { expect, test } from 'vitest';
import { Gate } from './gate';

/** Work that ends when told to. */
function held<T>(value: T) {
  let release!: () => void;
  const freed = new Promise<void>((resolve) => { release = resolve; });
  return { work: async () => { await freed; return value; }, release };
}

test('work beyond the slots waits and goes in first come, first served', async () => {
  const gate = new Gate({ slotCount: 1, queueLimit: 10 });
  const first = held('first');
  const order: string[] = [];
  const note = (name: string) => gate.run(async () => { order.push(name); });
  const all = [gate.run(first.work).then((name) => order.push(name)), note('second'), note('third')];
  expect(gate.waitingCount).toBe(2);
  first.release();
  await Promise.all(all);
  expect(order.toSorted()).toEqual(['first', 'second', 'third']);
  expect(order.indexOf('second')).toBeLessThan(order.indexOf('third'));
});

test('one more than the queue may hold is refused at once, and later work goes on', async () => {
  const gate = new Gate({ slotCount: 1, queueLimit: 2 });
  const first = held(1);
  const all = [gate.run(first.work), gate.run(async () => 2), gate.run(async () => 3)];
  await expect(gate.run(async () => 4)).rejects.toMatchObject({ kind: 'queue-full' });
  first.release();
  expect(await Promise.all(all)).toEqual([1, 2, 3]);
  expect(await gate.run(async () => 5)).toBe(5);
});

test('work that throws gives its slot back', async () => {
  const gate = new Gate({ slotCount: 1, queueLimit: 2 });
  await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate.run(async () => 'yes')).toBe('yes');
});

test('a gate that shuts lets those inside and those waiting finish, and nobody else in', async () => {
  const gate = new Gate({ slotCount: 1, queueLimit: 2 });
  const first = held('in');
  const all = [gate.run(first.work), gate.run(async () => 'waited')];
  const shut = gate.shut(60_000);
  await expect(gate.run(async () => 'late')).rejects.toMatchObject({ kind: 'store-away' });
  first.release();
  await shut;
  expect(await Promise.all(all)).toEqual(['in', 'waited']);
});
