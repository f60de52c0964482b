import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../apps/api/src/db/client';
import { migrate } from '../../apps/api/src/db/migrate';
import type { Store } from '../../apps/api/src/db/store';
import { consoleActor, contextOf } from '../../apps/api/src/testing/context';
import { embeddedDirectory } from '../../apps/api/src/testing/embedded-template';
import { addTo, scatter } from '../../apps/api/src/testing/incident-changes';
import { Town } from '../../apps/api/src/testing/town';
import { walkChain } from '../../apps/api/src/usecases/audit/walk-chain';
import type { BackupContents } from '../../apps/api/src/usecases/backup/backup-format';
import { restoreBackup } from '../../apps/api/src/usecases/backup/restore-backup';
import { takeBackup } from '../../apps/api/src/usecases/backup/take-backup';
import { drillOutcome } from './outcome';
import { onEachStore, seconds, timed } from './stores';

/** A store is backed up, restored into another of each kind, and backed up there: counts and audit chain are the same. */
const INCIDENT_COUNT = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'wuding-drill-'));
const ctxOf = (store: Store) => contextOf(store, { now: Date.now }, consoleActor('sysadmin'));

async function take(store: Store, path: string): Promise<BackupContents> {
  const taken = await takeBackup({ ctx: ctxOf(store), input: { path, programVersion: 'drill', onProgress: () => undefined } });
  if (!taken.ok) throw new Error(taken.refusal.code);
  return taken.value;
}

const origin = await embeddedDirectory({ migrated: true });
const source = await openStore({ dataDirectory: origin });
const town = await Town.found(source);
for (let chunk = 0; chunk < INCIDENT_COUNT / 250; chunk += 1) await addTo(town, scatter(250, null, chunk + 1));
const path = join(folder, 'origin.wuding.gz');
const { milliseconds: backupMilliseconds, outcome } = await timed(() => take(source, path));
await source.close();
rmSync(origin, { recursive: true, force: true });
if (outcome.status === 'rejected') throw outcome.reason;
const taken = outcome.value;
drillOutcome('backup', `${taken.rowCount} rows in ${seconds(backupMilliseconds)}, ${(statSync(path).size / 1e6).toFixed(1)} MB`, true);

await onEachStore(async (kind, address) => {
  const store = await openStore(address);
  await migrate(store);
  const input = { path, isForced: false, acceptsBrokenAudit: false, dataDirectory: address.dataDirectory, onProgress: () => undefined };
  const { milliseconds, outcome: restored } = await timed(() => restoreBackup({ ctx: ctxOf(store), input }));
  const again = await take(store, join(folder, `${kind}.wuding.gz`));
  const chain = await walkChain(store.db);
  await store.close();
  // A restore adds its own audit entry and one change per dataset, nothing else.
  const added = new Map([['audit_entry', 1], ['change_log', 1]]);
  const different = taken.tables.filter(({ name, rowCount }) => again.tables.find((table) => table.name === name)?.rowCount !== rowCount + (added.get(name) ?? 0));
  const isAccepted = restored.status === 'fulfilled' && restored.value.ok;
  const why = restored.status === 'rejected' ? String(restored.reason) : restored.value.ok ? 'restored' : restored.value.refusal.code;
  drillOutcome(
    `backup-restore-${kind}`,
    `${why}, ${taken.rowCount} rows in ${seconds(milliseconds)}, ${different.length} of ${taken.tables.length} tables differ, chain of ${chain.entryCount} ${chain.fault?.explanation ?? 'holds'}`,
    isAccepted && different.length === 0 && chain.fault === null,
  );
});
rmSync(folder, { recursive: true, force: true });
