import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Everything the environment decides. Read once, here and nowhere else. */
export interface Config {
  readonly version: string;
  readonly host: string;
  readonly port: number;
  /** PostgreSQL; undefined = embedded store. */
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly seed: 'demo' | 'empty';
  readonly demoPassword: string | undefined;
  /** Instant the server's clock starts from, UTC milliseconds; undefined = the machine's clock. */
  readonly startAt: number | undefined;
  /** https address behind a proxy. */
  readonly publicUrl: URL | undefined;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly metricsToken: string | undefined;
  /** Repository folders the server reads: geodata and code sets, the built web app. */
  readonly dataFolder: string;
  readonly webFolder: string;
  /** Where the person running a command stands: npm changes directory and leaves the old one in INIT_CWD. */
  readonly callerDirectory: string;
}

/** A setting that cannot be used: the variable and what it takes. */
export class ConfigError extends Error {}

/** Cookies are Secure and `__Host-` prefixed when people reach the server over https. */
export const isServedOverHttps = (config: Config): boolean => config.publicUrl?.protocol === 'https:' || config.tls !== undefined;

export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const root = repositoryRoot();
  const certFile = text('WUDING_TLS_CERT');
  const keyFile = text('WUDING_TLS_KEY');
  if ((certFile === undefined) !== (keyFile === undefined)) throw new ConfigError('WUDING_TLS_CERT and WUDING_TLS_KEY go together');
  return {
    version: (JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string }).version,
    host: text('HOST') ?? '127.0.0.1',
    port: readPort(text('PORT')),
    databaseUrl: text('DATABASE_URL'),
    dataDirectory: resolve(text('WUDING_DATA_DIR') ?? resolve(root, '.wuding')),
    seed: readSeed(text('WUDING_SEED')),
    demoPassword: text('WUDING_DEMO_PASSWORD'),
    startAt: readInstant(text('WUDING_NOW')),
    publicUrl: readUrl(text('WUDING_PUBLIC_URL')),
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : undefined,
    metricsToken: text('WUDING_METRICS_TOKEN'),
    dataFolder: resolve(root, 'data'),
    webFolder: resolve(root, 'apps/web/dist'),
    callerDirectory: text('INIT_CWD') ?? process.cwd(),
  };
}

/** Both layouts, apps/api/src and apps/api/dist, lie three folders below the root. */
const repositoryRoot = (): string => fileURLToPath(new URL('../../../', import.meta.url));

function readPort(text: string | undefined): number {
  const port = text === undefined ? 8787 : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ConfigError(`PORT must be 0–65535, not "${text}"`);
  return port;
}

function readSeed(text: string | undefined): 'demo' | 'empty' {
  if (text === undefined || text === 'demo' || text === 'empty') return text ?? 'demo';
  throw new ConfigError(`WUDING_SEED must be demo or empty, not "${text}"`);
}

function readInstant(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at) || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) throw new ConfigError(`WUDING_NOW must be an ISO instant with zone, not "${text}"`);
  return at;
}

function readUrl(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text)) throw new ConfigError(`WUDING_PUBLIC_URL must be an address, not "${text}"`);
  return new URL(text);
}
