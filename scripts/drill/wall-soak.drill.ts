import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { rowsOf, sql } from '../../apps/api/src/db/store';
import { accepted } from '../../apps/api/src/testing/duty-town';
import { at } from '../../apps/api/src/testing/town';
import { recordIncident } from '../../apps/api/src/usecases/incidents/record-incident';
import { keepWatch } from '../../apps/api/src/usecases/keep-house';
import { endpoints } from '../../packages/contract/src';
import { softwareBrowser } from '../bench/browser';
import { foundMovingTown, movingTownStart } from '../bench/moving-town';
import { drillOutcome } from './outcome';
import { pairedScreens } from './paired-screens';

/**
 * The wall in a browser while days go by thirty times as fast: crews come and go, every unit moves every second, an incident is recorded every two
 * seconds, alarms rise and end, scenes turn. What the page keeps must not grow, and nothing may hold up the page. `WUDING_SOAK_MINUTES` says for how long
 * (60); what is kept is compared with what was kept after the first ten minutes, or after a third of a shorter run.
 */
const minutes = Number(process.env['WUDING_SOAK_MINUTES'] ?? 60), warmUpMinutes = Math.min(10, minutes / 3);
const speed = 30, unitsPerCrew = 200, mostGrowthRatio = 0.1, longestTaskMilliseconds = 200, sampleSeconds = 20;
/** Four crews a day, so that somebody is always on duty; the run is over before the second day is. */
const crews = [0, 360, 720, 1_080].map((startMinute) => ({ startMinute, endMinute: startMinute + 360, unitCount: unitsPerCrew }));

/** The server's side. */
async function serveTown(folder: string): Promise<void> {
  const beganAt = performance.now(), clock = { now: () => Math.floor(movingTownStart + speed * (performance.now() - beganAt)) };
  const { duty, services, url, move } = await foundMovingTown(folder, { crews, days: ['2026-05-01', '2026-05-02'], clock });
  // Key districts have scenes of their own.
  await rowsOf(duty.town.store.db, sql`update district set grade = 'key' where dataset_id = ${duty.town.dataset.id}::int returning 1`);
  const ctx = { ...duty.town.as('command'), clock };
  keepWatch(services, (error) => { throw error; });
  process.send?.({ url, cookie: (await pairedScreens(ctx, 1))[0] });
  let round = 0;
  setInterval(() => {
    round++;
    void move(round);
    if (round % 2 === 0) void accepted(recordIncident({ ctx, input: endpoints.recordIncident.body.parse({ eventCode: '05-01', position: at((37 * round) % 1_800 - 900, (53 * round) % 900 - 450), occurredAt: new Date(clock.now()).toISOString() }) }));
  }, 1_000);
}

/** Tasks of the page's main thread that Chromium calls long, when each began and how long it was, milliseconds. */
const collector = `
  window.longTasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => window.longTasks.push([startTime, duration]))).observe({ type: 'longtask' });
`;
interface Sample {
  readonly atMinutes: number;
  readonly heapMegabytes: number;
  readonly nodeCount: number;
  readonly title: string;
  /** Of this stretch, what the collection itself took left out. */
  readonly longest: number;
}

async function look(page: Page, session: CDPSession, beganAt: number): Promise<Sample> {
  const tasks = await page.evaluate<[number, number][]>('window.longTasks.splice(0)');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage'), { nodes } = await session.send('Memory.getDOMCounters');
  await page.evaluate('new Promise((done) => setTimeout(done, 300)).then(() => window.longTasks.splice(0))');
  return {
    atMinutes: (performance.now() - beganAt) / 60_000, heapMegabytes: usedSize / 1e6, nodeCount: nodes, title: (await page.locator('h1').first().textContent())?.trim() ?? '', longest: Math.max(0, ...tasks.map(([, duration]) => duration)),
  };
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function soak(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wuding-drill-soak-')), server = fork(import.meta.filename, ['serve', folder], { execArgv: process.execArgv });
  const [{ url, cookie }] = await once(server, 'message') as [{ url: string; cookie: string }], [name = '', value = ''] = cookie.split('=');
  const browser = await softwareBrowser();
  const context = await browser.newContext({ viewport: { width: 1_920, height: 1_080 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage(), troubles: string[] = [], samples: Sample[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message)).on('crash', () => troubles.push('the page crashed'));
  server.on('exit', (code) => { if (code !== null) troubles.push(`the server ended with ${code}`); });
  await page.addInitScript({ content: collector });
  await page.goto(`${url}/wall`);
  await page.locator('canvas').first().waitFor({ timeout: 120_000 });
  const session = await context.newCDPSession(page), beganAt = performance.now();
  while (performance.now() - beganAt < minutes * 60_000) {
    await pause(sampleSeconds * 1_000);
    samples.push(await look(page, session, beganAt));
  }
  await browser.close();
  server.kill('SIGKILL');
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
  report(samples, troubles);
}

function report(samples: readonly Sample[], troubles: readonly string[]): void {
  const after = samples.filter(({ atMinutes }) => atMinutes >= warmUpMinutes), third = Math.max(1, Math.floor(after.length / 3)), load = `load ${loadavg()[0]!.toFixed(1)}`;
  const [first, last] = [after.slice(0, third), after.slice(-third)].map((part) => ({ heap: middle(part.map(({ heapMegabytes }) => heapMegabytes)), nodes: middle(part.map(({ nodeCount }) => nodeCount)) }));
  const growthRatio = last!.heap / first!.heap - 1, longest = Math.max(...after.map((sample) => sample.longest)), tooLong = after.filter((sample) => sample.longest > longestTaskMilliseconds).length;
  const run = `${minutes} min at ${speed}×, ${crews.length} crews of ${unitsPerCrew} units, ${new Set(samples.map(({ title }) => title)).size} scenes seen`;
  drillOutcome('wall-soak-heap', `${run}: ${first!.heap.toFixed(1)} → ${last!.heap.toFixed(1)} MB (${(100 * growthRatio).toFixed(1)} %), nodes ${first!.nodes} → ${last!.nodes}, ${load}`, growthRatio < mostGrowthRatio);
  drillOutcome('wall-soak-tasks', `longest task of the main thread ${Math.round(longest)} ms, over ${longestTaskMilliseconds} ms in ${tooLong} of ${after.length} stretches of ${sampleSeconds} s, ${load}`, longest <= longestTaskMilliseconds);
  drillOutcome('wall-soak-page', troubles.length === 0 ? 'no error, no crash' : troubles.slice(0, 3).join('; '), troubles.length === 0);
}

if (process.argv[2] === 'serve') await serveTown(process.argv[3]!);
else await soak();
