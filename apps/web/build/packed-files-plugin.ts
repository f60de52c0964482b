import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** What gains by it; pictures and fonts are packed already. */
const isPackable = (name: string): boolean => /\.(?:html|m?js|css|json|svg|webmanifest)$/.test(name);
const packings = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};

/** Lays beside every file what the server sends of it, packed once here and not on somebody's first visit. */
export const packedFiles = (): Plugin => {
  let folder = 'dist';
  return {
    name: 'packed-files',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    closeBundle: {
      order: 'post',
      async handler() {
        const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && isPackable(entry.name)).map((entry) => join(entry.parentPath, entry.name));
        await Promise.all(files.flatMap((file) => Object.entries(packings).map(async ([ending, pack]) => writeFileSync(`${file}.${ending}`, await pack(readFileSync(file))))));
      },
    },
  };
};
