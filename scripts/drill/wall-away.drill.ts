import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { createApp } from '../../apps/api/src/app';
import { startClock } from '../../apps/api/src/clock';
import { openStore } from '../../apps/api/src/db/client';
import { serveApp } from '../../apps/api/src/testing/serve-app';
import { testServices } from '../../apps/api/src/testing/services';
import { softwareBrowser } from '../bench/browser';
import { foundMovingTown, movingTownStart } from '../bench/moving-town';
import { cutLine } from './cut-line';
import { drillOutcome } from './outcome';
import { pairedScreens } from './paired-screens';

/**
 * The wall in a browser while the network is gone for ten minutes (`WUDING_AWAY_MINUTES`), and while the server is killed and comes back on its store: the last
 * picture stays and says how old it is, a page loaded meanwhile still comes, and within the longest back-off and a few seconds more all is as fresh as before.
 */
const awayMinutes = Number(process.env['WUDING_AWAY_MINUTES'] ?? 10), restartSeconds = 20;
/** @source the wall's own goal: first data within 3 s */
const firstDataMilliseconds = 3_000;
/** @source quality goals §2: back-off to 30 s, amber at 60 s, red at 300 s */
const backMilliseconds = 40_000, amberSeconds = 60, redSeconds = 300;

/** The server's side: founds the town and pairs a screen, or comes back to it. */
async function serveTown(folder: string, isBack: boolean): Promise<void> {
  const clock = startClock(movingTownStart);
  if (isBack) {
    const services = await testServices(await openStore({ dataDirectory: join(folder, 'store') }), clock);
    process.send?.({ url: (await serveApp(createApp(services))).url, cookie: '' });
    return;
  }
  const { duty, url } = await foundMovingTown(folder, { crews: [{ startMinute: 720, endMinute: 960, unitCount: 20 }], days: ['2026-05-01'], clock });
  process.send?.({ url, cookie: (await pairedScreens({ ...duty.town.as('command'), clock }, 1))[0] });
}

interface Serving {
  readonly server: ChildProcess;
  readonly url: string;
  readonly cookie: string;
}
async function begin(folder: string, how: 'serve' | 'serve-again'): Promise<Serving> {
  const server = fork(import.meta.filename, [how, folder], { execArgv: process.execArgv });
  const [{ url, cookie }] = await once(server, 'message') as [{ url: string; cookie: string }];
  return { server, url, cookie };
}

const timeOfData = async (page: Page): Promise<string> => /\d\d:\d\d:\d\d/.exec((await page.getByText(/^数据截至/).first().textContent()) ?? '')?.[0] ?? '';

/** Milliseconds until the wall says a newer time of its data than it does now. */
async function untilFresh(page: Page): Promise<number> {
  const since = performance.now(), old = await timeOfData(page);
  while ((await timeOfData(page)) === old && performance.now() - since < 3 * backMilliseconds) await pause(250);
  return performance.now() - since;
}

async function drill(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wuding-drill-away-'));
  let serving = await begin(folder, 'serve');
  const line = await cutLine(() => serving.url), [name = '', value = ''] = serving.cookie.split('=');
  const browser = await softwareBrowser();
  const context = await browser.newContext({ viewport: { width: 1_920, height: 1_080 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await context.addCookies([{ name, value, url: line.url }]);
  const page = await context.newPage(), troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message)).on('crash', () => troubles.push('the page crashed'));
  const wentAt = performance.now();
  await page.goto(`${line.url}/wall`);
  await page.getByText(/^数据截至/).first().waitFor({ timeout: 120_000 });
  const firstData = performance.now() - wentAt;
  await page.locator('canvas').first().waitFor({ timeout: 120_000 });
  await page.waitForFunction('navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready', null, { timeout: 60_000 });
  // The heartbeat has come once, so that what follows is the cut and not the beginning.
  await untilFresh(page);

  line.cut();
  const cutAt = performance.now(), words: string[] = [];
  for (const [seconds, word] of [[amberSeconds + 15, 'amber'], [redSeconds + 20, 'red']] as const) {
    if (seconds > awayMinutes * 60) continue;
    await pause(Math.max(0, cutAt + seconds * 1_000 - performance.now()));
    if (await page.locator(`.${word}, [data-freshness=${word}]`).count() > 0 && await page.locator('canvas').count() > 0) words.push(word);
  }
  const other = await context.newPage();
  await other.goto(`${line.url}/wall`).catch(() => null);
  const isShellKept = await other.locator('#app > *').first().waitFor({ timeout: 20_000 }).then(() => true, () => false);
  await other.close();
  await pause(Math.max(0, cutAt + awayMinutes * 60_000 - performance.now()));
  line.mend();
  const network = await untilFresh(page), bar = await page.getByText(/^■ 数据已中断/).count();

  serving.server.kill('SIGKILL');
  await pause(restartSeconds * 1_000);
  serving = await begin(folder, 'serve-again');
  const restart = await untilFresh(page);
  await browser.close();
  line.close();
  serving.server.kill('SIGKILL');
  await once(serving.server, 'exit');
  rmSync(folder, { recursive: true, force: true });
  drillOutcome('wall-first-data', `${(firstData / 1_000).toFixed(1)} s from the address to the first data`, firstData <= firstDataMilliseconds);
  drillOutcome('wall-network-gone', `${awayMinutes} min without network: said so as ${words.join(' and ')}, fresh ${(network / 1_000).toFixed(1)} s after it came back`, network <= backMilliseconds && bar === 0 && (awayMinutes * 60 < redSeconds + 20 || words.length === 2));
  drillOutcome('wall-shell-kept', isShellKept ? 'a page loaded without network comes from the service worker' : 'a page loaded without network does not come', isShellKept);
  drillOutcome('wall-server-restart', `killed for ${restartSeconds} s: fresh ${(restart / 1_000).toFixed(1)} s after it came back`, restart <= backMilliseconds);
  drillOutcome('wall-away-page', troubles.length === 0 ? 'no error, no crash' : troubles.slice(0, 3).join('; '), troubles.length === 0);
}

if (process.argv[2] === 'serve' || process.argv[2] === 'serve-again') await serveTown(process.argv[3]!, process.argv[2] === 'serve-again');
else await drill();
