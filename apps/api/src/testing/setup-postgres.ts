import './provided';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server';

/** Starts the PostgreSQL of this run. The configuration has already looked whether there is one to start. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'wuding-postgres-'));
  const server = await startPostgres({ directory });
  project.provide('postgresUrl', server.url());
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
