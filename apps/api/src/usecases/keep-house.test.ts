import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rowsOf, sql, type Store } from '../db/store';
import { givenAccount, rightPassword } from '../testing/accounts';
import { TestClock } from '../testing/context';
import { testStore } from '../testing/store';
import { readAnchorsOf } from './audit/anchor-audit-head';
import { keepHouse, keepHouseOnce } from './keep-house';
import { createSession } from './session/create-session';
import { SignInWindow } from './session/sign-in-window';

let store: Store;
let clock: TestClock;
let config: { dataDirectory: string };

const anchoredSeqs = async (): Promise<number[]> => {
  const seqs: number[] = [];
  for await (const { seq } of readAnchorsOf({ store, config })) seqs.push(seq);
  return seqs;
};
const sessionCount = async (): Promise<number> => (await rowsOf(store.db, sql`select 1 from session`)).length;

beforeEach(async () => {
  store = await testStore();
  clock = new TestClock();
  config = { dataDirectory: await mkdtemp(join(tmpdir(), 'wuding-house-')) };
  await givenAccount(store, clock, 'li.na', 'officer');
  await createSession({ ctx: { store, clock, requestId: null }, signIns: new SignInWindow(), input: { username: 'li.na', password: rightPassword, remoteAddress: '' } });
});
afterEach(() => rm(config.dataDirectory, { recursive: true }));

it('keeping house anchors the audit chain and forgets the sessions of those who left', async () => {
  await keepHouseOnce({ store, clock, config });
  expect([await anchoredSeqs(), await sessionCount()]).toEqual([[1], 1]);
  clock.passMinutes(31);
  await keepHouseOnce({ store, clock, config });
  expect([await anchoredSeqs(), await sessionCount()]).toEqual([[1], 0]);
});

it('keeping house goes on after a turn that failed, and stops when told', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const faults: unknown[] = [];
  const stop = keepHouse({ store, clock, config: { dataDirectory: '/nowhere/at/all' }, readiness: { waitingFor: [], background: [] } }, (error) => void faults.push(error));
  try {
    vi.advanceTimersByTime(25 * 60_000);
    await vi.waitFor(() => expect(faults).toHaveLength(2));
    stop();
    vi.advanceTimersByTime(60 * 60_000);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

it('keeping house tidies the store once a night, after three in the morning', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const maintain = vi.spyOn(store, 'maintain');
  const faults: unknown[] = [];
  const stop = keepHouse({ store, clock, config, readiness: { waitingFor: [], background: [] } }, (error) => void faults.push(error)); // it is noon
  const turnAfter = async (minutes: number): Promise<void> => {
    clock.passMinutes(minutes);
    vi.advanceTimersByTime(10 * 60_000);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
  };
  try {
    await turnAfter(14 * 60); // 02:00
    expect(maintain).not.toHaveBeenCalled();
    await turnAfter(70);
    await vi.waitFor(() => expect(maintain).toHaveBeenCalledTimes(1));
    await turnAfter(10);
    await turnAfter(10);
    expect(maintain).toHaveBeenCalledTimes(1);
    expect(faults).toEqual([]);
  } finally {
    stop();
    maintain.mockRestore();
    vi.useRealTimers();
  }
});
