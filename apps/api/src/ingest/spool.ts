import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../fault';

const flushCharacters = 256 * 1024;

/**
 * Rows waiting on disk: a file is read and checked to its end before the first row reaches the store. Readable by this user
 * only, gone after use. A full disk is a Fault.
 */
export class Spool {
  readonly #path: string;
  readonly #handle: FileHandle;
  #pending: string[] = [];
  #pendingLength = 0;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  static async open(directory: string): Promise<Spool> {
    const path = join(directory, `${randomUUID()}.rows`);
    return onDisk('opening the import spool', async () => {
      await mkdir(directory, { recursive: true });
      return new Spool(path, await open(path, 'wx', 0o600));
    });
  }

  /** Takes a line, which ends in \n. Whoever adds many calls `settle` now and then. */
  add(line: string): void {
    this.#pending.push(line);
    this.#pendingLength += line.length;
  }

  /** Writes to disk what has gathered, if it is worth it. */
  async settle(): Promise<void> {
    if (this.#pendingLength >= flushCharacters) await this.#flush();
  }

  /** Everything added, in pieces of whole lines. */
  async *lines(): AsyncGenerator<string> {
    await this.#flush();
    let rest = '';
    for await (const text of createReadStream(this.#path, { encoding: 'utf8', highWaterMark: flushCharacters }) as AsyncIterable<string>) {
      const end = text.lastIndexOf('\n') + 1;
      if (end === 0) rest += text;
      else {
        yield rest + text.slice(0, end);
        rest = text.slice(end);
      }
    }
  }

  async remove(): Promise<void> {
    await this.#handle.close();
    await rm(this.#path, { force: true });
  }

  async #flush(): Promise<void> {
    const text = this.#pending.join('');
    this.#pending = [];
    this.#pendingLength = 0;
    if (text !== '') await onDisk('writing the import spool', () => this.#handle.appendFile(text));
  }
}

async function onDisk<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Fault('disk', doing, { cause });
  }
}
