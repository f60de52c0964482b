import { writeSync } from 'node:fs';
import { openStore } from '../db/client';
import { FixIntake } from '../live/fix-intake';
import { settleTracks } from '../usecases/tracks/settle-tracks';
import { takeFixes } from '../usecases/tracks/take-fixes';
import type { SentWalk } from './kill-fixes-drill';
import { at } from './town';

/**
 * The process that gets killed: phones that send a walk up and down a street message by message, while their visits are made again and again. Says on
 * standard output which message of which phone was acknowledged. A phone goes on with the message it got no answer to.
 * Arguments: data directory, database address (may be empty), what to send as JSON (`SentWalk`).
 */
const [, , dataDirectory = '', databaseUrl = '', walkText = '{}'] = process.argv;

const stepMilliseconds = 200, metresPerSecond = 1.25, streetMetres = 200;

const { fromAt, toAt, fixesOfMessage, phones } = JSON.parse(walkText) as SentWalk;
const store = await openStore({ dataDirectory, databaseUrl }), clock = { now: () => toAt };
const place = { store, intake: new FixIntake({ store, clock }) };
const say = (line: string) => writeSync(1, `${line}\n`);

function message(index: number): { at: number; lng: number; lat: number; accuracyMetres: number }[] {
  return Array.from({ length: fixesOfMessage }, (_, i) => {
    const elapsed = (index * fixesOfMessage + i) * stepMilliseconds, gone = ((elapsed / 1000) * metresPerSecond) % (2 * streetMetres);
    const [lng, lat] = at(-800 + (gone <= streetMetres ? gone : 2 * streetMetres - gone), 0);
    return { at: fromAt + elapsed, lng, lat, accuracyMetres: 6 };
  });
}

async function send({ token, next }: SentWalk['phones'][number], phone: number): Promise<void> {
  for (let index = next; fromAt + (index + 1) * fixesOfMessage * stepMilliseconds <= toAt; index += 1) {
    const taken = await takeFixes({ place, input: { token, sentAt: null, rows: message(index) } });
    if (!taken.ok) throw new Error(taken.refusal.code);
    say(`acknowledged ${phone} ${index} ${taken.value.kept} ${taken.value.duplicate}`);
  }
  throw new Error('the walk is over before the kill');
}

async function makeVisits(): Promise<void> {
  for (;;) {
    await settleTracks({ store, clock }, { quietSince: toAt });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

say('ready');
await Promise.all([makeVisits(), ...phones.map(send)]);
