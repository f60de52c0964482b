import { beforeEach, describe, expect, it } from 'vitest';
import { roles } from '@wuding/domain';
import type { Store } from '../../db/store';
import { appendAudit } from '../../repositories/audit';
import { consoleActor, contextOf, TestClock } from '../../testing/context';
import { testStore } from '../../testing/store';
import { listAuditEntries, type AuditListing } from './list-audit-entries';

let store: Store;
const clock = new TestClock();
const list = async (input: Partial<AuditListing> = {}) => {
  const result = await listAuditEntries({ ctx: contextOf(store, clock, consoleActor('auditor')), input: { sort: '-seq', limit: 50, ...input } });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const seqs = async (input: Partial<AuditListing>): Promise<number[]> => (await list(input)).items.map(({ seq }) => seq);

beforeEach(async () => {
  store = await testStore();
  const entries = [['zhang (officer)', 'incident.record'], ['zhang (officer)', 'session.end'], ['zhang.wei (officer)', 'incident.record'], ['anonymous', 'session.refuse']] as const;
  await store.transaction(async (tx) => {
    for (const [actorName, action] of entries) {
      await appendAudit(tx, { at: clock.now(), actorAccountId: null, actorName, requestId: 'r-1', action, entity: 'incident', detail: { note: '<b>' } });
    }
  });
});

describe('the audit log', () => {
  it('is newest first, or oldest first when asked', async () => {
    expect(await seqs({})).toEqual([4, 3, 2, 1]);
    expect(await seqs({ sort: 'seq' })).toEqual([1, 2, 3, 4]);
    expect((await list()).items[0]).toMatchObject({ actorName: 'anonymous', action: 'session.refuse', at: '2026-05-01T04:00:00.000Z', itemCount: 1, requestId: 'r-1', detail: { note: '<b>' } });
  });

  it('is filtered by action and by the exact name of the actor', async () => {
    expect(await seqs({ action: 'incident.record' })).toEqual([3, 1]);
    expect(await seqs({ actor: 'zhang' })).toEqual([2, 1]);
    expect(await seqs({ actor: 'anonymous' })).toEqual([4]);
    expect(await seqs({ actor: 'zhang', action: 'session.end' })).toEqual([2]);
    for (const actor of ['%', 'zhang%', `' or 1=1 --`]) expect(await seqs({ actor })).toEqual([]);
  });

  it('is paged without a gap or a double, and counted', async () => {
    const first = await list({ limit: 3 });
    expect(first.items.map(({ seq }) => seq)).toEqual([4, 3, 2]);
    expect(first.total).toBe(4);
    const second = await list({ limit: 3, cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ seq }) => seq)).toEqual([1]);
    expect(second.nextCursor).toBeNull();
    expect((await list({ action: 'incident.record', limit: 1 })).total).toBe(2);
  });

  it('refuses a cursor of another sort', async () => {
    const { nextCursor } = await list({ limit: 1 });
    const result = await listAuditEntries({ ctx: contextOf(store, clock, consoleActor('auditor')), input: { sort: 'seq', limit: 1, cursor: nextCursor ?? '' } });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'cursor-invalid' } });
  });

  it('is for the auditor alone', async () => {
    for (const role of roles) {
      const result = await listAuditEntries({ ctx: contextOf(store, clock, consoleActor(role)), input: { sort: '-seq', limit: 1 } });
      expect(result.ok, role).toBe(role === 'auditor');
    }
  });
});
