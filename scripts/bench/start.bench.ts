import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../apps/api/src/testing/postgres-server';
import { goalLine } from './figure';

/** The built server on an empty disk with the embedded store, and once more on what it left. */
const main = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'wuding-start-'));
const giveUpMilliseconds = 600_000;
const seconds = (startedAt: number): number => (performance.now() - startedAt) / 1_000;

async function until(startedAt: number, isTrue: () => Promise<boolean>): Promise<number> {
  while (!(await isTrue().catch(() => false))) {
    if (performance.now() - startedAt > giveUpMilliseconds) throw new Error('the server was not ready within ten minutes');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return seconds(startedAt);
}

/** Resident memory of a process in MB, as Linux counts it; null elsewhere. */
function residentMegabytes(server: ChildProcess): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_000;
  } catch {
    return null;
  }
}

async function startOnce(name: string, goals: { readonly page: number; readonly ready: number }): Promise<void> {
  const port = await freePort();
  const startedAt = performance.now();
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', WUDING_DATA_DIR: directory, WUDING_SEED: 'demo', WUDING_DEMO_PASSWORD: 'start-bench-2026', DATABASE_URL: '' },
    stdio: 'ignore',
  });
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const page = await until(startedAt, async () => (await ask('/')).ok);
  const ready = await until(startedAt, async () => ((await (await ask('/api/ready')).json()) as { ready: boolean }).ready);
  console.log(goalLine({ name: `${name} to first page`, unit: 's', ours: page, goal: goals.page, better: 'less' }));
  console.log(goalLine({ name: `${name} to ready`, unit: 's', ours: ready, goal: goals.ready, better: 'less' }));
  const memory = residentMegabytes(server);
  if (memory !== null) console.log(goalLine({ name: `${name} memory`, unit: 'MB', ours: memory, goal: 1_200, better: 'less' }));
  server.kill('SIGTERM');
  await once(server, 'exit');
}

await startOnce('start on an empty disk', { page: 60, ready: 60 });
await startOnce('restart', { page: 10, ready: 10 });
rmSync(directory, { recursive: true, force: true });
