import { appendFile, open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Store } from '../../db/store';
import { Fault } from '../../fault';

/** The end of the audit chain at some instant, as written outside the store. */
export interface Anchor {
  /** ISO instant, UTC. */
  readonly at: string;
  /** Which store it is of: one data directory may serve the embedded store one day and PostgreSQL the next. */
  readonly store: string;
  readonly seq: number;
  readonly hash: string;
  /** The store was replaced by a backup just before: anchors above this line are of the chain that was there until then. */
  readonly isRestored?: true;
}

/** Append-only, a JSON line an anchor. Copy it off the machine: see docs/operations.md. */
export const anchorFilePath = (dataDirectory: string): string => join(dataDirectory, 'audit-head.log');

/** Adds a line and waits until it is on the disk. A line torn by a crash is left as it is and a new one begun. */
export async function appendAnchor(path: string, anchor: Anchor): Promise<void> {
  try {
    await appendFile(path, `${(await endsMidLine(path)) ? '\n' : ''}${JSON.stringify(anchor)}\n`, { flush: true, mode: 0o600 });
  } catch (error) {
    throw new Fault('disk', `writing the audit anchor ${path}`, { cause: error });
  }
}

async function endsMidLine(path: string): Promise<boolean> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    if (size === 0) return false;
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] !== 0x0a;
  } finally {
    await file.close();
  }
}

/** The newest anchor of one store near the end of the file; undefined when there is none there. */
export async function readLastAnchor(path: string, store: string): Promise<Anchor | undefined> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 65_536);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8').split('\n').map(parseAnchor).findLast((anchor) => anchor?.store === store) ?? undefined;
  } catch (error) {
    throw new Fault('disk', `reading the audit anchors ${path}`, { cause: error });
  } finally {
    await file.close();
  }
}

/**
 * Anchors of one store since it was last restored from a backup, oldest first; none when there is no file. Lines that
 * cannot be read are passed over.
 */
export async function* readAnchors(path: string, store: string): AsyncGenerator<Anchor> {
  let restoreCount = 0;
  for await (const { isRestored } of readAllAnchors(path, store)) if (isRestored === true) restoreCount += 1;
  for await (const anchor of readAllAnchors(path, store)) {
    if (anchor.isRestored === true) restoreCount -= 1;
    if (restoreCount <= 0) yield anchor;
  }
}

async function* readAllAnchors(path: string, store: string): AsyncGenerator<Anchor> {
  const stream = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      const anchor = parseAnchor(line);
      if (anchor?.store === store) yield anchor;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw new Fault('disk', `reading the audit anchors ${path}`, { cause: error });
  } finally {
    stream.destroy();
  }
}

function parseAnchor(line: string): Anchor | null {
  try {
    const { at, store, seq, hash, isRestored } = JSON.parse(line) as Partial<Record<keyof Anchor, unknown>>;
    if (typeof at !== 'string' || typeof store !== 'string' || !Number.isSafeInteger(seq) || typeof hash !== 'string') return null;
    return { at, store, seq: seq as number, hash, ...(isRestored === true ? { isRestored } : {}) };
  } catch {
    return null; // torn by a crash while it was written
  }
}

/** Name of a store in anchor lines. */
export const storeLabel = (store: Store, databaseName: string): string => `${store.kind}:${databaseName}`;
