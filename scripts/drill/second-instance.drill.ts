import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../apps/api/src/db/client';
import { drillOutcome } from './outcome';
import { endOf, openWithLedger, seconds, timed } from './stores';
import { embeddedDirectory } from '../../apps/api/src/testing/embedded-template';

/** A second opener of one data directory is refused within 2 s. PostgreSQL serves several and needs no such refusal. */
const dataDirectory = await embeddedDirectory({ migrated: true, parent: mkdtempSync(join(tmpdir(), 'wuding-drill-')) });
const { store, count } = await openWithLedger({ dataDirectory, databaseUrl: '' });
const { milliseconds, outcome } = await timed(() => openStore({ dataDirectory }));
const goesOn = await count() === 1;
await store.close();
rmSync(dataDirectory, { recursive: true, force: true });
drillOutcome(
  'second-instance', `${endOf(outcome)} after ${seconds(milliseconds)}, the first ${goesOn ? 'goes on' : 'was disturbed'}`,
  endOf(outcome) === 'store-locked' && milliseconds <= 2_000 && goesOn,
);
