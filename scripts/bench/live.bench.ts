import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startClock } from '../../apps/api/src/clock';
import { givenAccount, rightPassword } from '../../apps/api/src/testing/accounts';
import { goalLine } from './figure';
import { foundMovingTown, movingTownStart, stepDegrees, stepsRound } from './moving-town';

/**
 * Units that all move every second, to many readers of `GET /api/live` over real connections: from the moment a position is handed to the intake, through its
 * commit on the embedded store, to the end of the event that tells it. The server is a process of its own: its processor time is its alone.
 */
const unitCount = 2_000, readerCount = 200, warmUpSeconds = 5, measuredSeconds = 30;

type Word = { readonly ready: { url: string; cookie: string; firstDevice: number; west: number } } | { readonly round: number; readonly at: number } | { readonly cpu: number; readonly rssBytes: number };
const tell = (word: Word): boolean | undefined => process.send?.(word);

/** The server's side: a town in which one person on duty carries two thousand devices. */
async function serveTown(folder: string): Promise<void> {
  const { duty, services, url, firstDevice, west, move } = await foundMovingTown(folder, { crews: [{ startMinute: 720, endMinute: 960, unitCount }], days: ['2026-05-01'], clock: startClock(movingTownStart) });
  await givenAccount(services.store, duty.town.clock, 'watcher', 'command');
  const signed = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ username: 'watcher', password: rightPassword }) });
  tell({ ready: { url, cookie: signed.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '), firstDevice, west } });
  let round = 0, began = process.cpuUsage();
  process.on('message', (word) => {
    if (word === 'begin') began = process.cpuUsage();
    else {
      const { user, system } = process.cpuUsage(began);
      tell({ cpu: (user + system) / 1e6, rssBytes: process.memoryUsage().rss });
    }
  });
  setInterval(() => {
    round++;
    tell({ round, at: Date.now() });
    void move(round);
  }, 1_000);
}

/** Reads events and tells of each delta the round its unit was in. */
function read({ url, cookie, west }: { url: string; cookie: string; west: number }, deviceId: number, onRound: (round: number) => void): ClientRequest {
  const entry = new RegExp(`\\[${deviceId},-?\\d+,([\\d.]+),`);
  return get(`${url}/api/live`, { headers: { cookie } }, (answer) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (piece: string) => {
      text += piece;
      if (!text.endsWith('\n\n')) return;
      const moved = entry.exec(text);
      text = '';
      if (moved !== null) onRound(Math.round((Number(moved[1]) - west) / stepDegrees));
    });
  }).on('error', () => undefined);
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wuding-bench-live-')), server = fork(import.meta.filename, ['serve', folder], { execArgv: process.execArgv });
  const sentAt = new Map<number, number>(), delays: number[] = [];
  let isMeasuring = false;
  const [{ ready }] = await once(server, 'message') as [{ ready: { url: string; cookie: string; firstDevice: number; west: number } }];
  server.on('message', (word: Word) => { if ('round' in word) sentAt.set(word.round % stepsRound, word.at); });
  const readers = Array.from({ length: readerCount }, (_, reader) => read(ready, ready.firstDevice + reader * Math.floor(unitCount / readerCount), (round) => {
    const handedAt = sentAt.get(round);
    if (isMeasuring && handedAt !== undefined) delays.push(Date.now() - handedAt);
  }));
  await pause(warmUpSeconds * 1_000);
  server.send('begin');
  isMeasuring = true;
  await pause(measuredSeconds * 1_000);
  isMeasuring = false;
  const told = new Promise<{ cpu: number; rssBytes: number }>((resolve) => { server.on('message', (word: Word) => { if ('cpu' in word) resolve(word); }); });
  server.send('end');
  const { cpu, rssBytes } = await told;
  for (const reader of readers) reader.destroy();
  server.kill('SIGKILL');
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
  delays.sort((a, b) => a - b);
  const name = `live ${readerCount} readers of ${unitCount} units at 1 Hz`;
  console.log(goalLine({ name: `${name}, position to reader p95`, unit: 'ms', ours: delays[Math.floor(delays.length * 0.95)] ?? Infinity, goal: 2_000, better: 'less' }));
  console.log(goalLine({ name: `${name}, position to reader median`, unit: 'ms', ours: delays[Math.floor(delays.length / 2)] ?? Infinity, goal: 1_000, better: 'less' }));
  console.log(goalLine({ name: `${name}, events read of those told`, unit: '%', ours: (100 * delays.length) / (readerCount * measuredSeconds), goal: 95, better: 'more' }));
  console.log(goalLine({ name: `${name}, server processor`, unit: '% of a core', ours: (100 * cpu) / measuredSeconds, goal: 100, better: 'less' }));
  console.log(goalLine({ name: `${name}, server memory with the store`, unit: 'MB', ours: rssBytes / 1e6, goal: 2_000, better: 'less' }));
}

if (process.argv[2] === 'serve') await serveTown(process.argv[3]!);
else await measure();
