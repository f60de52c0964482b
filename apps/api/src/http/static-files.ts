import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** As `accept-encoding` names them, the smaller first. @source RFC 7932 (br), RFC 1952 (gzip) */
const packings = [{ name: 'br', ending: '.br' }, { name: 'gzip', ending: '.gz' }] as const;
type Packing = (typeof packings)[number]['name'];

interface StaticFile {
  readonly path: string;
  readonly media: string;
  etag?: string;
  /** Files beside it that hold it packed, by ending. */
  readonly packed: Map<Packing, string>;
  readonly bodies: Map<Packing | 'plain', Uint8Array<ArrayBuffer>>;
}

const mediaOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.webp': 'image/webp', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json', '.map': 'application/json',
};
const compressible = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg', '.webmanifest']);

/**
 * Serves the files of one folder from a closed list: a path that is not listed does not exist, so no request can walk out
 * of the folder. What lies packed beside a file (`app.js.br`) is sent instead to whoever takes it and has no address of its
 * own; without it text is packed on first use. Bodies are read on first use and kept. The list is made anew when another build was
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
    if (file === undefined) return undefined;
    const accepted = request.headers.get('accept-encoding') ?? '';
    const packing = packings.find(({ name }) => isAccepted(accepted, name) && (file.packed.has(name) || (name === 'gzip' && compressible.has(extname(file.path)))))?.name;
    const body = bodyOf(file, packing ?? 'plain');
    if (body === undefined) return undefined;
    const cacheControl = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
    const headers = new Headers({ 'content-type': file.media, etag: file.etag ?? '', 'cache-control': cacheControl, vary: 'accept-encoding' });
    if (request.headers.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
    if (packing !== undefined) headers.set('content-encoding', packing);
    return new Response(request.method === 'HEAD' ? null : body, { headers });
  }

  #list(): void {
    this.#build = buildOf(this.#folder);
    this.#files.clear();
    const paths = new Set(listFiles(this.#folder));
    const isPacked = (path: string): boolean => packings.some(({ ending }) => path.endsWith(ending) && paths.has(path.slice(0, -ending.length)));
    for (const path of paths) {
      if (isPacked(path)) continue;
      const packed = new Map(packings.filter(({ ending }) => paths.has(path + ending)).map(({ name, ending }) => [name, path + ending]));
      this.#files.set(`/${relative(this.#folder, path).split(sep).join('/')}`, { path, media: mediaOf[extname(path)] ?? 'application/octet-stream', packed, bodies: new Map() });
    }
  }
}

/** Whether a client takes a packing; `q=0` says that it does not. @source RFC 9110 §12.5.3 */
const isAccepted = (accepted: string, name: Packing): boolean =>
  accepted.split(',').map((one) => one.trim().toLowerCase().split(/\s*;\s*/)).some(([coding, weight = 'q=1']) => coding === name && !/^q=0(?:\.0*)?$/.test(weight));

/** Changes with every build put into the folder; '' while there is none. */
function buildOf(folder: string): string {
  const facts = statSync(join(folder, 'index.html'), { throwIfNoEntry: false });
  return facts === undefined ? '' : `${facts.ino} ${facts.mtimeMs} ${facts.size}`;
}

/** What is sent of the file, read or packed unless it has been. @returns undefined when it is gone from the disk */
function bodyOf(file: StaticFile, packing: Packing | 'plain'): Uint8Array<ArrayBuffer> | undefined {
  const known = file.bodies.get(packing);
  if (known !== undefined && file.etag !== undefined) return known;
  try {
    const body = readBody(file, packing);
    file.bodies.set(packing, body);
    return body;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function readBody(file: StaticFile, packing: Packing | 'plain'): Uint8Array<ArrayBuffer> {
  const plain = file.bodies.get('plain') ?? new Uint8Array(readFileSync(file.path)), packed = packing === 'plain' ? undefined : file.packed.get(packing);
  file.etag ??= `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  if (packing === 'plain') return plain;
  return packed === undefined ? new Uint8Array(gzipSync(plain, { level: 9 })) : new Uint8Array(readFileSync(packed));
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
