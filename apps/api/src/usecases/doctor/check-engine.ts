import { readEngineFacts, readPendingMigrations } from '../../repositories/inspection';
import type { Check, Examination } from './check';

const oldestServerVersionNumber = 150_000;
const oldestPostgis = [3, 3] as const;
const needed = ['postgis', 'btree_gist'];

/** Kind and versions of the store, its extensions, and whether its own user could switch the ledgers' triggers off. */
export const checkEngine: Examination = async ({ store }) => {
  const { serverVersionNumber, serverVersion, encoding, isSuperuser, extensions } = await readEngineFacts(store.db);
  const name = store.kind === 'embedded' ? 'embedded store' : 'PostgreSQL';
  const checks: Check[] = [];
  if (serverVersionNumber < oldestServerVersionNumber) {
    const mend = 'move to PostgreSQL 15 or newer: wuding backup, then wuding restore there';
    checks.push({ id: 'store', level: 'fail', text: `${name} ${serverVersion} is older than 15`, mend });
  } else if (encoding !== 'UTF8') {
    const mend = 'create it with: createdb --encoding=UTF8 --template=template0';
    checks.push({ id: 'store', level: 'fail', text: `the database is encoded in ${encoding}`, mend });
  } else {
    const note = store.kind === 'embedded' ? '; a power cut may lose the last seconds, so production runs on PostgreSQL' : '';
    checks.push({ id: 'store', level: 'ok', text: `${name} ${serverVersion}${note}` });
  }
  if (store.kind === 'postgres' && isSuperuser) {
    checks.push({
      id: 'role', level: 'warn', text: 'the program signs in to PostgreSQL as a superuser, who can switch off what protects the audit log',
      mend: 'give it a role of its own that owns the database and is no superuser',
    });
  }
  return [...checks, checkExtensions(extensions, store.kind)];
};

function checkExtensions(extensions: Readonly<Record<string, string>>, kind: 'embedded' | 'postgres'): Check {
  const missing = needed.filter((extension) => extensions[extension] === undefined);
  if (missing.length > 0) {
    const mend = missing.map((extension) => `create extension ${extension};`).join(' ');
    return { id: 'extensions', level: 'fail', text: `missing: ${missing.join(', ')}`, mend };
  }
  if (kind === 'embedded' && extensions['postgis_raster'] !== undefined) {
    return { id: 'extensions', level: 'fail', text: 'postgis_raster breaks the embedded store', mend: 'drop extension postgis_raster;' };
  }
  const [major = 0, minor = 0] = (extensions['postgis'] ?? '').split('.').map(Number);
  if (major < oldestPostgis[0] || (major === oldestPostgis[0] && minor < oldestPostgis[1])) {
    const mend = 'install a newer PostGIS, then: alter extension postgis update;';
    return { id: 'extensions', level: 'fail', text: `PostGIS ${extensions['postgis']} is older than ${oldestPostgis.join('.')}`, mend };
  }
  return { id: 'extensions', level: 'ok', text: needed.map((extension) => `${extension} ${extensions[extension]}`).join(', ') };
}

/** Opening the store migrates it, so something is pending only when that was interrupted. */
export const checkMigrations: Examination = async ({ store }) => {
  const pending = await readPendingMigrations(store.db);
  if (pending.length === 0) return [{ id: 'migrations', level: 'ok', text: 'up to date' }];
  const mend = 'start the server once: it brings the schema up to date';
  return [{ id: 'migrations', level: 'fail', text: `not applied: ${pending.join(', ')}`, mend }];
};
