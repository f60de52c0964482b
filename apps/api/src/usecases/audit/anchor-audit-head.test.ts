import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../db/store';
import { appendAudit } from '../../repositories/audit';
import { readDatabaseName } from '../../repositories/inspection';
import { TestClock } from '../../testing/context';
import { testStore } from '../../testing/store';
import { anchorAuditHead } from './anchor-audit-head';
import { anchorFilePath, appendAnchor, readAnchors, storeLabel, type Anchor } from './anchor-file';

let store: Store;
let dataDirectory: string;
const clock = new TestClock();
const append = (): Promise<void> => store.transaction((tx) => appendAudit(tx, {
  at: clock.now(), actorAccountId: null, actorName: 'console (sysadmin)', requestId: null, action: 'test.write', entity: 'place',
}));
const anchor = (): Promise<void> => anchorAuditHead({ store, clock, config: { dataDirectory } });

async function anchors(label?: string): Promise<Anchor[]> {
  const found: Anchor[] = [];
  for await (const one of readAnchors(anchorFilePath(dataDirectory), label ?? storeLabel(store, await readDatabaseName(store.db)))) found.push(one);
  return found;
}

beforeEach(async () => {
  store = await testStore();
  dataDirectory = await mkdtemp(join(tmpdir(), 'wuding-anchor-'));
});
afterEach(() => rm(dataDirectory, { recursive: true }));

describe('the anchor file', () => {
  it('has no anchors before the first is written', async () => {
    expect(await anchors()).toEqual([]);
  });

  it('gets a line each time the chain has moved, and only then', async () => {
    await append();
    await anchor();
    await anchor();
    await append();
    clock.passMinutes(10);
    await anchor();
    expect(await anchors()).toMatchObject([{ seq: 1, at: '2026-05-01T04:00:00.000Z' }, { seq: 2, at: '2026-05-01T04:10:00.000Z' }]);
  });

  it('keeps the anchors of another store apart', async () => {
    await append();
    await anchor();
    await appendAnchor(anchorFilePath(dataDirectory), { at: '2026-01-01T00:00:00.000Z', store: 'postgres:other', seq: 99, hash: 'f'.repeat(64) });
    await anchor();
    expect((await anchors()).map(({ seq }) => seq)).toEqual([1]);
    expect((await anchors('postgres:other')).map(({ seq }) => seq)).toEqual([99]);
  });

  it('loses only the line a crash tore', async () => {
    await append();
    await anchor();
    await appendFile(anchorFilePath(dataDirectory), '{"at":"2026-05-01T04:1');
    await append();
    await anchor();
    expect((await anchors()).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await readFile(anchorFilePath(dataDirectory), 'utf8')).toMatch(/\n$/);
  });
});
