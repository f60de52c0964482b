import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../source-file';

/** What a package.json says that the generators need. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** @param folder from the root, as `packages/geo` */
export const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(resolve(root, folder, 'package.json'), 'utf8')) as Manifest;
