import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { goalLine } from './figure';

const folder = new URL('../../apps/web/dist/assets/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
const sourceOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const gzippedKilobytes = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length, 0) / 1_000;

/** A file and everything it imports before it runs; what it imports later, such as the map, is not waited for. */
function loadedWith(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, imported = ''] of sourceOf(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) loadedWith(imported, found);
  return found;
}

const entry = /assets\/(index-[^"]+\.js)/.exec(readFileSync(new URL('../index.html', folder), 'utf8'))?.[1];
if (entry === undefined) throw new Error('apps/web/dist/index.html names no entry: build the web app first');
const chunkOf = (beginning: string): string => {
  const chunk = files.find((name) => name.startsWith(`${beginning}-`));
  if (chunk === undefined) throw new Error(`apps/web/dist has no chunk ${beginning}`);
  return chunk;
};

for (const page of ['SignInPage', 'OverviewPage', 'IncidentsPage', 'AccountsPage']) {
  const loaded = new Set([...loadedWith(entry), ...loadedWith(chunkOf(page))]);
  console.log(goalLine({ name: `web ${page} js before first paint`, unit: 'kB gz', ours: gzippedKilobytes(loaded), goal: 250, better: 'less' }));
}
const before = loadedWith(entry);
const map = [...loadedWith(chunkOf('map'))].filter((name) => !before.has(name));
const worker = readdirSync(folder).filter((name) => name.startsWith('maplibre-gl-worker'));
console.log(goalLine({ name: 'web map js, lazy', unit: 'kB gz', ours: gzippedKilobytes([...map, ...worker]), goal: 500, better: 'less' }));
