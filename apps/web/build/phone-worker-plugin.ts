import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { chunkHolding, partsOf } from './bundle-parts';

/** What the phone pages are made of: everything these modules import at once. The map, imported later, is not theirs. */
const beginnings = ['/src/main.ts', '/src/field/MyDutyPage.vue', '/src/locales/en.ts'];
/** Files without a hash in their name. */
const fixed = ['index.html', 'first-paint.js', 'favicon.svg', 'app.webmanifest', 'icon-192.png'];
/** Chinese comes from the phone's own fonts; of the Latin one, the letters and digits of Chinese and English pages. */
const isNeeded = (path: string): boolean => !path.endsWith('.woff2') || path.includes('inter-latin-wght-normal');

/** The file the browser is told to register; it has to keep its name and stand at the top. */
export const workerFile = 'phone-worker.js';

/** Tells the built worker which files to keep, each by its content. */
export const phoneWorker = (): Plugin => ({
  name: 'phone-worker',
  apply: 'build',
  writeBundle({ dir = 'dist' }, bundle) {
    const paths = [...fixed, ...pathsOf(bundle)].toSorted();
    const files = Object.fromEntries(paths.map((path) => [`/${path}`, `sha256-${createHash('sha256').update(readFileSync(join(dir, path))).digest('base64')}`]));
    const file = join(dir, workerFile), code = readFileSync(file, 'utf8');
    if (!code.includes('__PHONE_BUILD__') || /^\s*(import|export)\b/m.test(code)) throw new Error(`${workerFile} is not a script of its own with a place for its files`);
    const version = createHash('sha256').update(code).update(JSON.stringify(files)).digest('hex').slice(0, 16);
    writeFileSync(file, code.replace('__PHONE_BUILD__', () => JSON.stringify({ version, files })));
  },
});

const pathsOf = (bundle: Rolldown.OutputBundle): Set<string> =>
  new Set(beginnings.flatMap((beginning) => [...partsOf(bundle, chunkHolding(bundle, beginning))]).filter(isNeeded));
