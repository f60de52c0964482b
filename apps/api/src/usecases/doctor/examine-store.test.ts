import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roles } from '@wuding/domain';
import { fromWgs84, type Datum, type Position } from '@wuding/geo';
import { sql, type Store } from '../../db/store';
import { appendAudit } from '../../repositories/audit';
import { consoleActor, contextOf, TestClock } from '../../testing/context';
import { testStore } from '../../testing/store';
import { anchorAuditHead } from '../audit/anchor-audit-head';
import { anchorFilePath, appendAnchor, storeLabel } from '../audit/anchor-file';
import { readDatabaseName } from '../../repositories/inspection';
import type { Check, Patient } from './check';
import { examineStore } from './examine-store';

let store: Store;
let config: { dataDirectory: string; startAt: number | undefined };
const clock = new TestClock();

async function examine(overrides: Partial<Patient['config']> = {}): Promise<Check[]> {
  const result = await examineStore({ ctx: contextOf(store, clock, consoleActor('sysadmin')), input: { config: { ...config, ...overrides } } });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const of = (checks: Check[], id: Check['id']): Check[] => checks.filter((check) => check.id === id);
const appendOne = (): Promise<void> => store.transaction((tx) => appendAudit(tx, {
  at: clock.now(), actorAccountId: null, actorName: 'console (sysadmin)', requestId: null, action: 'test.write', entity: 'place',
}));

beforeEach(async () => {
  store = await testStore();
  clock.at = Date.now();
  config = { dataDirectory: await mkdtemp(join(tmpdir(), 'wuding-doctor-')), startAt: undefined };
  await writeFile(join(config.dataDirectory, 'store.lock'), JSON.stringify({ pid: process.pid }));
});
afterEach(() => rm(config.dataDirectory, { recursive: true }));

describe('the doctor', () => {
  it('finds a new installation well', async () => {
    const checks = await examine();
    expect(checks.filter(({ level }) => level === 'fail')).toEqual([]);
    expect(new Set(checks.map(({ id }) => id))).toEqual(new Set([
      'store', 'extensions', 'migrations', 'lock', 'disk', 'clock', 'audit-anchor', ...(store.kind === 'postgres' ? ['role'] : []),
    ]));
    expect(of(checks, 'extensions')[0]?.text).toMatch(/^postgis 3\.\d.*, btree_gist 1\./);
  });

  it('says how to mend whatever it warns of', async () => {
    for (const check of await examine({ dataDirectory: '/nowhere/at/all' })) if (check.level !== 'ok') expect(check.mend, check.text).toBeTruthy();
  });

  it('goes on after one examination fails', async () => {
    const checks = await examine({ dataDirectory: '/nowhere/at/all' });
    expect(of(checks, 'disk')).toMatchObject([{ level: 'fail' }]);
    expect(of(checks, 'clock')).toMatchObject([{ level: 'ok' }]);
  });

  it('is for the system administrator', async () => {
    for (const role of roles) {
      const result = await examineStore({ ctx: contextOf(store, clock, consoleActor(role)), input: { config } });
      expect(result.ok, role).toBe(role === 'sysadmin');
    }
  });
});

describe('its look at the clock', () => {
  const level = async (overrides?: Partial<Patient['config']>) => of(await examine(overrides), 'clock').map((check) => check.level);

  it('allows seconds, warns of minutes, fails beyond', async () => {
    clock.at = Date.now() - 60_000;
    expect(await level()).toEqual(['warn']);
    clock.at = Date.now() + 3_600_000;
    expect(await level()).toEqual(['fail']);
  });

  it('only warns when the clock was set on purpose', async () => {
    clock.at = Date.UTC(2030, 0, 1);
    expect(await level({ startAt: clock.at })).toEqual(['warn']);
  });

  it('notices a clock that was set back behind the last audit entry', async () => {
    clock.at = Date.now() + 3_600_000;
    await appendOne();
    clock.at = Date.now();
    expect(of(await examine(), 'clock').map(({ text }) => text)).toContainEqual(expect.stringContaining('set back'));
  });
});

describe('its look at the lock and the anchor', () => {
  it('fails on the embedded store when the lock is gone or names another process', async () => {
    if (store.kind === 'postgres') return;
    await writeFile(join(config.dataDirectory, 'store.lock'), '{"pid":1}');
    expect(of(await examine(), 'lock')).toMatchObject([{ level: 'fail' }]);
    await rm(join(config.dataDirectory, 'store.lock'));
    expect(of(await examine(), 'lock')).toMatchObject([{ level: 'fail' }]);
  });

  it('warns of a log without anchor, and fails when the log is behind its anchor', async () => {
    await appendOne();
    expect(of(await examine(), 'audit-anchor')).toMatchObject([{ level: 'warn' }]);
    await anchorAuditHead({ store, clock, config });
    expect(of(await examine(), 'audit-anchor')).toMatchObject([{ level: 'ok', text: expect.stringContaining('entry 1 of 1') }]);
    const label = storeLabel(store, await readDatabaseName(store.db));
    await appendAnchor(anchorFilePath(config.dataDirectory), { at: '2026-05-01T04:00:00.000Z', store: label, seq: 9, hash: 'f'.repeat(64) });
    expect(of(await examine(), 'audit-anchor')).toMatchObject([{ level: 'fail' }]);
  });
});

describe('its look at the datum', () => {
  const corner: Position = [106.15, 33.22];
  const metresEast = (metres: number): number => metres / (111_320 * Math.cos((33.22 * Math.PI) / 180));

  /** One straight street east of the corner, 2 km long, with an incident every 20 m, 8 m beside it. */
  async function givenStreetWithIncidents(label: Datum, zone = 'Asia/Shanghai'): Promise<void> {
    const street = { type: 'LineString', coordinates: [corner, [corner[0] + metresEast(2_000), corner[1]]] };
    await store.transaction(async (tx) => {
      await tx.execute(sql`insert into code_set (key, name) values ('base', 'x')`);
      await tx.execute(sql`insert into event_code (code_set_id, code, name) values (1, '05-01', 'x')`);
      await tx.execute(sql`insert into dataset (key, name, provenance, time_zone, code_set_id, created_at, bounds)
        values ('town', 'x', 'real', ${zone}, 1, ${new Date(clock.now())}, st_makeenvelope(106.1, 33.2, 106.2, 33.3, 4326))`);
      await tx.execute(sql`insert into road_segment (dataset_id, code, control_class, line, length_metres, from_node, to_node, change_seq)
        values (1, 's', 'main', st_setsrid(st_geomfromgeojson(${JSON.stringify(street)}), 4326), 2000, 'a', 'b', 0)`);
      for (let index = 0; index < 100; index++) {
        // Taken in another datum and stored as if it were WGS-84: what a wrong --crs does.
        const [lng, lat] = fromWgs84([corner[0] + metresEast(index * 20), corner[1] + 8 / 110_574], label);
        await tx.execute(sql`insert into incident (dataset_id, code, event_code_id, position, occurred_at, status, source, handling_mode, outcome, content_hash, change_seq)
          values (1, ${String(index)}, 1, st_setsrid(st_makepoint(${lng}::float8, ${lat}::float8), 4326), ${new Date(clock.now())}, 'open', 'patrol', 'none', 'none', '', 0)`);
      }
    });
  }

  it('finds incidents on their streets well', async () => {
    await givenStreetWithIncidents('wgs84');
    expect(of(await examine(), 'datum')).toMatchObject([{ level: 'ok', text: expect.stringContaining(' 0 % of 100') }]);
  });

  it.each(['gcj02', 'bd09'] as const)('suspects positions of %s that were labelled WGS-84, and names the right label', async (label) => {
    await givenStreetWithIncidents(label);
    expect(of(await examine(), 'datum')).toMatchObject([{ level: 'warn', mend: expect.stringContaining(`--crs ${label}`) }]);
  });

  it('warns of a dataset that lies outside China though its zone does not', async () => {
    await store.transaction(async (tx) => {
      await tx.execute(sql`insert into code_set (key, name) values ('base', 'x')`);
      await tx.execute(sql`insert into dataset (key, name, provenance, time_zone, code_set_id, created_at, bounds)
        values ('swapped', 'x', 'real', 'Asia/Shanghai', 1, ${new Date(clock.now())}, st_makeenvelope(33.2, 80, 33.3, 81, 4326)),
          ('boston', 'x', 'real', 'America/New_York', 1, ${new Date(clock.now())}, st_makeenvelope(-71.2, 42.2, -71, 42.4, 4326)),
          ('zero', 'x', 'real', 'America/New_York', 1, ${new Date(clock.now())}, st_makeenvelope(-71.2, 0, 0, 42.4, 4326)),
          ('empty', 'x', 'real', 'Asia/Shanghai', 1, ${new Date(clock.now())}, null)`);
    });
    const levels = Object.fromEntries(of(await examine(), 'datum').map(({ text, level }) => [text.split(':')[0], level]));
    expect(levels).toEqual({ swapped: 'warn', boston: 'ok', zero: 'warn', empty: 'ok' });
  });
});
