import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { embeddedDirectory } from '../../testing/embedded-template';
import { openStore } from '../client';
import { rowsOf, sql } from '../store';

let directory: string;
beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'wuding-open-')); });
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('the first start tells what it is doing, and one that was cut short before is begun anew', async () => {
  mkdirSync(join(directory, 'store'));
  writeFileSync(join(directory, 'store', 'PG_VERSION'), '18\n');
  writeFileSync(join(directory, 'store.initialising'), '');
  const told: string[] = [];
  const store = await openStore({ dataDirectory: directory, onProgress: (text) => told.push(text) });
  expect(told.length).toBeGreaterThan(0);
  const extensions = await rowsOf<{ name: string }>(store.db, sql`select extname::text as name from pg_extension order by 1`);
  expect(extensions.map(({ name }) => name)).toEqual(['btree_gist', 'plpgsql', 'postgis']);
  expect(existsSync(join(directory, 'store.initialising'))).toBe(false);
  await store.close();
}, 120_000);

test('a directory that is no database is left as it is, and said to be none', async () => {
  mkdirSync(join(directory, 'store'));
  writeFileSync(join(directory, 'store', 'PG_VERSION'), 'seventeen');
  await expect(openStore({ dataDirectory: directory })).rejects.toMatchObject({ kind: 'store-away' });
  expect(existsSync(join(directory, 'store', 'PG_VERSION'))).toBe(true);
  expect(existsSync(join(directory, 'store.lock'))).toBe(false);
}, 60_000);

test('a second process is refused, and the first goes on', async () => {
  rmSync(directory, { recursive: true });
  directory = await embeddedDirectory({ migrated: true });
  const store = await openStore({ dataDirectory: directory });
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const writer = fileURLToPath(new URL('../../testing/kill-drill-writer.ts', import.meta.url));
  const second = spawn(process.execPath, ['--import', tsx, writer, '0', directory], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  second.stderr.on('data', (text) => { said += String(text); });
  await once(second, 'close');
  expect(said).toContain('store-locked');
  expect(await rowsOf(store.db, sql`select 1 as one`)).toEqual([{ one: 1 }]);
  await store.close();
}, 60_000);
