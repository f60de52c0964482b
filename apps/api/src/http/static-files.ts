import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
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
 * Serves the files of one folder from a closed list: a path that is not listed does not exist, so no request can walk out
 * of the folder. Bodies and their gzip forms are read on first use and kept. The list is made anew when another build was
 * put into the folder: its `index.html` is another file then.
 */
export class StaticFiles {
  readonly #folder: string;
  readonly #files = new Map<string, StaticFile>();
  #build = '';

  constructor(folder: string) {
    this.#folder = folder;
    this.#list();
  }

  /** The file, 304 when the client has it; undefined when it is not in the folder, or not any more. */
  respond(urlPath: string, request: Request): Response | undefined {
    const isHashed = urlPath.startsWith('/assets/');
    if ((!isHashed || !this.#files.has(urlPath)) && buildOf(this.#folder) !== this.#build) this.#list();
    const file = this.#files.get(urlPath);
    if (file === undefined || !isLoaded(file)) return undefined;
    const cacheControl = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
    const headers = new Headers({ 'content-type': file.media, etag: file.etag ?? '', 'cache-control': cacheControl, vary: 'accept-encoding' });
    if (request.headers.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
    const isGzipped = file.gzip != null && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
    if (isGzipped) headers.set('content-encoding', 'gzip');
    return new Response(request.method === 'HEAD' ? null : isGzipped ? file.gzip : file.body, { headers });
  }

  #list(): void {
    this.#build = buildOf(this.#folder);
    this.#files.clear();
    for (const path of listFiles(this.#folder)) {
      this.#files.set(`/${relative(this.#folder, path).split(sep).join('/')}`, { path, media: mediaOf[extname(path)] ?? 'application/octet-stream' });
    }
  }
}

/** Changes with every build put into the folder; '' while there is none. */
function buildOf(folder: string): string {
  const facts = statSync(join(folder, 'index.html'), { throwIfNoEntry: false });
  return facts === undefined ? '' : `${facts.ino} ${facts.mtimeMs} ${facts.size}`;
}

/** Reads the file unless it has been read. @returns false when it is gone from the disk */
function isLoaded(file: StaticFile): boolean {
  if (file.body !== undefined) return true;
  try {
    load(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function load(file: StaticFile): void {
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
