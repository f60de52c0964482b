import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { chunkHolding, partsOf } from './bundle-parts';

const script = 'first-paint.js';
const router = new URL('../src/router.ts', import.meta.url);

/** Tells the script of the first paint which files each page needs beyond the programme, so that they come beside it and not after it has run. */
export const pageCode = (): Plugin => ({
  name: 'page-code',
  apply: 'build',
  writeBundle: {
    order: 'pre',
    handler({ dir = 'dist' }, bundle) {
      const file = join(dir, script), code = readFileSync(file, 'utf8');
      if (!code.includes('__PAGE_CODE__')) throw new Error(`${script} has no place for the files of pages`);
      writeFileSync(file, code.replace(/\btypeof __PAGE_CODE__ === 'undefined' \? \{\} : __PAGE_CODE__/, () => JSON.stringify(filesByPage(bundle))));
    },
  },
});

/** Scripts and styles by address of page; addresses with a name or number in them are left out. */
function filesByPage(bundle: Rolldown.OutputBundle): Record<string, string[]> {
  const programme = partsOf(bundle, chunkHolding(bundle, '/src/main.ts'));
  const pages = [...readFileSync(router, 'utf8').matchAll(/path: '(\/[a-z/-]+)'.*?import\('\.(\/[\w/-]+\.vue)'\)/g)];
  if (pages.length === 0) throw new Error(`no page in ${basename(router.pathname)}`);
  return Object.fromEntries(pages.map(([, path = '', module = '']) => {
    const files = [...partsOf(bundle, chunkHolding(bundle, `/src${module}`))];
    return [path, files.filter((name) => !programme.has(name) && /\.(?:js|css)$/.test(name))];
  }));
}
