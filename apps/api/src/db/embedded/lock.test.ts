import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
const lockOf = (holder: object) => {
  StoreLock.acquire(file).release();
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname(), processStart: null, token: 'other', ...holder }));
};

test('a second taker is refused at once and told who holds it', () => {
  const lock = StoreLock.acquire(file);
  expect(() => StoreLock.acquire(file)).toThrowError(expect.objectContaining({ kind: 'store-locked' }) as Error);
  expect(() => StoreLock.acquire(file)).toThrow(`process ${process.pid}`);
  lock.assertHeld();
  lock.release();
  StoreLock.acquire(file).release();
  expect(existsSync(file)).toBe(false);
});

test('the lock of a process that died is taken over', () => {
  lockOf({ pid: deadPid() });
  StoreLock.acquire(file).release();
});

test('a pid that another process has got since does not keep the lock', () => {
  lockOf({ pid: process.pid, processStart: '1' });
  if (existsSync('/proc/self/stat')) StoreLock.acquire(file).release();
});

test('a holder on another machine counts as alive for as long as its heart beats', () => {
  lockOf({ host: 'elsewhere', pid: deadPid() });
  expect(() => StoreLock.acquire(file)).toThrow('elsewhere');
  const aMinuteAgo = new Date(Date.now() - 60_000);
  utimesSync(file, aMinuteAgo, aMinuteAgo);
  StoreLock.acquire(file).release();
});

test('a lock file cut short by a full disk is nobody\'s', () => {
  lockOf({});
  writeFileSync(file, '{"pid": 1');
  StoreLock.acquire(file).release();
});

test('releasing leaves the lock of a successor alone', () => {
  const lock = StoreLock.acquire(file);
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname(), processStart: null, token: 'successor' }));
  lock.release();
  expect(readFileSync(file, 'utf8')).toContain('successor');
});
