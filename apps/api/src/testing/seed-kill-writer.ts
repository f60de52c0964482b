import { writeSync } from 'node:fs';
import { openStore } from '../db/client';
import { migrate } from '../db/migrate';
import { ensureSeed } from '../usecases/seed';
import { repositoryDataFolder as dataFolder } from './town';

/**
 * The process that gets killed: a start of the demo, and what is written in the background after it. Says on standard output what it
 * has done. Arguments: data directory, database address (may be empty), until when the county is told (UTC milliseconds).
 */
const [, , dataDirectory = '', databaseUrl = '', until = ''] = process.argv;
const untilAt = Number(until);
const say = (line: string) => writeSync(1, `${line}\n`);

const store = await openStore({ dataDirectory, databaseUrl });
await migrate(store);
const { writeRest } = await ensureSeed({
  store, clock: { now: () => untilAt }, seed: 'demo', demoPassword: 'drill-Passw0rd', dataFolder, latentFolder: `${dataDirectory}/demo`, untilAt, onProgress: () => undefined,
});
say('ready');
await writeRest?.({ onProgress: (text) => say(text) });
await store.close();
say('done');
