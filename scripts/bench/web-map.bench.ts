import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { softwareBrowser } from './browser';
import { centre } from './event-table';
import { startDemoServer } from './demo-server';
import { figureLine, goalLine } from './figure';
import { collector, filterToRepaint, openOverview, writeIncidents } from './overview-filter';

/**
 * A hundred thousand incidents on the map, in the built product with software rendering: the longest task of the main thread while the
 * map is panned, and how long a filter takes to be repainted, far out (heat in cells) and near (single incidents). The peer is what most
 * would do: a GeoJSON source with all of them in the same map library.
 */
const LEAST_INCIDENTS = 100_000;
interface Measured {
  readonly longestTask: number;
  readonly repaint: number;
}

/** Tasks the browser calls long are longer than this, milliseconds: where there was none, this is said, not 0. */
const shortestLongTask = 50;

/** The longest task while a hand drags the map to and fro. */
async function pan(page: Page): Promise<number> {
  await page.evaluate(`window.longest = ${shortestLongTask}`);
  for (const [fromX, toX] of [[900, 600], [600, 950], [950, 700]] as const) {
    await page.mouse.move(fromX, 450);
    await page.mouse.down();
    await page.mouse.move(toX, 520, { steps: 20 });
    await page.mouse.up();
    await page.waitForTimeout(300);
  }
  return page.evaluate<number>('window.longest');
}

async function measureOurs(context: BrowserContext, path: string): Promise<Measured> {
  const page = await openOverview(context, path);
  const measured = { repaint: await filterToRepaint(page), longestTask: await pan(page) };
  await page.close();
  return measured;
}

const peerPage = (zoom: number): string => `<!doctype html><div id="map" style="width:1440px;height:900px"></div><script type="module">
  import * as maplibre from '/maplibre-gl.mjs';
  let state = 1;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const features = Array.from({ length: ${LEAST_INCIDENTS} }, () => ({ type: 'Feature', properties: { code: Math.floor(random() * 60) },
    geometry: { type: 'Point', coordinates: [${centre[0]} + (random() - 0.5) * 0.08, ${centre[1]} + (random() - 0.5) * 0.05] } }));
  const data = (wanted) => ({ type: 'FeatureCollection', features: features.filter(({ properties: { code } }) => code < wanted) });
  const map = new maplibre.Map({ container: 'map', center: [${centre[0]}, ${centre[1]}], zoom: ${zoom}, fadeDuration: 0, style: { version: 8,
    sources: { incidents: { type: 'geojson', data: data(60) } }, layers: [{ id: 'incidents', type: 'circle', source: 'incidents', paint: { 'circle-radius': 4, 'circle-color': '#c2410c' } }] } });
  window.filtered = (wanted) => new Promise((done) => { const startedAt = performance.now(); map.getSource('incidents').setData(data(wanted)); map.once('idle', () => done(performance.now() - startedAt)); });
  map.once('idle', () => { window.isIdle = true; });
</script>`;

async function measurePeer(context: BrowserContext, zoom: number): Promise<Measured> {
  const server = await servePeer(zoom);
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  await page.addInitScript({ content: collector });
  await page.goto(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
  await page.waitForFunction('window.isIdle === true', undefined, { timeout: 120_000 });
  const times: number[] = [];
  for (const wanted of [20, 60, 20, 60, 20]) times.push(await page.evaluate<number>(`window.filtered(${wanted})`));
  await page.evaluate('window.filtered(60)');
  const measured = { longestTask: await pan(page), repaint: times.sort((a, b) => a - b)[2]! };
  await page.close();
  server.close();
  return measured;
}

function servePeer(zoom: number): Promise<Server> {
  const folder = fileURLToPath(new URL('../../apps/web/node_modules/maplibre-gl/dist', import.meta.url));
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://peer');
    answer.setHeader('content-type', pathname === '/' ? 'text/html' : 'text/javascript');
    if (pathname === '/') answer.end(peerPage(zoom));
    else createReadStream(join(folder, basename(pathname))).once('error', () => answer.writeHead(404).end()).pipe(answer);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const server = await startDemoServer(null);
const folder = mkdtempSync(join(tmpdir(), 'wuding-bench-'));
const browser = await softwareBrowser();
try {
  const file = join(folder, 'incidents.csv');
  writeIncidents(file, LEAST_INCIDENTS);
  await server.command(['import', 'incidents', file, '--accept-datum']);
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const [name = '', value = ''] = (await server.signIn('director')).split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  for (const [where, zoom] of [['far', 12.5], ['near', 15]] as const) {
    const ours = await measureOurs(context, `/overview?v=1&from=2022-12-01&at=${centre[0]}_${centre[1]}_${zoom}`);
    const peer = await measurePeer(context, zoom);
    const load = loadavg()[0]!.toFixed(1);
    console.log(figureLine({ name: `web map 100k ${where}, filter to repaint (load ${load})`, unit: 'ms', ours: ours.repaint, peer: { name: 'geojson source', value: peer.repaint }, better: 'less' }));
    console.log(goalLine({ name: `web map 100k ${where}, filter to repaint`, unit: 'ms', ours: ours.repaint, goal: 300, better: 'less' }));
    console.log(figureLine({ name: `web map 100k ${where}, longest task of a pan`, unit: 'ms', ours: ours.longestTask, peer: { name: 'geojson source', value: peer.longestTask }, better: 'less' }));
    console.log(goalLine({ name: `web map 100k ${where}, longest task of a pan`, unit: 'ms', ours: ours.longestTask, goal: 100, better: 'less' }));
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
