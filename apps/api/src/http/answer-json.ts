import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context as HonoContext } from 'hono';
import { Lasting } from './handler';

const compressed = promisify(gzip);
/** Below it a head and a checksum cost more than they save. @source nginx: gzip_min_length is commonly 1 kB; hono/compress: 1,024 */
const leastBytes = 1_024;
/** Half the time of zlib's own level for a tenth more bytes. @source zlib manual, deflate_fast up to level 3 */
const level = 3;

interface Pieces {
  readonly plain: Buffer<ArrayBuffer>;
  packed: Promise<Uint8Array<ArrayBuffer>> | null;
}
/** Bytes of lasting answers, as long as whoever gives them holds them. */
const made = new WeakMap<object, Pieces>();

function piecesOf(value: unknown): Pieces {
  const known = value instanceof Lasting ? made.get(value.value) : undefined;
  if (known !== undefined) return known;
  const pieces: Pieces = { plain: Buffer.from(JSON.stringify(value instanceof Lasting ? value.value : value)), packed: null };
  if (value instanceof Lasting) made.set(value.value, pieces);
  return pieces;
}

/**
 * A value as JSON, packed in one piece where the reader takes gzip: an answer that is whole needs no stream, and making one costs more
 * than packing it. The version, when given, is its entity tag; a packed answer has a weak one.
 */
export async function answerJson(c: HonoContext, value: unknown, { status, version }: { readonly status: 200 | 201 | 202; readonly version: number | null }): Promise<Response> {
  const pieces = piecesOf(value), bytes = pieces.plain;
  const headers: Record<string, string> = { 'content-type': 'application/json', 'cache-control': 'no-store', vary: 'accept-encoding' };
  const isPacked = bytes.length >= leastBytes && /\bgzip\b(?!;\s*q=0(?:\.0+)?(?:,|$))/.test(c.req.header('accept-encoding') ?? '') && c.req.method !== 'HEAD';
  if (version !== null) headers['etag'] = isPacked ? `W/"${version}"` : `"${version}"`;
  if (!isPacked) return c.body(bytes, status, { ...headers, 'content-length': String(bytes.length) });
  pieces.packed ??= compressed(bytes, { level }).then((packed) => new Uint8Array(packed));
  return c.body(await pieces.packed, status, { ...headers, 'content-encoding': 'gzip' });
}
