import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { cacheFolder, root } from './run-logged.mjs';

const skippedFolders = new Set(['node_modules', 'dist', 'e2e', 'testing']);

/** Files below a path, sorted; tests are left out. @param {string} path absolute @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : filesBelow(resolve(path, entry.name));
    return entry.name.endsWith('.test.ts') ? [] : [resolve(path, entry.name)];
  });
}

/** One hash over names and contents of files and folders. @param {readonly string[]} paths from the root @param {string} [salt] */
export function contentHash(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const file of paths.flatMap((path) => filesBelow(resolve(root, path)))) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const stampFile = (name) => resolve(cacheFolder, 'stamps', name);

/** Whether a stamp of that name holds exactly this hash. @param {string} name @param {string} hash */
export const isStamped = (name, hash) => existsSync(stampFile(name)) && readFileSync(stampFile(name), 'utf8') === hash;

/** @param {string} name @param {string} hash */
export function stamp(name, hash) {
  mkdirSync(dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), hash);
}
