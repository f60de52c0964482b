import { describe, expect, it } from 'vitest';
import { Traffic } from './traffic';

/** A clock set by hand, milliseconds. */
function handSet(): { now: number; traffic: Traffic } {
  const clock = { now: 0 };
  return Object.assign(clock, { traffic: new Traffic(() => clock.now) });
}

describe('making way for those who are served', () => {
  it('is quiet before anybody asked, and again 400 ms after the last of them was answered', () => {
    const clock = handSet();
    expect(clock.traffic.isQuiet).toBe(true);
    const [one, other] = [clock.traffic.begin(), clock.traffic.begin()];
    one();
    clock.now = 5_000;
    expect(clock.traffic.isQuiet).toBe(false);
    other();
    clock.now = 5_399;
    expect(clock.traffic.isQuiet).toBe(false);
    clock.now = 5_400;
    expect(clock.traffic.isQuiet).toBe(true);
  });

  it('waits while somebody is served, and goes on when they are not', async () => {
    const clock = handSet(), answered = clock.traffic.begin();
    let isOver = false;
    const waiting = clock.traffic.makeWay(60).then(() => (isOver = true));
    await new Promise((resolve) => { setTimeout(resolve, 120); });
    expect(isOver).toBe(false);
    answered();
    clock.now += 400;
    await waiting;
    expect(isOver).toBe(true);
  });

  it('goes on after three times its work though somebody is always served, and at once when it is to stop', async () => {
    const clock = handSet();
    clock.traffic.begin();
    const waiting = clock.traffic.makeWay(100);
    clock.now = 300;
    await waiting;
    const stopping = new AbortController(), stopped = clock.traffic.makeWay(60_000, stopping.signal);
    stopping.abort();
    await stopped;
    expect(clock.traffic.isQuiet).toBe(false);
  });
});
