import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { leisurely } from './leisurely';

test('others have their turn between the steps of long work', async () => {
  const order: string[] = [];
  const steps = function* (): Generator<void, string, void> {
    for (const step of ['step 1', 'step 2', 'step 3']) {
      order.push(step);
      yield;
    }
    return 'done';
  };
  const work = leisurely(steps());
  const others = (async () => {
    for (const name of ['health 1', 'health 2', 'health 3']) {
      await turn();
      order.push(name);
    }
  })();
  expect(await work).toBe('done');
  await others;
  for (const index of [1, 2, 3]) expect(order.indexOf(`health ${index}`)).toBeGreaterThan(order.indexOf(`step ${index}`));
  expect(order.indexOf('health 1')).toBeLessThan(order.indexOf('step 3'));
});
