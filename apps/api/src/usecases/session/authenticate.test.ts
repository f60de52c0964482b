import { beforeEach, describe, expect, it } from 'vitest';
import { rowsOf, sql, type Store } from '../../db/store';
import { givenAccount, rightPassword } from '../../testing/accounts';
import { consoleActor, contextOf, TestClock } from '../../testing/context';
import { testStore } from '../../testing/store';
import { disableAccount, enableAccount } from '../accounts/disable-account';
import { resetPassword } from '../accounts/reset-password';
import { authenticate } from './authenticate';
import { createSession } from './create-session';
import { deleteSession } from './delete-session';
import { readSession } from './read-session';
import { SignInWindow } from './sign-in-window';

let store: Store;
let clock: TestClock;
let token: string;

const signedIn = async (): Promise<string | null> => (await authenticate({ store, clock }, token))?.username ?? null;
const lastSeenAt = async (): Promise<number | undefined> =>
  (await rowsOf<{ at: number }>(store.db, sql`select (extract(epoch from last_seen_at) * 1000)::float8 as at from session`))[0]?.at;

async function signIn(): Promise<string> {
  const result = await createSession({
    ctx: { store, clock, requestId: null }, signIns: new SignInWindow(), input: { username: 'wang.fang', password: rightPassword, remoteAddress: '10.0.0.7' },
  });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.token;
}

beforeEach(async () => {
  store = await testStore();
  clock = new TestClock();
  await givenAccount(store, clock, 'wang.fang', 'district-leader');
  token = await signIn();
});

describe('a session token', () => {
  it('stands for its account, with role and districts', async () => {
    expect(await authenticate({ store, clock }, token)).toMatchObject({ username: 'wang.fang', role: 'district-leader', districtIds: [] });
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(10_000), `' or 1=1 --`, '\u0000'.repeat(43), '令牌'])('cannot be forged: %j', async (forged) => {
    expect(await authenticate({ store, clock }, forged)).toBeNull();
  });

  it('lives while it is used and dies after thirty idle minutes', async () => {
    for (let visit = 0; visit < 5; visit++) {
      clock.passMinutes(29);
      expect(await signedIn()).toBe('wang.fang');
    }
    clock.passMinutes(30);
    expect(await signedIn()).toBeNull();
  });

  it('is not kept alive by a page that asks by itself', async () => {
    for (const minutes of [10, 10, 9]) {
      clock.passMinutes(minutes);
      expect(await authenticate({ store, clock }, token, { isUse: false })).not.toBeNull();
    }
    clock.passMinutes(1);
    expect(await authenticate({ store, clock }, token, { isUse: false })).toBeNull();
    expect(await signedIn()).toBeNull();
  });

  it('dies twelve hours after sign-in, however much it is used', async () => {
    for (let visit = 0; visit < 71; visit++) {
      clock.passMinutes(10);
      expect(await signedIn()).toBe('wang.fang');
    }
    clock.passMinutes(10);
    expect(await signedIn()).toBeNull();
  });

  it('is written as seen at most once a minute', async () => {
    const signedInAt = clock.now();
    clock.at += 59_000;
    await signedIn();
    expect(await lastSeenAt()).toBe(signedInAt);
    clock.at += 1_000;
    await signedIn();
    expect(await lastSeenAt()).toBe(signedInAt + 60_000);
  });

  it('is worth nothing after the clock was set back by hours', async () => {
    clock.passMinutes(-600);
    expect(await signedIn()).toBeNull();
  });

  it('ends the moment its account is disabled, and stays ended when it is enabled again', async () => {
    const ctx = contextOf(store, clock, consoleActor('secadmin'));
    await disableAccount({ ctx, input: { username: 'wang.fang' } });
    expect(await signedIn()).toBeNull();
    await enableAccount({ ctx, input: { username: 'wang.fang' } });
    expect(await signedIn()).toBeNull();
  });

  it('does not count while its account is disabled even if the session row is still there', async () => {
    await store.db.execute(sql`update account set disabled_at = created_at`);
    expect(await signedIn()).toBeNull();
  });

  it('ends with a new password', async () => {
    await resetPassword({ ctx: contextOf(store, clock, consoleActor('secadmin')), input: { username: 'wang.fang', password: 'another good phrase' } });
    expect(await signedIn()).toBeNull();
  });
});

describe('the own session', () => {
  it('shows who one is and until when', async () => {
    const actor = await authenticate({ store, clock }, token);
    if (actor === null) throw new Error('not signed in');
    expect(await readSession({ ctx: contextOf(store, clock, actor) })).toMatchObject({
      ok: true, value: { username: 'wang.fang', displayName: 'wang.fang（测试）', role: 'district-leader', expiresAt: '2026-05-01T16:00:00.000Z' },
    });
  });

  it('is something the console does not have', async () => {
    expect(await readSession({ ctx: contextOf(store, clock, consoleActor('secadmin')) })).toMatchObject({ ok: false });
  });

  it('ends on request, once, and leaves the other sessions of the account alone', async () => {
    const other = await signIn();
    const ctx = { store, clock, requestId: null };
    expect(await deleteSession({ ctx, input: { token } })).toMatchObject({ ok: true });
    expect(await deleteSession({ ctx, input: { token } })).toMatchObject({ ok: false, refusal: { code: 'not-signed-in' } });
    expect(await signedIn()).toBeNull();
    expect(await authenticate({ store, clock }, other)).not.toBeNull();
    expect(await rowsOf(store.db, sql`select actor_name from audit_entry where action = 'session.end'`)).toEqual([{ actor_name: 'wang.fang (district-leader)' }]);
  });
});
