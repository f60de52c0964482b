import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../source-file';
import type { GeneratedFile } from './generated-file';
import { manifestOf } from './manifests';

/** Right to left along the arrows: whoever stands further down may import what stands above. */
const order = ['geo', 'domain', 'demo', 'analytics', 'catalog', 'contract', 'api', 'web'];

/** The table of packages: what each imports from this repository and from outside, and the folders it is made of. */
export const architectureFile: GeneratedFile = {
  path: 'docs/architecture.md',
  make() {
    const folders = ['packages', 'apps'].flatMap((group) => readdirSync(resolve(root, group)).map((name) => `${group}/${name}`));
    const rows = folders.sort((a, b) => rank(a) - rank(b)).map(row);
    return [
      '# Architecture', '',
      'Made by `npx tsx scripts/checks/generated.ts` from the manifests; `npm test` fails when it is out of date.',
      'Imports inside the repository go up this table only; `.dependency-cruiser.cjs` holds the finer rules and their reasons.', '',
      '| package | imports of ours | third-party | folders |', '|---|---|---|---|', ...rows, '',
    ].join('\n');
  },
};

const rank = (folder: string): number => order.indexOf(folder.split('/')[1]!);

function row(folder: string): string {
  const names = Object.keys(manifestOf(folder).dependencies ?? {});
  const ours = names.filter((name) => name.startsWith('@wuding/')).map((name) => name.slice('@wuding/'.length));
  const theirs = names.filter((name) => !name.startsWith('@wuding/'));
  const parts = readdirSync(resolve(root, folder, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `${name}/`);
  const sorted = [ours.sort((a, b) => order.indexOf(a) - order.indexOf(b)), theirs.sort(), parts.sort()];
  return `| \`${folder}\` | ${sorted.map((words) => words.join(', ') || '–').join(' | ')} |`;
}
