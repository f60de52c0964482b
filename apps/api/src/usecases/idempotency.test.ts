import { beforeEach, describe, expect, it } from 'vitest';
import { accept, refuse, type Actor, type Result } from '@wuding/domain';
import { rowsOf, sql, type Store } from '../db/store';
import { givenAccount } from '../testing/accounts';
import { contextOf, TestClock } from '../testing/context';
import { testStore } from '../testing/store';
import { purgeIdempotencyKeys } from './idempotency';
import { mutate } from './mutate';

const key = '0d5f3f6e-2f0a-4a55-9d3a-6a3f0e1b7c11';
const body = { eventCode: '05-01', position: [106.1, 33.2], description: '占道' };

let store: Store;
let clock: TestClock;
let actors: { first: Actor; second: Actor };
let workCount: number;

interface Answer { readonly note: string; readonly at: number }

/** A mutation that writes something countable (a bureau's name) and answers with what it did. */
async function post(options: { key?: string; body?: unknown; actor?: Actor; endpoint?: 'recordIncident' | 'editDistrict'; refusing?: boolean } = {}): Promise<Result<Answer>> {
  const ctx = contextOf(store, clock, options.actor ?? actors.first);
  return mutate<Answer>(ctx, async (tx) => {
    workCount += 1;
    await tx.execute(sql`insert into report_category (key, name) values (${`row-${workCount}`}, 'x')`);
    if (options.refusing === true) return refuse('not-found');
    return accept({ value: { note: `work ${workCount}`, at: clock.now() }, audit: { action: 'test.write', entity: 'report-category' } });
  }, { idempotency: { key: options.key ?? key, endpoint: options.endpoint ?? 'recordIncident', body: options.body ?? body } });
}

const rowCount = async (): Promise<number> => (await rowsOf(store.db, sql`select 1 from report_category`)).length;

beforeEach(async () => {
  store = await testStore();
  clock = new TestClock();
  workCount = 0;
  const actorOf = async (username: string): Promise<Actor> =>
    ({ accountId: await givenAccount(store, clock, username, 'officer'), username, role: 'officer', districtIds: [] });
  actors = { first: await actorOf('first'), second: await actorOf('second') };
});

describe('a field POST with an Idempotency-Key', () => {
  it('is answered again with the first answer, and done once', async () => {
    const first = await post();
    clock.passMinutes(600);
    expect(await post()).toEqual(first);
    expect(first).toEqual({ ok: true, value: { note: 'work 1', at: Date.UTC(2026, 4, 1, 4) } });
    expect([workCount, await rowCount()]).toEqual([1, 1]);
    expect(await rowsOf(store.db, sql`select seq::int as seq from audit_entry`)).toEqual([{ seq: 1 }]);
  });

  it('does not mind the order in which the body’s fields are written', async () => {
    const first = await post();
    expect(await post({ body: { description: '占道', position: [106.1, 33.2], eventCode: '05-01' } })).toEqual(first);
  });

  it('is refused when the same key comes with another body, endpoint or account', async () => {
    await post();
    for (const other of [{ body: { ...body, description: '清理' } }, { endpoint: 'editDistrict' as const }, { actor: actors.second }]) {
      expect(await post(other)).toEqual({ ok: false, refusal: { code: 'idempotency-key-reused' } });
    }
    expect([workCount, await rowCount()]).toEqual([1, 1]);
  });

  it('is done once when twenty copies arrive together', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([workCount, await rowCount()]).toEqual([1, 1]);
  });

  it('may be tried again after a refusal, which leaves no trace', async () => {
    expect(await post({ refusing: true })).toMatchObject({ ok: false });
    expect(await rowsOf(store.db, sql`select 1 from idempotency_key`)).toHaveLength(0);
    expect(await post()).toMatchObject({ ok: true, value: { note: 'work 2' } });
    expect(await rowCount()).toBe(1);
  });

  it('is a new request after thirty days, whether or not the old key was purged', async () => {
    await post();
    clock.passMinutes(30 * 24 * 60);
    expect(await post()).toMatchObject({ ok: true, value: { note: 'work 1' } });
    clock.at += 1;
    expect(await post()).toMatchObject({ ok: true, value: { note: 'work 2' } });
  });

  it('is purged after thirty days, not before', async () => {
    await post();
    clock.passMinutes(30 * 24 * 60);
    expect(await purgeIdempotencyKeys({ store, clock })).toBe(0);
    clock.at += 1;
    expect(await purgeIdempotencyKeys({ store, clock })).toBe(1);
  });

  it('keeps the status the answer had', async () => {
    await post();
    expect(await rowsOf(store.db, sql`select status::int as status from idempotency_key`)).toEqual([{ status: 201 }]);
  });
});
