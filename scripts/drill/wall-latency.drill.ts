import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type ClientRequest } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startClock } from '../../apps/api/src/clock';
import { accepted } from '../../apps/api/src/testing/duty-town';
import { at } from '../../apps/api/src/testing/town';
import { recordIncident } from '../../apps/api/src/usecases/incidents/record-incident';
import { endpoints } from '../../packages/contract/src';
import { foundMovingTown, movingTownStart, stepDegrees, stepsRound } from '../bench/moving-town';
import { drillOutcome } from './outcome';
import { pairedScreens } from './paired-screens';

/**
 * Two thousand units that all move every second and an incident every three seconds, to two hundred paired screens that read `GET /api/wall/live` over real
 * connections: from the moment a position is handed in, or an incident is handed to its use case, to the end of the event that tells it. The server is a process of its own.
 */
const unitCount = 2_000, screenCount = 200, warmUpSeconds = 10, measuredSeconds = 30, goalMilliseconds = 2_000;

interface Ready { readonly url: string; readonly cookies: readonly string[]; readonly firstDevice: number; readonly west: number }
type Word = { readonly ready: Ready } | { readonly round: number; readonly at: number } | { readonly incident: number; readonly at: number };
const tell = (word: Word): boolean | undefined => process.send?.(word);

/** The server's side. */
async function serveTown(folder: string): Promise<void> {
  const { duty, services, url, firstDevice, west, move } = await foundMovingTown(folder, { crews: [{ startMinute: 720, endMinute: 960, unitCount }], days: ['2026-05-01'], clock: startClock(movingTownStart) });
  const ctx = { ...duty.town.as('command'), clock: services.clock };
  tell({ ready: { url, firstDevice, west, cookies: await pairedScreens(ctx, screenCount) } });
  let round = 0;
  setInterval(() => {
    round++;
    tell({ round, at: Date.now() });
    void move(round);
    if (round % 3 === 0) void record(round);
  }, 1_000);
  async function record(number: number): Promise<void> {
    const handedAt = Date.now(), input = endpoints.recordIncident.body.parse({ eventCode: '05-01', position: at(number, 10), occurredAt: new Date(services.clock.now()).toISOString() });
    tell({ incident: (await accepted(recordIncident({ ctx, input }))).id, at: handedAt });
  }
}

interface Seen {
  onRound(round: number): void;
  onIncident(id: number): void;
}

/** One screen: what round its unit was in, and which incident was the newest, with each event that says so. */
function watch({ url, west }: Ready, { cookie, deviceId }: { cookie: string; deviceId: number }, { onRound, onIncident }: Seen): ClientRequest {
  const unit = new RegExp(`\\[${deviceId},-?\\d+,([\\d.]+),`), newest = /"incidents":\{"hours":\d+,"total":\d+,"items":\[\{"id":(\d+),/;
  return get(`${url}/api/wall/live`, { headers: { cookie } }, (answer) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (piece: string) => {
      text += piece;
      if (!text.endsWith('\n\n')) return;
      const moved = unit.exec(text), recorded = newest.exec(text);
      text = '';
      if (moved !== null) onRound(Math.round((Number(moved[1]) - west) / stepDegrees));
      if (recorded !== null) onIncident(Number(recorded[1]));
    });
  }).on('error', () => undefined);
}

const p95 = (delays: number[]): number => delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.95)] ?? Infinity;

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wuding-drill-wall-')), server = fork(import.meta.filename, ['serve', folder], { execArgv: process.execArgv });
  const sentAt = new Map<number, number>(), recordedAt = new Map<number, number>(), seen: { id: number; at: number }[] = [], moves: number[] = [];
  let isMeasuring = false;
  const [{ ready }] = await once(server, 'message') as [{ ready: Ready }];
  server.on('message', (word: Word) => {
    if ('round' in word) sentAt.set(word.round % stepsRound, word.at);
    if ('incident' in word && isMeasuring) recordedAt.set(word.incident, word.at);
  });
  const screens = ready.cookies.map((cookie, index) => {
    const told = new Set<number>();
    return watch(ready, { cookie, deviceId: ready.firstDevice + index * Math.floor(unitCount / screenCount) }, {
      onRound(round) {
        const handedAt = sentAt.get(round);
        if (isMeasuring && handedAt !== undefined) moves.push(Date.now() - handedAt);
      },
      onIncident(id) {
        if (!told.has(id)) seen.push({ id, at: Date.now() });
        told.add(id);
      },
    });
  });
  await pause(warmUpSeconds * 1_000);
  isMeasuring = true;
  await pause(measuredSeconds * 1_000);
  isMeasuring = false;
  // The last incident is on its way still.
  await pause(3_000);
  for (const screen of screens) screen.destroy();
  server.kill('SIGKILL');
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
  const incidents = seen.flatMap(({ id, at: seenAt }) => (recordedAt.has(id) ? [seenAt - recordedAt.get(id)!] : [])), wanted = recordedAt.size * screenCount;
  const load = `load ${loadavg()[0]!.toFixed(1)}`, [moveDelay, incidentDelay] = [p95(moves), p95(incidents)];
  drillOutcome('wall-latency-position', `p95 ${moveDelay} ms from ${unitCount} units to ${screenCount} screens, ${moves.length} events, ${load}`, moveDelay <= goalMilliseconds && moves.length >= 0.8 * screenCount * measuredSeconds);
  drillOutcome('wall-latency-incident', `p95 ${incidentDelay} ms to ${screenCount} screens, ${incidents.length} of ${wanted} events seen, ${load}`, incidentDelay <= goalMilliseconds && incidents.length === wanted && wanted > 0);
}

if (process.argv[2] === 'serve') await serveTown(process.argv[3]!);
else await measure();
