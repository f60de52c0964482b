import { expect, test } from 'vitest';
import { advance, beginRotation, hold, pin, progressOf, release, show, step } from './rotation';

const seconds = [25, 20, 30];

test('each scene stands for its own time, and the first comes after the last', () => {
  let rotation = beginRotation(0);
  const seen: number[] = [];
  for (let now = 0; now < 100_000; now += 1_000) {
    rotation = advance(rotation, seconds, now);
    if (seen.at(-1) !== rotation.index) seen.push(rotation.index);
  }
  expect(seen).toEqual([0, 1, 2, 0]);
});
test('input holds a scene for a minute, which is not taken from its time; the mark stands still meanwhile', () => {
  const held = hold(beginRotation(0), 10_000);
  expect(progressOf(held, 25, 40_000)).toBeCloseTo(0.4);
  expect(advance(held, seconds, 69_999)).toBe(held);
  const resumed = advance(held, seconds, 70_000);
  expect([resumed.index, progressOf(resumed, 25, 70_000)]).toEqual([0, expect.closeTo(0.4)]);
  expect(advance(resumed, seconds, 85_000).index).toBe(1);
});
test('next and previous go round, and hold; a pinned scene stays until it is let go', () => {
  expect(step(beginRotation(0), -1, { count: 3, now: 5 }).index).toBe(2);
  const pinned = pin(beginRotation(0), 1_000);
  expect(advance(pinned, seconds, 9_999_999).index).toBe(0);
  expect(hold(pinned, 2_000).heldUntil).toBe(Infinity);
  expect(step(pinned, 1, { count: 3, now: 5_000 }).heldUntil).toBe(Infinity);
  expect(advance(release(pinned, 500_000), seconds, 524_001).index).toBe(1);
});
test('one scene can be asked for, which holds it; let go, it has the rest of its time, and what is not held stays as it is', () => {
  const shown = show(beginRotation(0), 2, 5_000);
  expect([shown.index, shown.heldUntil]).toEqual([2, 65_000]);
  const running = release(shown, 15_000);
  expect([advance(running, seconds, 44_999).index, advance(running, seconds, 45_000).index]).toEqual([2, 0]);
  expect(release(running, 99_000)).toBe(running);
});
test('a plan that has become shorter does not point beyond its end; an empty one stands still', () => {
  expect(advance({ ...beginRotation(0), index: 7 }, seconds, 1).index).toBe(1);
  expect(advance(beginRotation(0), [], 999_999).index).toBe(0);
});
