import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SQL } from 'drizzle-orm';
import { rowsOf, sql, type Store } from '../../db/store';
import { appendAudit, readAuditHead, type AuditDraft } from '../../repositories/audit';
import { consoleActor, contextOf, TestClock } from '../../testing/context';
import { testStore } from '../../testing/store';
import type { Anchor } from './anchor-file';
import { verifyAudit, type AuditVerdict } from './verify-audit';

let store: Store;
const clock = new TestClock();
const draft = (extra: Partial<AuditDraft> = {}): AuditDraft =>
  ({ at: clock.now(), actorAccountId: null, actorName: 'console (sysadmin)', requestId: null, action: 'test.write', entity: 'place', entityId: '1', ...extra });
const append = (extra: Partial<AuditDraft> = {}): Promise<void> => store.transaction((tx) => appendAudit(tx, draft(extra)));

async function* anchorsOf(...anchors: Anchor[]): AsyncGenerator<Anchor> {
  yield* anchors;
}

async function verdict(...anchors: Anchor[]): Promise<AuditVerdict> {
  const result = await verifyAudit({ ctx: contextOf(store, clock, consoleActor('auditor')), input: { anchors: anchorsOf(...anchors) } });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** What somebody with the database's own superuser rights could do. */
const tamper = (...statements: SQL[]): Promise<void> => store.transaction(async (tx) => {
  await tx.execute(sql`set local session_replication_role = replica`);
  for (const statement of statements) await tx.execute(statement);
});

beforeEach(async () => {
  store = await testStore();
});

describe('the audit chain', () => {
  it('is intact when empty and after entries of every shape', async () => {
    expect(await verdict()).toMatchObject({ entryCount: 0, fault: null });
    await append({ detail: { b: [1, 2.5, 1e21, -0], a: { z: null, text: '凯龙商场 “东门”', at: new Date(clock.now()) } } });
    await append({ entityId: null, itemCount: 64_119, contentHash: 'ab'.repeat(32) });
    await append({ detail: { note: 'NUL \u0000 and a lone \ud800 surrogate' }, actorName: 'x\u0000y' });
    expect(await verdict()).toMatchObject({ entryCount: 3, fault: null });
  });

  it('hashes the previous hash, a line feed and the canonical entry', async () => {
    await append({ detail: { b: 1, a: '甲' } });
    const expected = createHash('sha256').update(`${'0'.repeat(64)}\n${'{"action":"test.write","actorAccountId":null,"actorName":"console (sysadmin)","at":"2026-05-01T04:00:00.000Z",'
      + '"contentHash":null,"datasetId":null,"detail":{"a":"甲","b":1},"entity":"place","entityId":"1","itemCount":1,"requestId":null,"seq":1}'}`).digest('hex');
    expect((await readAuditHead(store.db)).hash).toBe(expected);
  });

  it('numbers entries without gaps although transactions run together and some roll back', async () => {
    const writes = Array.from({ length: 20 }, (_, index) => store.transaction(async (tx) => {
      await appendAudit(tx, draft({ entityId: String(index) }));
      if (index % 3 === 0) throw new Error('rolled back');
    }).catch(() => undefined));
    await Promise.all(writes);
    expect(await verdict()).toMatchObject({ entryCount: 13, fault: null });
  });

  it('refuses to carry a secret, which is a bug of the caller', async () => {
    await expect(append({ detail: { request: { password: 'x' } } })).rejects.toThrow('"password"');
    await expect(append({ detail: { token_hash: 'x' } })).rejects.toThrow('"token_hash"');
    expect(await verdict()).toMatchObject({ entryCount: 0, fault: null });
  });

  it('cannot be updated, deleted or truncated by the program', async () => {
    await append();
    for (const statement of [sql`update audit_entry set action = 'x'`, sql`delete from audit_entry`, sql`truncate audit_entry`]) {
      await expect(store.transaction((tx) => tx.execute(statement))).rejects.toThrow();
    }
    expect(await verdict()).toMatchObject({ entryCount: 1, fault: null });
  });
});

describe('verification names the first bad entry', () => {
  beforeEach(async () => {
    for (let index = 1; index <= 6; index++) await append({ entityId: String(index), detail: { index } });
  });

  it.each([
    ['whose detail was changed', sql`update audit_entry set detail = '{"index": 40}' where seq = 4`, 4, 'content-changed'],
    ['whose instant was changed by a second', sql`update audit_entry set at = at + interval '1 second' where seq = 2`, 2, 'content-changed'],
    ['whose actor was changed', sql`update audit_entry set actor_name = 'someone (auditor)' where seq = 1`, 1, 'content-changed'],
    ['that was taken out', sql`delete from audit_entry where seq = 3`, 3, 'entry-missing'],
    ['that was taken off the end', sql`delete from audit_entry where seq = 6`, 6, 'entry-missing'],
    ['that was put in before the first', sql`insert into audit_entry select 0, at, null, 'x', 'x', 'x', null, null, 1, null, '{}', null, previous_hash, hash
      from audit_entry where seq = 1`, 0, 'entry-unexpected'],
    ['that does not follow the one before', sql`update audit_entry set previous_hash = ${'f'.repeat(64)} where seq = 5`, 5, 'link-broken'],
    ['after one whose hash was changed with it', sql`update audit_entry set hash = ${'f'.repeat(64)} where seq = 6`, 6, 'content-changed'],
  ])('%s', async (_what, statement, seq, kind) => {
    await tamper(statement);
    expect((await verdict()).fault).toMatchObject({ kind, seq });
  });

  it('that was appended without moving the head', async () => {
    await tamper(sql`insert into audit_entry select 7, at, null, 'x', 'x', 'x', null, null, 1, null, '{}', null, hash, hash from audit_entry where seq = 6`);
    expect((await verdict()).fault).toMatchObject({ kind: 'head-mismatch', seq: 7 });
  });

  it('when the head was set back together with the entries, by what was anchored elsewhere', async () => {
    const head = await readAuditHead(store.db);
    const anchor: Anchor = { at: new Date(clock.now()).toISOString(), store: 'any', ...head };
    expect(await verdict(anchor)).toMatchObject({ anchorCount: 1, fault: null });
    await tamper(sql`delete from audit_entry where seq > 4`, sql`update audit_head set seq = 4, hash = (select hash from audit_entry where seq = 4)`);
    expect((await verdict()).fault).toBeNull();
    expect((await verdict(anchor)).fault).toMatchObject({ kind: 'anchor-mismatch', seq: 6 });
  });

  it('when the tail was rewritten consistently, by what was anchored elsewhere', async () => {
    const anchor: Anchor = { at: '', store: 'any', ...(await readAuditHead(store.db)) };
    await tamper(sql`delete from audit_entry where seq > 5`, sql`update audit_head set seq = 5, hash = (select hash from audit_entry where seq = 5)`);
    await append({ entityId: '6', detail: { index: 6, added: 'later' } });
    expect((await verdict()).fault).toBeNull();
    expect((await verdict(anchor)).fault).toMatchObject({ kind: 'anchor-mismatch', seq: 6 });
  });
});

it('verification walks a log longer than one chunk, and finds a fault in the last', async () => {
  await store.transaction(async (tx) => {
    for (let index = 0; index < 1_005; index++) await appendAudit(tx, draft({ entityId: String(index) }));
  }, { statementTimeoutMilliseconds: 60_000 });
  expect(await verdict()).toMatchObject({ entryCount: 1_005, fault: null });
  await tamper(sql`update audit_entry set item_count = 2 where seq = 1004`);
  expect((await verdict()).fault).toMatchObject({ kind: 'content-changed', seq: 1_004 });
});

it('only an auditor may verify', async () => {
  const result = await verifyAudit({ ctx: contextOf(store, clock, consoleActor('sysadmin')), input: { anchors: anchorsOf() } });
  expect(result).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
  expect(await rowsOf(store.db, sql`select 1 from audit_entry`)).toHaveLength(0);
});
