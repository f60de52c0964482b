import { createReadStream } from 'node:fs';
import type { Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { FileRefused } from './refused';

const chunkBytes = 256 * 1024;

/** Longest a file may become when decompressed: far above any city's archive, far below a disk. */
export const defaultMaximumBytes = 8 * 1024 ** 3;

/**
 * The bytes of a file, gunzipped when its first two bytes say so (whatever its name), in chunks of up to 256 KiB.
 * Every byte as stored goes into `hash`, which is complete once the sequence has ended.
 * Refuses a file that is not there, a damaged or truncated gzip, and more than `maximumBytes` after decompression.
 */
export async function* sourceBytes(path: string, options: { hash: Hash; maximumBytes: number }): AsyncGenerator<Buffer> {
  const stored = hashedChunks(path, options.hash);
  const first = await stored.next();
  if (first.done) return;
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  const whole = restored(first.value, stored);
  let bytes = 0;
  for await (const chunk of isGzip ? gunzipped(whole) : whole) {
    bytes += chunk.length;
    if (bytes > options.maximumBytes) throw new FileRefused('file-too-large', { maximumBytes: options.maximumBytes });
    yield chunk;
  }
}

async function* hashedChunks(path: string, hash: Hash): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT') throw new FileRefused('file-not-found', { path });
    if (code !== '') throw new FileRefused('file-unreadable', { path, code });
    throw error;
  }
}

async function* restored(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* gunzipped(stored: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  // The error reaches the reader through `gunzip`; this promise would only report it a second time.
  pipeline(Readable.from(stored), gunzip).catch(() => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('Z_')) throw new FileRefused('gzip-damaged', { code });
    throw error;
  }
}
