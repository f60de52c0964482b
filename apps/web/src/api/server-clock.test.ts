import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as ServerClock from './server-clock';

/** 2026-11-20 17:42 in Beijing, by the server; the device is told something else in each sentence. */
const serverAt = Date.UTC(2026, 10, 20, 9, 42);
const minute = 60_000;
let clock: typeof ServerClock;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  vi.resetModules();
  clock = await import('./server-clock');
});
afterEach(() => vi.useRealTimers());

/** An answer that took so long on the way. */
function hear(now: number, roundTripMilliseconds = 0): void {
  const askedAt = clock.markOfAsking();
  vi.advanceTimersByTime(roundTripMilliseconds);
  clock.learnServerTime(new Date(now).toISOString(), askedAt);
}

describe('the server’s clock in the browser', () => {
  it('is the device’s own until the server has answered, and the server’s afterwards', () => {
    vi.setSystemTime(serverAt + 7 * minute);
    expect([clock.serverNow(), clock.isServerTimeFresh(), clock.clockErrorMinutes.value]).toEqual([serverAt + 7 * minute, false, 0]);
    hear(serverAt);
    expect([clock.serverNow(), clock.isServerTimeFresh(), clock.clockErrorMinutes.value]).toEqual([serverAt, true, 7]);
    vi.advanceTimersByTime(90_000);
    expect(clock.serverNow()).toBe(serverAt + 90_000);
  });

  it.each([[-2, 0], [2, 0], [-3, -3], [3, 3], [7 * 24 * 60, 7 * 24 * 60]])('a device %i minutes off is told of %i', (offMinutes, told) => {
    vi.setSystemTime(serverAt + offMinutes * minute);
    hear(serverAt);
    expect(clock.clockErrorMinutes.value).toBe(told);
  });

  it('reads an answer as said half way, and believes the quicker of two', () => {
    vi.setSystemTime(serverAt);
    hear(serverAt + 200, 400);
    expect(clock.serverNow()).toBe(serverAt + 400);
    hear(serverAt + 5_000, 4_000);
    expect(clock.serverNow()).toBe(serverAt + 4_400);
  });

  it('runs on when the device’s clock is set back, and through a sleep', () => {
    vi.setSystemTime(serverAt);
    hear(serverAt);
    vi.setSystemTime(serverAt - 60 * minute);
    vi.advanceTimersByTime(10_000);
    expect(clock.serverNow()).toBe(serverAt + 10_000);
    // While it slept only the wall clock went on.
    vi.setSystemTime(serverAt + 30 * minute);
    expect(clock.serverNow()).toBe(serverAt + 30 * minute);
    expect(clock.isServerTimeFresh()).toBe(false);
  });

  it('believes the next answer, however slow, once the device’s clock has been set', () => {
    vi.setSystemTime(serverAt);
    hear(serverAt);
    vi.setSystemTime(serverAt + 20 * minute);
    hear(serverAt + 3_000, 1_000);
    expect(clock.serverNow()).toBe(serverAt + 3_500);
    expect(clock.clockErrorMinutes.value).toBe(20);
  });

  it('is told by the head of any answer, a refusal included', async () => {
    vi.setSystemTime(serverAt + 5 * minute);
    const { client, request } = await import('./request');
    client.fetch = () => Promise.resolve(new Response('{}', { status: 401, headers: { 'x-server-time': new Date(serverAt).toISOString() } }));
    await request('readSession', {}).catch(() => undefined);
    expect(clock.serverNow()).toBe(serverAt);
  });
});
