import { deepStrictEqual } from 'node:assert';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Result } from '@wuding/domain';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../db/client';
import { dumpTable, listTables } from '../../db/dump';
import { rowsOf, sql, type Store } from '../../db/store';
import { openEventCubes } from '../../live/event-cubes';
import { givenAccount } from '../../testing/accounts';
import { consoleActor, contextOf, TestClock } from '../../testing/context';
import { embeddedDirectory } from '../../testing/embedded-template';
import { addTo, scatter } from '../../testing/incident-changes';
import { testStore, testStoreKind } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { readAnchorsOf } from '../audit/anchor-audit-head';
import { verifyAudit } from '../audit/verify-audit';
import { recordIncident } from '../incidents/record-incident';
import { createSession } from '../session/create-session';
import { SignInWindow } from '../session/sign-in-window';
import type { BackupContents } from './backup-format';
import { restoreBackup, type RestoreRequest } from './restore-backup';
import { takeBackup } from './take-backup';

const clock = new TestClock();
let store: Store;
let town: Town;
let folder: string;
let file: string;
let taken: BackupContents;

const backup = (path = file) => takeBackup({ ctx: contextOf(store, clock, consoleActor('sysadmin')), input: { path, programVersion: '9.9.9', onProgress: () => undefined } });
const restore = (request: Partial<RestoreRequest> = {}, into = store) => restoreBackup({
  ctx: contextOf(into, clock, consoleActor('sysadmin')),
  input: { path: file, isForced: false, acceptsBrokenAudit: false, dataDirectory: folder, onProgress: () => undefined, ...request },
});
const accepted = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

/** Every row of every table as text, but for sessions and for marks that are never the same again. */
async function contentOf(of: Store): Promise<Record<string, string>> {
  return of.transaction(async (tx) => {
    const content: Record<string, string> = {};
    for (const table of await listTables(tx)) {
      let text = '';
      for await (const piece of dumpTable(tx, table)) text += piece.text;
      if (table.name !== 'session' && table.name !== 'visit_hour') content[table.name] = text;
    }
    return content;
  }, { statementTimeoutMilliseconds: 60_000 });
}

/** What a restore adds to what was backed up: its audit row and the news for followers. */
function withoutNews({ audit_entry: audit = '', change_log: changes = '', audit_head: _head, change_head: _change, ...rest }: Record<string, string>): Record<string, string> {
  const first = (text: string, count: number) => text.split('\n').slice(0, count).join('\n');
  return { ...rest, audit: first(audit, taken.header.auditHead.seq), changes: first(changes, taken.header.changeHead) };
}

async function expectWhole(of: Store): Promise<void> {
  const anchors = readAnchorsOf({ store: of, config: { dataDirectory: folder } });
  const verdict = accepted(await verifyAudit({ ctx: contextOf(of, clock, consoleActor('auditor')), input: { anchors } }));
  expect(verdict).toMatchObject({ fault: null, entryCount: taken.header.auditHead.seq + 1 });
  expect(verdict.anchorCount).toBeGreaterThan(0);
  const [changes] = await rowsOf<{ head: number; count: number }>(of.db, sql`
    select (select seq from change_head)::int as head, (select count(*) from change_log)::int as count`);
  expect(changes?.count).toBe(changes?.head);
}

async function furnish(): Promise<void> {
  store = await testStore();
  town = await Town.found(store);
  const accountId = await givenAccount(store, clock, 'officer', 'officer');
  const districtId = await town.addDistrict('凯龙', [{ ring: rectangle(0, -1500, 1500, 1500) }]);
  await town.addStreet('环城路', 'main', [at(-500, 0), at(500, 0)]);
  await town.addPlace('一小\t(东门)\\n\n“二”', 'school', at(10.123456789, 20.987654321));
  for (const seed of [1, 2]) await addTo(town, scatter(300, districtId, seed));
  const actor = { ...consoleActor('director'), accountId, username: 'officer' };
  accepted(await recordIncident({
    ctx: contextOf(store, clock, actor),
    input: {
      dataset: undefined, eventCode: '05-01', position: at(5, 5), crs: 'wgs84', occurredAt: new Date(clock.now() - 60_000).toISOString(), source: 'patrol',
      handlingMode: 'on-the-spot', outcome: 'advice', description: '\\.', idempotencyKey: '01890a5d-ac96-774b-bcce-b302099a8057',
    },
  }));
}

beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'wuding-backup-')); });
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  await furnish();
  file = join(folder, 'a.wuding.gz');
  rmSync(file, { force: true });
  rmSync(join(folder, 'audit-head.log'), { force: true });
}, 240_000); // the first opens the engine of this worker

