import './provided';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const main = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const readyWithinMilliseconds = 150_000;
const password = 'journey-2026';

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
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', WUDING_DATA_DIR: directory, WUDING_SEED: 'demo', WUDING_DEMO_PASSWORD: password, WUDING_NOW: '2026-11-20T17:42:00+08:00' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  server.stdout.on('data', (chunk) => (said += String(chunk)));
  server.stderr.on('data', (chunk) => (said += String(chunk)));
  try {
    await untilReady(url, server, () => said);
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
