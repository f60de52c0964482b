import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../fault';

const flushCharacters = 256 * 1024;

/**
 * Rows waiting on disk: a file is read and checked to its end before the first row reaches the store. Readable by this user
 * only, gone after use; what a killed process left behind goes when the next import begins. A full disk is a Fault.
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
    const path = join(directory, `${process.pid}-${randomUUID()}.rows`);
    return onDisk('opening the import spool', async () => {
      await mkdir(directory, { recursive: true });
      await removeAbandoned(directory);
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

/** Removes spools whose process is gone: their rows may be personal data. */
async function removeAbandoned(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const pid = Number(/^(\d+)-[0-9a-f-]+\.rows$/.exec(name)?.[1] ?? NaN);
    if (Number.isInteger(pid) && !isRunning(pid)) await rm(join(directory, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function onDisk<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Fault('disk', doing, { cause });
  }
}
