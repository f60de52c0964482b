import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

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

function pathsOf(bundle: Rolldown.OutputBundle): Set<string> {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const taken = new Set<string>();
  function take(chunk: Rolldown.OutputChunk | undefined): void {
    if (chunk === undefined || taken.has(chunk.fileName)) return;
    taken.add(chunk.fileName);
    for (const path of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) if (isNeeded(path)) taken.add(path);
    for (const name of chunk.imports) take(chunks.find(({ fileName }) => fileName === name));
  }
  for (const beginning of beginnings) {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(beginning)));
    if (chunk === undefined) throw new Error(`no part of the build holds ${beginning}`);
    take(chunk);
  }
  return taken;
}
