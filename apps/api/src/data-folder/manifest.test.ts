import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryDataFolder } from '../testing/town';

interface Entry {
  path: string; what: string; source: string; date: string; licence: string; crs: string | null; synthetic: boolean; sha256: string;
}
const { files } = JSON.parse(readFileSync(join(repositoryDataFolder, 'manifest.json'), 'utf8')) as { files: Entry[] };

test('every file of the data folder stands in the manifest, and nothing else does', () => {
  const present = readdirSync(repositoryDataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => join(entry.parentPath, entry.name).slice(repositoryDataFolder.length)).toSorted();
  expect(files.map(({ path }) => path).toSorted()).toEqual(present);
});
test.each(files)('$path is the file its entry describes', (entry) => {
  const bytes = readFileSync(join(repositoryDataFolder, entry.path));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.sha256);
  for (const field of ['what', 'source', 'date', 'licence'] as const) expect(entry[field]).not.toBe('');
});