describe('a backup', () => {
  test('gives back every row of every table, and what comes after goes on where it stopped', async () => {
    const before = await contentOf(store);
    taken = accepted(await backup());
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await town.addIncident({ code: 'later' });
    await store.transaction((tx) => tx.execute(sql`delete from place`));
    const restored = accepted(await restore({ isForced: true }));
    expect(restored.replacedRowCount).toBeGreaterThan(600);
    expect(withoutNews(await contentOf(store))).toEqual(withoutNews(before));
    await expectWhole(store);
    const [last] = await rowsOf<{ id: number }>(store.db, sql`select max(id) as id from incident`);
    expect(await town.addIncident({ code: 'next' })).toBe((last?.id ?? 0) + 1);
    await expect(store.db.execute(sql`delete from audit_entry`)).rejects.toThrow();
    await expect(store.db.execute(sql`update incident set district_id = 999`)).rejects.toThrow();
  });

  test.runIf(testStoreKind() === 'postgres')('goes from one kind of store to the other and back', async () => {
    const before = await contentOf(store);
    taken = accepted(await backup());
    const directory = await embeddedDirectory({ migrated: true });
    const other = await openStore({ dataDirectory: directory });
    try {
      accepted(await restore({ dataDirectory: directory }, other));
      expect(withoutNews(await contentOf(other))).toEqual(withoutNews(before));
      const back = join(folder, 'back.wuding.gz');
      accepted(await takeBackup({ ctx: contextOf(other, clock, consoleActor('sysadmin')), input: { path: back, programVersion: '9.9.9', onProgress: () => undefined } }));
      accepted(await restore({ path: back, isForced: true }));
      expect(withoutNews(await contentOf(store))).toEqual(withoutNews(before));
    } finally {
      await other.close();
      rmSync(directory, { recursive: true, force: true });
    }
  }, 240_000);

  test('is noticed by the event cubes of a running server, whatever change they stand at', async () => {
    const cubes = await openEventCubes({ store, clock });
    taken = accepted(await backup());
    const whole = (await cubes.of(town.dataset.id)).cube.count;
    await addTo(town, scatter(50, null, 7));
    expect((await cubes.of(town.dataset.id)).cube.count).toBe(whole + 50);
    accepted(await restore({ isForced: true }));
    expect((await cubes.of(town.dataset.id)).cube.count).toBe(whole);
  });

  test('leaves out who is signed in', async () => {
    const signIns = new SignInWindow();
    accepted(await createSession({ ctx: { store, clock, requestId: null }, signIns, input: { username: 'officer', password: 'correct horse battery', remoteAddress: '' } }));
    taken = accepted(await backup());
    expect(gunzipSync(readFileSync(file)).includes('"table":"session"')).toBe(false);
    accepted(await restore({ isForced: true }));
    expect(await rowsOf(store.db, sql`select 1 from session`)).toEqual([]);
  });

  test('never takes the place of a file', async () => {
    writeFileSync(file, 'mine');
    expect(await backup()).toMatchObject({ ok: false, refusal: { code: 'file-exists' } });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('that was made before a migration is brought up to date', async () => {
    taken = accepted(await backup());
    const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
    const header = JSON.parse(lines[0] ?? '') as { migrations: unknown[]; sequences: Record<string, number> };
    expect(header.migrations.length).toBeGreaterThan(2);
    const sequences = Object.fromEntries(Object.entries(header.sequences).filter(([name]) => !/^(crosswalk|report_category_event_code)_/.test(name)));
    const emptyTable = /\{"table":[^\n]*\n\\\.\n\{"rowCount":0\}\n/g; // most of those of later migrations are, here
    writeFileSync(file, rewritten((text) => text.replace(lines[0] ?? '', JSON.stringify({ ...header, migrations: header.migrations.slice(0, 2), sequences })).replace(emptyTable, ''), beforeCodeSetVersions));
    accepted(await restore({ isForced: true }));
    expect(await rowsOf(store.db, sql`select name from schema_migration`)).toHaveLength(header.migrations.length);
    expect((await rowsOf(store.db, sql`select id from layer_incidents`)).length).toBeGreaterThan(400);
  });
});

/** What 0006_code_set_versions, 0007_second_factor and 0046_catalogue_version added to tables that hold rows here: a backup from before has neither. */
const laterTables = ['event_major_class', 'crosswalk', 'crosswalk_edition', 'crosswalk_entry'];
const laterColumns: Readonly<Record<string, readonly string[]>> = {
  code_set: ['origin', 'note'], event_code: ['major_code', 'verdict', 'note'], report_category_event_code: ['id', 'source'],
  bureau: ['second_factor_roles'], change_head: ['catalogue_version'],
};

function beforeCodeSetVersions(body: string): string {
  return body.replace(/\{"table":"(\w+)","columns":(\[[^\n]*\])\}\n([\s\S]*?)\\\.\n\{"rowCount":\d+\}\n/g, (whole, table: string, columnsText: string, rows: string) => {
    if (laterTables.includes(table)) return '';
    const later = laterColumns[table];
    if (later === undefined) return whole;
    const columns = JSON.parse(columnsText) as string[];
    const kept = <Cell>(cells: readonly Cell[]): Cell[] => cells.filter((_, index) => !later.includes(columns[index] ?? ''));
    const lines = rows.split('\n').slice(0, -1).map((line) => kept(line.split('\t')).join('\t'));
    return `${JSON.stringify({ table, columns: kept(columns) })}\n${lines.map((line) => `${line}\n`).join('')}\\.\n${JSON.stringify({ rowCount: lines.length })}\n`;
  });
}

/** The backup with another text but the right counts and checksum: as somebody who knows the format could make one. */
function rewritten(...changes: ((text: string) => string)[]): Buffer {
  const text = changes.reduce((before, change) => change(before), gunzipSync(readFileSync(file)).toString('utf8'));
  const body = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
  const trailer = JSON.parse(text.slice(body.length)) as object;
  const sha256 = createHash('sha256').update(body).digest('hex');
  const rowCount = [...body.matchAll(/^\{"rowCount":(\d+)\}$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  return gzipSync(`${body}${JSON.stringify({ ...trailer, tableCount: body.split('{"table":').length - 1, rowCount, sha256 })}\n`);
}

const tampered = (): Buffer => rewritten((text) => text.replace('console (sysadmin)', 'somebody (analyst)'));

test('a restore of an audit chain that was tampered with is done when that is accepted, and says so', async () => {
  taken = accepted(await backup());
  writeFileSync(file, tampered());
  accepted(await restore({ isForced: true, acceptsBrokenAudit: true }));
  const [entry] = await rowsOf<{ detail: { isChainWhole: boolean } }>(store.db, sql`select detail from audit_entry where action = 'restore'`);
  expect(entry?.detail.isChainWhole).toBe(false);
});

describe('a restore is refused, and everything stays as it was,', () => {
  let before: Record<string, string>;
  beforeEach(async () => {
    taken = accepted(await backup());
    before = await contentOf(store);
  });
  afterEach(async () => deepStrictEqual(await contentOf(store), before));
  const expectRefused = async (code: string, request: Partial<RestoreRequest> = { isForced: true }): Promise<void> =>
    expect(await restore(request)).toMatchObject({ ok: false, refusal: { code } });

  test('over a store that is not empty, saying what would be lost', async () => {
    const result = await restore();
    expect(result).toMatchObject({ ok: false, refusal: { code: 'store-not-empty', data: { tables: expect.arrayContaining(['incident 601', 'account 1']) } } });
    await expectRefused('store-not-empty', {});
  });

  test('from a file that is not there, or no backup', async () => {
    rmSync(file);
    await expectRefused('file-not-found');
    for (const content of ['hello', gzipSync('hello\n'), gzipSync('{"format":"wuding-backup","formatVersion":1}\n'), '']) {
      writeFileSync(file, content);
      await expectRefused('backup-damaged');
    }
  });

  test('from a file that was cut off anywhere', async () => {
    const { size } = await stat(file);
    for (const share of [0.99999, 0.9, 0.5, 0.1, 0.0005]) {
      truncateSync(file, Math.floor(size * share));
      await expectRefused('backup-damaged');
    }
  });

  test('from a file with one byte changed', async () => {
    const whole = readFileSync(file);
    for (const share of [0.01, 0.2, 0.4, 0.6, 0.8, 0.99]) {
      const damaged = Buffer.from(whole);
      damaged[Math.floor(damaged.length * share)]! ^= 0x10;
      writeFileSync(file, damaged);
      await expectRefused('backup-damaged');
    }
    writeFileSync(file, gzipSync(gunzipSync(whole).toString('utf8').replace('环城路', '环城街')));
    await expectRefused('backup-damaged');
  });

  test('from a later version, or another history, of the schema', async () => {
    const whole = readFileSync(file);
    writeFileSync(file, rewritten((text) => text.replace('0003_layer_views.sql', '9999_later.sql')));
    await expectRefused('newer-schema');
    writeFileSync(file, whole);
    writeFileSync(file, rewritten((text) => text.replace(taken.header.migrations[0]?.sha256 ?? '', 'f'.repeat(64))));
    await expectRefused('other-schema');
    writeFileSync(file, whole);
    writeFileSync(file, rewritten((text) => text.replace('"formatVersion":1', '"formatVersion":2')));
    await expectRefused('newer-schema');
  });

  test('when the audit chain in it was tampered with', async () => {
    writeFileSync(file, tampered());
    await expectRefused('audit-chain-broken');
  });

  test('by a role that does not run the system', async () => {
    const ctx = contextOf(store, clock, consoleActor('director'));
    expect(await takeBackup({ ctx, input: { path: file, programVersion: '', onProgress: () => undefined } })).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
  });
});
