import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../db/client';
import { migrate, readMigrations } from '../db/migrate';

const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/wuding-stores/', import.meta.url));

/** Made by whoever comes first, under a name that says what is in it; a half-made one is never seen under that name. */
async function prepared(name: string, make: (directory: string) => Promise<void>): Promise<string> {
  const directory = join(CACHE, name);
  if (existsSync(directory)) return directory;
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  try {
    await make(draft);
    renameSync(draft, directory);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(directory)) throw error;
  }
  return directory;
}

const KEPT_MILLISECONDS = 24 * 3_600_000;

/** Templates of earlier migrations, 60 MB each, are not needed again. */
function forgetOldTemplates(): void {
  for (const name of readdirSync(CACHE)) {
    const directory = join(CACHE, name);
    const isOld = Date.now() - statSync(directory).mtimeMs > KEPT_MILLISECONDS;
    if (isOld && !name.startsWith('bare-')) rmSync(directory, { recursive: true, force: true });
  }
}

const fingerprint = (parts: readonly string[]) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);

function engineVersions(): string {
  const require = createRequire(import.meta.url);
  const versionOf = (name: string) => /pglite(?:-postgis)?@([\d.]+)/.exec(require.resolve(name))?.[1] ?? 'unknown';
  return fingerprint([versionOf('@electric-sql/pglite'), versionOf('@electric-sql/pglite-postgis')]);
}

/**
 * A data directory with the embedded engine initialised and, when `migrated`, the whole schema in it. Initialising takes
 * 15–25 s, so it is done once per version of engine and schema and copied from then on.
 */
export async function embeddedTemplate({ migrated }: { migrated: boolean }): Promise<string> {
  const versions = engineVersions();
  const bare = await prepared(`bare-${versions}`, async (directory) => {
    await (await openStore({ dataDirectory: directory })).close();
  });
  if (!migrated) return bare;
  return prepared(`migrated-${versions}-${fingerprint(readMigrations().map(({ sha256 }) => sha256))}`, async (directory) => {
    forgetOldTemplates();
    cpSync(bare, directory, { recursive: true });
    const store = await openStore({ dataDirectory: directory });
    await migrate(store);
    await store.close();
  });
}

/** A fresh copy of the template, by default in the system's temporary folder; the caller removes it. */
export async function embeddedDirectory({ migrated, parent = tmpdir() }: { migrated: boolean; parent?: string }): Promise<string> {
  const template = await embeddedTemplate({ migrated });
  const directory = mkdtempSync(join(parent, 'wuding-store-'));
  cpSync(template, directory, { recursive: true });
  return directory;
}
