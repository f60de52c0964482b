import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { lastLines, runLogged } from './run-logged.mjs';

const isOnPath = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));

function hasPostgis() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).filter((version) => existsSync(join(debian, version, 'bin/initdb'))) : [];
  if (versions.some((version) => Number(version) >= 15 && existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`))) return true;
  const sharedFolder = isOnPath('pg_config') ? spawnSync('pg_config', ['--sharedir'], { encoding: 'utf8' }).stdout.trim() : '';
  return isOnPath('initdb') && sharedFolder !== '' && existsSync(join(sharedFolder, 'extension/postgis.control'));
}

const hasChineseFont = () => !isOnPath('fc-list')
  ? existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
  : spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout.trim() !== '';

/** What the tests need beyond the packages of the lockfile. */
const needs = [
  {
    id: 'chromium', title: 'Chromium (browser tests)', packages: ['chromium'],
    isPresent: () => ['chromium', 'chromium-browser', 'google-chrome'].some(isOnPath) || existsSync('/usr/bin/chromium'),
  },
  { id: 'cjk-font', title: 'a Chinese font (browser tests)', packages: ['fonts-noto-cjk', 'fontconfig'], isPresent: hasChineseFont },
  { id: 'postgres', title: 'PostgreSQL ≥ 15 with PostGIS (API tests)', packages: ['postgresql', 'postgresql-postgis'], isPresent: hasPostgis },
];

/**
 * Installs what the tests need where that is possible without asking: as root on Debian. Elsewhere says what to install.
 * @param {(text: string) => void} say
 * @returns {Promise<Set<string>>} ids of what is still missing: `chromium`, `cjk-font`, `postgres`
 */
export async function ensureTestEnvironment(say) {
  const missing = needs.filter(({ isPresent }) => !isPresent());
  if (missing.length === 0) return new Set();
  const packages = missing.flatMap((need) => need.packages);
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version') && isOnPath('apt-get')) {
    say(`installing by apt: ${packages.join(' ')}`);
    await aptInstall(packages, say);
  }
  const stillMissing = missing.filter(({ isPresent }) => !isPresent());
  for (const { title, packages: names } of stillMissing) say(`missing: ${title}. On Debian: apt-get install ${names.join(' ')}`);
  return new Set(stillMissing.map(({ id }) => id));
}

async function aptInstall(packages, say) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const stillAtWork = (seconds) => say(`  … apt, ${seconds} s`);
  const update = await runLogged('apt-update', 'apt-get', ['update', '-q'], { env, stillAtWork });
  if (update.code !== 0) say(`apt-get update failed:\n${lastLines(update.output(), 8)}`);
  const install = await runLogged('apt-install', 'apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env, stillAtWork });
  if (install.code !== 0) say(`apt-get install failed:\n${lastLines(install.output(), 12)}`);
}
