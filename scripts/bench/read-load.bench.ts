import { startDemoServer } from './demo-server';
import { figureLine, goalLine, postgresOfThisRun } from './figure';

/**
 * Reading by 50 connections at once: 60 % summaries (the slice behind the map page), 30 % pages of the incident list, 10 % tiles,
 * over the simulated county on both stores. The peer is the same mix asked by one connection: what waiting in line costs.
 */
const connectionCount = 50;
const secondsEach = 20;
const category = ['roadOccupation', 'smallAds', 'rubble', 'noise'] as const;

type Ask = (step: number) => { readonly path: string; readonly body?: object };
const summary: Ask = (step) => ({
  path: '/api/events/slice',
  body: { dataset: 'county', filter: { ...(step % 2 === 0 ? { reportCategories: [category[step % category.length]] } : {}), weekdays: [step % 7] }, grid: { cellMetres: 80 } },
});
const items: Ask = (step) => ({ path: `/api/incidents?dataset=county&limit=50&sort=${step % 2 === 0 ? '-occurredAt' : 'occurredAt'}&status=closed&reportCategory=${category[step % category.length]}` });
const tiles: Ask = (step) => ({ path: `/api/layers/incidents/tiles/14/${12_684 + (step % 3)}/${7_038 + (step % 2)}?dataset=county` });
/** Six of ten, three of ten, one of ten, in an order that every connection walks from a place of its own. */
const mix: readonly Ask[] = [summary, items, summary, summary, items, summary, tiles, summary, items, summary];

interface Load {
  readonly perSecond: number;
  readonly p95Milliseconds: number;
  readonly failedCount: number;
}

async function load(url: string, cookie: string, connections: number): Promise<Load> {
  const times: number[] = [];
  let failedCount = 0;
  const endAt = performance.now() + secondsEach * 1_000;
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, async (_, connection) => {
    for (let step = connection; performance.now() < endAt; step++) {
      const { path, body } = mix[step % mix.length]!(step);
      const askedAt = performance.now();
      const answer = await fetch(url + path, body === undefined ? { headers: { cookie } }
        : { method: 'POST', headers: { cookie, origin: url, 'content-type': 'application/json' }, body: JSON.stringify(body) });
      await answer.arrayBuffer();
      times.push(performance.now() - askedAt);
      if (answer.status >= 500) failedCount++;
      else if (answer.status >= 400) throw new Error(`${answer.status} ${path}`);
    }
  }));
  const seconds = (performance.now() - startedAt) / 1_000;
  times.sort((a, b) => a - b);
  return { perSecond: times.length / seconds, p95Milliseconds: times[Math.floor(times.length * 0.95)] ?? Number.NaN, failedCount };
}

async function measure(store: string, databaseUrl: string | null, goal: number): Promise<void> {
  const server = await startDemoServer(databaseUrl);
  try {
    const cookie = await server.signIn('analyst');
    const alone = await load(server.url, cookie, 1);
    const together = await load(server.url, cookie, connectionCount);
    console.log(figureLine({ name: `read load 60/30/10 ${store} ${connectionCount} connections`, unit: 'req/s', ours: together.perSecond, peer: { name: 'one connection', value: alone.perSecond }, better: 'more' }));
    console.log(goalLine({ name: `read load ${store} rate`, unit: 'req/s', ours: together.perSecond, goal, better: 'more' }));
    console.log(goalLine({ name: `read load ${store} p95`, unit: 'ms', ours: together.p95Milliseconds, goal: 200, better: 'less' }));
    console.log(`bench read load ${store} 5xx | ours ${together.failedCount + alone.failedCount} | goal 0`);
    if (together.failedCount + alone.failedCount > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

await measure('embedded', null, 150);
const postgres = postgresOfThisRun();
if (postgres !== null) await measure('postgres', postgres, 300);
