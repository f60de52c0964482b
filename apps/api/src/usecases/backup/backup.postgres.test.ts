import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../db/client';
import { migrate } from '../../db/migrate';
import { rowsOf, sql } from '../../db/store';
import { consoleActor, contextOf, TestClock } from '../../testing/context';
import { freshDatabase } from '../../testing/store';
import { Town } from '../../testing/town';
import { restoreBackup } from './restore-backup';
import { takeBackup } from './take-backup';

test('backing up and restoring takes no superuser: owning the database is enough', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wuding-role-'));
  const url = await freshDatabase();
  const role = `bureau_${process.pid}`;
  const admin = await openStore({ databaseUrl: url, dataDirectory: '' });
  for (const statement of [
    'create extension postgis', 'create extension btree_gist', `create role ${role} login`, `alter database ${url.split('/').at(-1) ?? ''} owner to ${role}`,
  ]) await admin.db.execute(sql.raw(statement));
  await admin.close();
  const store = await openStore({ databaseUrl: url.replace('postgres@', `${role}@`), dataDirectory: '' });
  try {
    await migrate(store);
    const town = await Town.found(store);
    await town.addIncident();
    const ctx = contextOf(store, new TestClock(), consoleActor('sysadmin'));
    const path = join(folder, 'a.wuding.gz');
    expect(await takeBackup({ ctx, input: { path, programVersion: '0', onProgress: () => undefined } })).toMatchObject({ ok: true });
    const restored = await restoreBackup({ ctx, input: { path, isForced: true, acceptsBrokenAudit: false, dataDirectory: folder, onProgress: () => undefined } });
    expect(restored).toMatchObject({ ok: true });
    expect(await rowsOf(store.db, sql`select count(*)::int as count from incident`)).toEqual([{ count: 1 }]);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
