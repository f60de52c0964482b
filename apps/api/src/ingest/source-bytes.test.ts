import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { FileRefused } from './refused';
import { sourceBytes } from './source-bytes';

const folder = mkdtempSync(join(tmpdir(), 'wuding-bytes-'));
afterAll(() => rmSync(folder, { recursive: true }));
const text = 'id,name\n'.repeat(50_000);

async function read(content: Uint8Array | null, maximumBytes = 1e9): Promise<{ text: string; sha256: string } | string> {
  const path = join(folder, 'file');
  if (content !== null) writeFileSync(path, content);
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of sourceBytes(content === null ? join(folder, 'nowhere') : path, { hash, maximumBytes })) chunks.push(chunk);
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal.code;
    throw error;
  }
  return { text: Buffer.concat(chunks).toString(), sha256: hash.digest('hex') };
}
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('a file comes as it is; a gzipped one unpacked whatever its name, hashed as stored', async () => {
  expect(await read(Buffer.from(text))).toEqual({ text, sha256: sha256Of(Buffer.from(text)) });
  const packed = gzipSync(text);
  expect(await read(packed)).toEqual({ text, sha256: sha256Of(packed) });
});
test('two gzip members one after the other are one file', async () => {
  expect(await read(Buffer.concat([gzipSync('a'), gzipSync('b')]))).toMatchObject({ text: 'ab' });
});
test('an empty file has no bytes', async () => {
  expect(await read(Buffer.alloc(0))).toMatchObject({ text: '' });
});
test('a gzip cut short or damaged is refused', async () => {
  const packed = gzipSync(text);
  expect(await read(packed.subarray(0, packed.length / 2))).toBe('gzip-damaged');
  const damaged = Buffer.from(packed);
  damaged[20] = (damaged[20] ?? 0) ^ 0xff;
  expect(await read(damaged)).toBe('gzip-damaged');
});
test('a small file that unpacks to more than is allowed is stopped', async () => {
  expect(await read(gzipSync(Buffer.alloc(20_000_000)), 10_000_000)).toBe('file-too-large');
});
test('a file that is not there is refused', async () => {
  expect(await read(null)).toBe('file-not-found');
});
