import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { createApp } from './app';
import { consoleSocketPath, serveConsole } from './cli/console-socket';
import { runCommand } from './cli/run-command';
import { startClock } from './clock';
import { ConfigError, isServedOverHttps, readConfig, type Config } from './config';
import { Fault } from './fault';
import { answerUnreadable } from './http/unreadable-requests';
import { log } from './log';
import { startServices, type StartedServices } from './services-start';
import { anchorAuditHead } from './usecases/audit/anchor-audit-head';
import { explainFault } from './usecases/doctor/explain-fault';
import { keepHouse, keepWatch } from './usecases/keep-house';
import { ensureSeed, type SeedOutcome } from './usecases/seed';
import type { Telling } from './usecases/seed-telling';
import { patrolCounty } from './usecases/seed-patrol';
import { tellInThread } from './usecases/seed-thread';
import { buildCubes } from './usecases/slice/build-cubes';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const config = readConfig();
  const early = tellEarly(config);
  const services = await startServices(config, say);
  const server = await listen(config, services);
  const consoleServer = await serveConsole(consoleSocketPath(config.dataDirectory), (request, out) => runCommand(request, services, out));
  const stopKeepingHouse = keepHouse(services, (error) => log.warn({ err: error }, 'keeping house failed'));
  const stopKeepingWatch = keepWatch(services, (error) => log.warn({ err: error }, 'watching the duty failed'));
  const stopping = new AbortController();
  stopCleanly(async () => {
    stopping.abort();
    stopKeepingHouse();
    stopKeepingWatch();
    consoleServer.close();
    server.close();
    await anchorAuditHead(services).finally(() => services.close());
  });
  const writeRest = await seed(config, services, early);
  await anchorAuditHead(services);
  announce(config, services);
  await buildCubes(services).catch((error: unknown) => log.warn({ err: error }, 'building the event cubes failed; each is built when first asked for'));
  const patrol = config.seed === 'demo' ? await patrolCounty(services, { dataFolder: config.dataFolder, signal: stopping.signal, onFault: (error) => log.warn({ err: error }, 'the simulated patrols did not go on') }).catch(withoutPatrols) : null;
  await writeInBackground(services, [writeRest, patrol?.storePast ?? null], stopping.signal);
}

/** Whoever is served already goes on being served, on a machine too busy for the demo too. */
function withoutPatrols(error: unknown): null {
  log.warn({ err: error }, 'the simulated patrols could not begin; the next start tries again');
  return null;
}

interface ToldCounty {
  readonly tell: Telling;
  readonly untilAt?: number;
}

/** Nothing is there yet: the county is lived while the embedded store is being made, which takes as long. */
function tellEarly(config: Config): ToldCounty {
  const isFirstStart = config.seed === 'demo' && config.databaseUrl === undefined && !existsSync(join(config.dataDirectory, 'store'));
  if (!isFirstStart) return { tell: tellInThread };
  const untilAt = startClock(config.startAt).now();
  const parts = tellInThread({ dataFolder: config.dataFolder, untilAt, scale: 1, latentFolder: join(config.dataDirectory, 'demo') });
  return { tell: () => parts, untilAt };
}

async function listen(config: Config, services: StartedServices): Promise<ServerType> {
  const { tls } = config;
  const secure = tls && { createServer, serverOptions: { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) } };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: createApp(services).fetch, hostname: config.host, port: config.port, ...secure }, () => resolve(server));
    server.once('error', reject);
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = idleMilliseconds;
    answerUnreadable(server);
  });
}

/**
 * How long a connection waits for its next request. Longer than a proxy or browser keeps it: whoever sends on one that is just being
 * closed gets a reset instead of an answer, and Node's own five seconds are shorter than a look at a map.
 * @source nginx: keepalive_timeout 75 s, upstream keepalive_timeout 60 s by default
 */
const idleMilliseconds = 80_000;

/** The rest of the demo is made while the server already answers; `/api/ready` and the start page tell how far it is. */
async function seed(config: Config, services: StartedServices, told: ToldCounty): Promise<SeedOutcome['writeRest']> {
  const { store, clock } = services;
  services.readiness.waitingFor = ['准备数据'];
  const report = await ensureSeed({
    store, clock, ...told, seed: config.seed, demoPassword: config.demoPassword, dataFolder: config.dataFolder, latentFolder: join(config.dataDirectory, 'demo'),
    onProgress: (text) => {
      services.readiness.waitingFor = [text];
      say(text);
    },
  });
  // Who is told that it is ready is told in the same breath that not all is there yet.
  if (config.seed === 'demo') services.readiness.background = [restWord];
  services.readiness.waitingFor = [];
  if (report.printedPassword !== null) say(`演示账号密码（只显示这一次）：${report.printedPassword}`);
  return report.writeRest;
}

const restWord = '模拟数据';

/** What nobody needs to wait for; a stop ends it after the month it is at, and the next start goes on. */
async function writeInBackground({ readiness, traffic }: StartedServices, parts: readonly SeedOutcome['writeRest'][], signal: AbortSignal): Promise<void> {
  const rest = parts.filter((part) => part !== null);
  if (rest.length > 0) say('模拟数据仍在后台写入，可以先使用');
  const writing = { signal, makeWay: (worked: number) => traffic.makeWay(worked, signal), onProgress: (text: string) => { readiness.background = [text]; } };
  let hasFailed = false;
  for (const write of rest) {
    await write(writing).catch((error: unknown) => {
      hasFailed = true;
      if (!signal.aborted) log.warn({ err: error }, 'writing the simulated county failed; the next start goes on with it');
    });
  }
  readiness.background = [];
  if (rest.length > 0 && !hasFailed && !signal.aborted) say('模拟数据已写完');
}

function announce(config: Config, services: StartedServices): void {
  const address = config.publicUrl?.href ?? `${isServedOverHttps(config) ? 'https' : 'http'}://${config.host}:${config.port}`;
  say(`五定已就绪：${address}`);
  say(`数据库：${services.store.kind === 'embedded' ? `内置（${config.dataDirectory}）` : 'PostgreSQL'}`);
  if (config.seed === 'demo') say('演示账号：director command leader-kailong leader-school officer auxiliary analyst sysadmin secadmin auditor');
}

/** Ctrl-C and a supervisor's TERM close the store before the process ends; a second signal does not wait. */
function stopCleanly(close: () => Promise<void>): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    close().then(() => process.exit(0), (error: unknown) => {
      log.error({ err: error }, 'closing failed');
      process.exit(1);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

try {
  await main();
} catch (error) {
  const mend = explainFault(error);
  if (error instanceof ConfigError || error instanceof Fault) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, 'the server could not start');
  if (mend !== null) process.stderr.write(`mend: ${mend}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}
