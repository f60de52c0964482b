import { describe, expect, it } from 'vitest';
import { startClock } from './clock';

describe('the clock', () => {
  it('starts at the given instant and runs on', async () => {
    const startAt = Date.UTC(2024, 0, 1);
    const clock = startClock(startAt);
    const first = clock.now();
    expect(first - startAt).toBeGreaterThanOrEqual(0);
    expect(first - startAt).toBeLessThan(60_000);
    while (clock.now() === first) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(clock.now()).toBeGreaterThan(first);
  });
});
