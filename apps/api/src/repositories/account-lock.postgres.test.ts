import { describe, expect, it } from 'vitest';
import type { Database } from '../db/store';
import { givenAccount } from '../testing/accounts';
import { TestClock } from '../testing/context';
import { testStore } from '../testing/store';
import { lockAccount } from './accounts';
import { appendAudit } from './audit';
import { findSignInAccount } from './sign-in';

/** What locks the row of an account. */
const locks: readonly [string, (tx: Database) => Promise<unknown>][] = [
  ['to sign in', (tx) => findSignInAccount(tx, 'li.na', 'row')],
  ['to be changed', (tx) => lockAccount(tx, 'li.na')],
];

describe('an account locked by one transaction', () => {
  // An audit row looks its account up while it holds the head of the chain: were it to wait there, that is half a deadlock.
  it.each(locks)('%s holds up no audit row of its deeds in another', async (_, lock) => {
    const store = await testStore(), clock = new TestClock();
    const actorAccountId = await givenAccount(store, clock, 'li.na', 'analyst');
    let release: () => void = () => undefined, tellLocked: () => void = () => undefined;
    const isReleased = new Promise<void>((resolve) => { release = resolve; });
    const isLocked = new Promise<void>((resolve) => { tellLocked = resolve; });
    const holding = store.transaction(async (tx) => {
      expect(await lock(tx)).not.toBeNull();
      tellLocked();
      await isReleased;
    });
    await isLocked;
    try {
      await store.transaction((tx) => appendAudit(tx, {
        at: clock.now(), actorAccountId, actorName: 'li.na (analyst)', requestId: null, action: 'create', entity: 'annotation', entityId: '1',
      }), { statementTimeoutMilliseconds: 3_000 });
    } finally {
      release();
      await holding;
    }
  });
});
