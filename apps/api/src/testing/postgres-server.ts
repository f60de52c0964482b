import { execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OLDEST_VERSION = 15;

export interface PostgresServer {
  /** Address of the given database (default `postgres`), user postgres, no password, local socket and 127.0.0.1. */
  url(database?: string): string;
  readonly pid: number;
  /** Ends the server; the directory stays. */
  stop(): Promise<void>;
}

/** The folder with `postgres` and `initdb` of version 15 or newer, or null. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const packaged = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')) : [];
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  return [...packaged, ...onPath].find((folder) => {
    if (folder === '' || !existsSync(join(folder, 'initdb')) || !existsSync(join(folder, 'postgres'))) return false;
    const version = /(\d+)/.exec(execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[1];
    return Number(version) >= OLDEST_VERSION;
  }) ?? null;
}

/** PostgreSQL refuses to run as root: then the user `postgres`, else `nobody`. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error('PostgreSQL must not run as root, and there is neither a user postgres nor nobody');
}

/** A TCP port of this machine that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/**
 * A throwaway PostgreSQL of our own for tests, drills and benches; created in `directory` unless it is there already.
 * @param settings lines of postgresql.conf as { fsync: 'on' }; by default durability is off
 */
export async function startPostgres({ directory, port, settings = {} }: {
  directory: string; port?: number; settings?: Readonly<Record<string, string>>;
}): Promise<PostgresServer> {
  const bin = findPostgres();
  if (bin === null) throw new Error(`PostgreSQL ≥ ${OLDEST_VERSION} was not found (Debian: apt-get install postgresql-15-postgis-3)`);
  const user = serverUser();
  const asUser = user === null ? {} : { uid: user.uid, gid: user.gid };
  const cluster = join(directory, 'cluster');
  mkdirSync(directory, { recursive: true });
  if (user !== null) chownSync(directory, user.uid, user.gid);
  const options = { ...asUser, cwd: directory, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' } };
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    await run(join(bin, 'initdb'), ['-D', cluster, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], options);
  }
  const listenPort = port ?? await freePort();
  const configured = {
    listen_addresses: '127.0.0.1', port: String(listenPort), unix_socket_directories: directory,
    fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100', ...settings,
  };
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, ...Object.entries(configured).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr.on('data', (text) => { log = (log + String(text)).slice(-4_000); });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const endWithUs = () => server.kill('SIGQUIT');
  process.once('exit', endWithUs);
  const isReady = () => run(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(listenPort), '-U', 'postgres'], options).then(() => true, () => false);
  while (!(await isReady())) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${log}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: (database = 'postgres') => `postgres://postgres@127.0.0.1:${listenPort}/${database}`,
    pid: server.pid!,
    stop: async () => {
      process.off('exit', endWithUs);
      if (server.exitCode === null) server.kill('SIGINT'); // fast shutdown
      await ended;
    },
  };
}
