import { writeSync } from 'node:fs';
import { accept } from '@wuding/domain';
import { openStore } from '../db/client';
import { migrate } from '../db/migrate';
import { codeSet, dataset } from '../db/schema';
import { recordChange } from '../repositories/change-log';
import { mutate } from '../usecases/mutate';
import { consoleActor, contextOf } from './context';

/**
 * The process that gets killed: writes without end, several writers at a time, and says on standard output what was
 * acknowledged. Arguments: round, data directory, database address (may be empty).
 */
const [, , round = '', dataDirectory = '', databaseUrl = ''] = process.argv;
const WRITER_COUNT = 4;

const store = await openStore({ dataDirectory, databaseUrl });
await migrate(store);
const ctx = contextOf(store, { now: Date.now }, consoleActor('sysadmin'));
const say = (line: string) => writeSync(1, `${line}\n`);

const write = (key: string) => mutate(ctx, async (tx) => {
  const [set] = await tx.insert(codeSet).values({ key, name: key }).returning();
  const [owner] = await tx.insert(dataset).values({
    key, name: key, provenance: 'simulated', timeZone: 'UTC', codeSetId: set!.id, createdAt: new Date(ctx.clock.now()),
  }).returning();
  await recordChange(tx, { at: ctx.clock.now(), datasetId: owner!.id, entity: 'incident', operation: 'rebuild' });
  return accept({ value: key, audit: { action: 'drill.write', entity: 'dataset', entityId: key, datasetId: owner!.id } });
});

say('ready');
await Promise.all(Array.from({ length: WRITER_COUNT }, async (_, writer) => {
  for (let index = 0; ; index += 1) {
    const written = await write(`r${round}-w${writer}-${index}`);
    if (!written.ok) throw new Error(written.refusal.code);
    say(`acknowledged ${written.value}`);
  }
}));
