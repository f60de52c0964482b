import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../apps/api/src/testing/postgres-server';

/** The built server on a store of its own, with the simulated county in it. */
export interface DemoServer {
  readonly url: string;
  /** Cookie of a signed-in demo account. */
  signIn(username: string): Promise<string>;
  /** Runs a command of `wuding` against this server. @throws when it ends with another code than 0 */
  command(args: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

const cli = fileURLToPath(new URL('../../apps/api/dist/cli.js', import.meta.url));
const main = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));
const password = 'bench-Passw0rd-2026';
const giveUpMilliseconds = 600_000;

/** @param databaseUrl null = the embedded store. Returns once everything is written, also what comes in the background. */
export async function startDemoServer(databaseUrl: string | null): Promise<DemoServer> {
  const directory = mkdtempSync(join(tmpdir(), 'wuding-bench-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const server = spawn(process.execPath, [main], {
    env: {
      ...process.env, PORT: new URL(url).port, HOST: '127.0.0.1', WUDING_DATA_DIR: directory, WUDING_SEED: 'demo', WUDING_DEMO_PASSWORD: password,
      DATABASE_URL: databaseUrl ?? '',
    },
    stdio: 'ignore',
  });
  await untilReady(url);
  return {
    url,
    async signIn(username) {
      const answer = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ username, password }) });
      if (answer.status !== 201) throw new Error(`${username} was not signed in: ${answer.status}`);
      return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
    },
    async command(args) {
      const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, WUDING_DATA_DIR: directory, DATABASE_URL: databaseUrl ?? '' }, stdio: ['ignore', 'ignore', 'inherit'] });
      const [code] = await once(child, 'exit') as [number | null];
      if (code !== 0) throw new Error(`wuding ${args.join(' ')} ended with ${code}`);
    },
    async stop() {
      server.kill('SIGTERM');
      await once(server, 'exit');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string): Promise<void> {
  const startedAt = performance.now();
  while (true) {
    const state = await fetch(`${url}/api/ready`).then((answer) => answer.json() as Promise<{ ready: boolean; background: string[] }>).catch(() => null);
    if (state?.ready === true && state.background.length === 0) return;
    if (performance.now() - startedAt > giveUpMilliseconds) throw new Error('the server was not ready within ten minutes');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
