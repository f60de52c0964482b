import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StoreLock } from './lock';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'wuding-lock-'));
  file = join(directory, 'data', 'store.lock');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** The pid of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;
const hasProc = existsSync('/proc/self/stat');
/** The lock can be had at once. */
const taken = async () => (await StoreLock.acquire(file, 0)).release();
const lockOf = (holder: object) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname(), processStart: null, token: 'other', ...holder }));
};

test('a second taker is refused and told who holds it', async () => {
  const lock = await StoreLock.acquire(file);
  await expect(StoreLock.acquire(file)).rejects.toMatchObject({ kind: 'store-locked' });
  await expect(StoreLock.acquire(file, 0)).rejects.toThrow(`process ${process.pid}`);
  lock.assertHeld();
  lock.release();
  await taken();
  expect(existsSync(file)).toBe(false);
});

test('a second taker gets it after all when the holder lets go within a second', async () => {
  const lock = await StoreLock.acquire(file);
  const second = StoreLock.acquire(file);
  lock.release();
  (await second).release();
});

test('the lock of a process that died is taken over', async () => {
  lockOf({ pid: deadPid() });
  await taken();
});

test.runIf(hasProc)('the lock of a process that died but was not yet buried is taken over', async () => {
  const child = spawn('sh', ['-c', 'sleep 0 & exec sleep 60'], { stdio: 'ignore' }); // its own child ends unburied
  const zombie = await vi.waitUntil(() => execFileSync('ps', ['-o', 'pid=,stat=', '--ppid', String(child.pid)], { encoding: 'utf8' }).match(/(\d+) Z/)?.[1]);
  lockOf({ pid: Number(zombie), processStart: '1' });
  await taken();
  child.kill();
});

test.runIf(hasProc)('a pid that another process has got since does not keep the lock', async () => {
  lockOf({ pid: process.pid, processStart: '1' });
  await taken();
});

test('a holder on another machine counts as alive for as long as its heart beats', async () => {
  lockOf({ host: 'elsewhere', pid: deadPid() });
  await expect(StoreLock.acquire(file, 0)).rejects.toThrow('elsewhere');
  const aMinuteAgo = new Date(Date.now() - 60_000);
  utimesSync(file, aMinuteAgo, aMinuteAgo);
  await taken();
});

test('a lock file cut short by a full disk is nobody\'s', async () => {
  lockOf({});
  writeFileSync(file, '{"pid": 1');
  await taken();
});

test('releasing leaves the lock of a successor alone', async () => {
  const lock = await StoreLock.acquire(file);
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname(), processStart: null, token: 'successor' }));
  lock.release();
  expect(readFileSync(file, 'utf8')).toContain('successor');
});
