import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

interface StaticFile {
  readonly path: string;
  readonly media: string;
  etag?: string;
  body?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer> | null;
}

const mediaOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.webp': 'image/webp', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json', '.map': 'application/json',
};
const compressible = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg', '.webmanifest']);

/**
 * Serves the files of one folder from a closed list made at start: a path that is not listed does not exist, so no
 * request can walk out of the folder. Bodies and their gzip forms are read on first use and kept.
 */
export class StaticFiles {
  readonly #files = new Map<string, StaticFile>();

  constructor(folder: string) {
    for (const path of listFiles(folder)) {
      this.#files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, media: mediaOf[extname(path)] ?? 'application/octet-stream' });
    }
  }

  has(urlPath: string): boolean {
    return this.#files.has(urlPath);
  }

  /** The file, 304 when the client has it; undefined when it is not in the folder. */
  respond(urlPath: string, request: Request): Response | undefined {
    const file = this.#files.get(urlPath);
    if (file === undefined) return undefined;
    load(file);
    const cacheControl = urlPath.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    const headers = new Headers({ 'content-type': file.media, etag: file.etag ?? '', 'cache-control': cacheControl, vary: 'accept-encoding' });
    if (request.headers.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
    const isGzipped = file.gzip != null && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
    if (isGzipped) headers.set('content-encoding', 'gzip');
    return new Response(request.method === 'HEAD' ? null : isGzipped ? file.gzip : file.body, { headers });
  }
}

function load(file: StaticFile): void {
  if (file.body !== undefined) return;
  file.body = new Uint8Array(readFileSync(file.path));
  file.etag = `"${createHash('sha256').update(file.body).digest('base64url').slice(0, 22)}"`;
  file.gzip = compressible.has(extname(file.path)) ? new Uint8Array(gzipSync(file.body, { level: 9 })) : null;
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
