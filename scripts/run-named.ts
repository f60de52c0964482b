import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findPostgres, startPostgres } from '../apps/api/src/testing/postgres-server';

/**
 * Runs the files scripts/bench/*.bench.ts or scripts/drill/*.drill.ts, all or by name, each in a process of its own, one
 * after the other. A throwaway PostgreSQL runs beside them where one is installed; its address is WUDING_RUN_POSTGRES.
 * Usage: tsx scripts/run-named.ts bench|drill [name…]; exit 1 when any of them fails.
 */
const [kind, ...names] = process.argv.slice(2).filter((word) => word !== '--');
if (kind !== 'bench' && kind !== 'drill') throw new Error('usage: run-named.ts bench|drill [name…]');

const folder = resolve(import.meta.dirname, kind);
const suffix = `.${kind}.ts`;
const known = readdirSync(folder).filter((file) => file.endsWith(suffix)).map((file) => file.slice(0, -suffix.length)).sort();
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`unknown ${kind}: ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(2);
}

const postgres = await startOwnPostgres();
try {
  for (const name of names.length > 0 ? names : known) {
    const code = await run(resolve(folder, name + suffix), postgres?.url);
    if (code === 0) continue;
    console.error(`${kind} ${name} ended with code ${code}`);
    process.exitCode = 1;
  }
} finally {
  await postgres?.stop();
}

async function startOwnPostgres(): Promise<{ url: string; stop(): Promise<void> } | null> {
  if (findPostgres() === null) {
    console.error(`no PostgreSQL ≥ 15 with PostGIS here: what needs it is left out of this ${kind}`);
    return null;
  }
  const directory = mkdtempSync(join(tmpdir(), `wuding-${kind}-`));
  const server = await startPostgres({ directory });
  return {
    url: server.url(),
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function run(file: string, postgresUrl: string | undefined): Promise<number> {
  const tsx = resolve(import.meta.dirname, '../node_modules/tsx/dist/cli.mjs');
  const child = spawn(process.execPath, ['--expose-gc', tsx, file], {
    stdio: 'inherit', env: { ...process.env, ...(postgresUrl === undefined ? {} : { WUDING_RUN_POSTGRES: postgresUrl }) },
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}
