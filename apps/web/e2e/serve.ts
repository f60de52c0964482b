import './provided';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

const built = (name: string): string => fileURLToPath(new URL(`../../api/dist/${name}`, import.meta.url));
/** The county alone is over a minute of work; a busy machine makes it several. */
const readyWithinMilliseconds = 400_000;
const password = 'journey-2026';

/** A harbour town with sixty reports of March 2025, and one that has two places and no reports yet. */
async function importOthers(directory: string): Promise<void> {
  const reports = Array.from({ length: 60 }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0');
    const hour = String(8 + (index % 10)).padStart(2, '0');
    return `H${index},2025-03-${day}T${hour}:15:00,${['graffiti', 'litter', 'noise'][index % 3]},${9.97 + (index % 8) * 0.004},${53.54 + (index % 5) * 0.003},`;
  });
  const wuding = async (kind: string, name: string, lines: readonly string[]): Promise<void> => {
    const file = join(directory, `${name}-${kind}.csv`);
    writeFileSync(file, lines.join('\n'));
    await promisify(execFile)(process.execPath, [built('cli.js'), 'import', kind, file, '--dataset', name, '--tz', 'Europe/Berlin', '--code-set', `${name}-codes`], { env: { ...process.env, WUDING_DATA_DIR: directory } });
  };
  await wuding('incidents', 'harbour', ['code,at,category,lng,lat,text', ...reports]);
  await wuding('places', 'quay', ['code,name,kind,lng,lat', 'P1,North quay,market,9.90,53.50', 'P2,South quay,market,9.91,53.49']);
}

/**
 * Starts the built server with the simulated county in a directory and on a port of its own, for all journeys of this
 * run. `WUDING_E2E_URL` names one that runs already (its demo accounts need the password `journey-2026`).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('demoPassword', password);
  const running = process.env['WUDING_E2E_URL'];
  if (running !== undefined) {
    project.provide('serverUrl', running);
    return () => Promise.resolve();
  }
  const directory = mkdtempSync(join(tmpdir(), 'wuding-journey-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [built('main.js')], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', WUDING_DATA_DIR: directory, WUDING_SEED: 'demo', WUDING_DEMO_PASSWORD: password, WUDING_NOW: '2026-11-20T17:42:00+08:00' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  server.stdout.on('data', (chunk) => (said += String(chunk)));
  server.stderr.on('data', (chunk) => (said += String(chunk)));
  try {
    await untilReady(url, server, () => said);
    await importOthers(directory);
  } catch (error) {
    await stop(server, directory);
    throw error;
  }
  project.provide('serverUrl', url);
  return () => stop(server, directory);
}

async function untilReady(url: string, server: ChildProcess, said: () => string): Promise<void> {
  const giveUpAt = Date.now() + readyWithinMilliseconds;
  while (Date.now() < giveUpAt) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}:\n${said()}`);
    const isReady = await fetch(`${url}/api/ready`).then((answer) => answer.json()).then((body) => (body as { ready?: boolean }).ready === true, () => false);
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`the server was not ready within ${readyWithinMilliseconds / 1_000} s:\n${said()}`);
}

async function stop(server: ChildProcess, directory: string): Promise<void> {
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  rmSync(directory, { recursive: true, force: true });
}

/** A port nobody listens on now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
