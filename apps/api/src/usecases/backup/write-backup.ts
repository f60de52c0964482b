import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Fault } from '../../fault';

/**
 * Writes text to a new gzip file that appears under its name only when it is whole and on the disk; open to its owner
 * only, for it holds everything. @returns false when a file of that name is there already
 * Throws Fault 'disk' when it cannot be written.
 */
export async function writeNewGzip(path: string, text: AsyncIterable<string>): Promise<boolean> {
  const draft = `${path}.partial`;
  try {
    await rm(draft, { force: true });
    await pipeline(Readable.from(text), createGzip(), createWriteStream(draft, { flags: 'wx', mode: 0o600 }));
    const file = await open(draft, 'r+');
    await file.sync().finally(() => file.close());
    await link(draft, path); // unlike a rename this never takes the place of another file
    return true;
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && syscall === 'link') return false;
    if (syscall !== undefined) throw new Fault('disk', `writing ${path} (${code})`, { cause: error });
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Text with the SHA-256 of all of it so far. */
export class HashedText {
  private readonly hash = createHash('sha256');

  add(text: string): string {
    this.hash.update(text);
    return text;
  }

  sha256(): string {
    return this.hash.copy().digest('hex');
  }
}
