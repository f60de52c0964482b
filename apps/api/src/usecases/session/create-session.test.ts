import { beforeEach, describe, expect, it } from 'vitest';
import type { AnonymousContext } from '../../context';
import { rowsOf, sql, type Store } from '../../db/store';
import { givenAccount, rightPassword } from '../../testing/accounts';
import { consoleActor, contextOf, TestClock } from '../../testing/context';
import { testStore } from '../../testing/store';
import { disableAccount } from '../accounts/disable-account';
import { resetPassword } from '../accounts/reset-password';
import { createSession } from './create-session';
import { SignInWindow } from './sign-in-window';

let store: Store;
let clock: TestClock;
let ctx: AnonymousContext;
let signIns: SignInWindow;

const signIn = async (username: string, password = rightPassword, remoteAddress = '10.0.0.7'): Promise<string> => {
  const result = await createSession({ ctx, signIns, input: { username, password, remoteAddress } });
  return result.ok ? 'signed-in' : result.refusal.code;
};
const audited = async (): Promise<string[]> => {
  const rows = await rowsOf<{ action: string; reason: string | null }>(store.db, sql`select action, detail ->> 'reason' as reason from audit_entry order by seq`);
  return rows.map(({ action, reason }) => (reason === null ? action : `${action}: ${reason}`));
};
const secadmin = () => contextOf(store, clock, consoleActor('secadmin'));

beforeEach(async () => {
  store = await testStore();
  clock = new TestClock();
  signIns = new SignInWindow();
  ctx = { store, clock, requestId: null };
  await givenAccount(store, clock, 'zhang.wei', 'officer');
});

describe('signing in', () => {
  it('opens a session with the right password, whatever the case and space around the name', async () => {
    const result = await createSession({ ctx, signIns, input: { username: ' Zhang.Wei ', password: rightPassword, remoteAddress: '10.0.0.7' } });
    expect(result).toMatchObject({
      ok: true,
      value: { session: { username: 'zhang.wei', role: 'officer', districtIds: [], isDemo: false, expiresAt: '2026-05-01T16:00:00.000Z' } },
    });
    expect(result.ok && result.value.session.permissions).toContain('incident.write');
    expect(await audited()).toEqual(['session.create']);
  });

  it('keeps only a hash of a token of 256 bits', async () => {
    const result = await createSession({ ctx, signIns, input: { username: 'zhang.wei', password: rightPassword, remoteAddress: '10.0.0.7' } });
    if (!result.ok) throw new Error(result.refusal.code);
    expect(Buffer.from(result.value.token, 'base64url')).toHaveLength(32);
    const everything = await rowsOf<{ text: string }>(store.db, sql`
      select session::text as text from session union all select audit_entry::text from audit_entry union all select account::text from account`);
    for (const { text } of everything) {
      expect(text).not.toContain(result.value.token);
      expect(text).not.toContain(rightPassword);
    }
  });

  it.each(['nobody', `zhang.wei' or '1'='1`, `'; drop table account; --`, '<script>alert(1)</script>', '凯龙城', 'x\u0000y', '%', '../../etc/passwd'])(
    'answers an unknown name like a wrong password: %s', async (username) => {
      expect(await signIn(username)).toBe('wrong-credentials');
      expect(await audited()).toEqual(['session.refuse: unknown-username']);
      const [row] = await rowsOf<{ text: string }>(store.db, sql`select audit_entry::text as text from audit_entry`);
      expect(row?.text).not.toContain(username);
    });

  it('counts a full-width password as the same password', async () => {
    expect(await signIn('zhang.wei', 'ｃｏｒｒｅｃｔ　ｈｏｒｓｅ　ｂａｔｔｅｒｙ')).toBe('signed-in');
  });

  it('refuses a disabled account, but tells only who knows the password', async () => {
    await disableAccount({ ctx: secadmin(), input: { username: 'zhang.wei' } });
    expect(await signIn('zhang.wei', 'wrong wrong wrong')).toBe('wrong-credentials');
    expect(await signIn('zhang.wei')).toBe('account-disabled');
    expect(await rowsOf(store.db, sql`select 1 from session`)).toHaveLength(0);
  });

  it('forgets the account’s dead sessions when a new one is opened', async () => {
    await signIn('zhang.wei');
    clock.passMinutes(31);
    await signIn('zhang.wei');
    expect(await rowsOf(store.db, sql`select 1 from session`)).toHaveLength(1);
  });
});

describe('the lock', () => {
  it('closes after five wrong passwords and opens thirty minutes later', async () => {
    for (let attempt = 1; attempt <= 5; attempt++) expect(await signIn('zhang.wei', 'wrong')).toBe('wrong-credentials');
    expect(await signIn('zhang.wei')).toBe('account-locked');
    clock.passMinutes(29);
    expect(await signIn('zhang.wei')).toBe('account-locked');
    clock.passMinutes(1);
    expect(await signIn('zhang.wei')).toBe('signed-in');
    expect(await audited()).toEqual([
      ...Array.from({ length: 5 }, () => 'session.refuse: wrong-credentials'), 'account.lock',
      'session.refuse: account-locked', 'session.refuse: account-locked', 'session.create',
    ]);
  });

  it('says until when', async () => {
    for (let attempt = 1; attempt <= 5; attempt++) await signIn('zhang.wei', 'wrong');
    const result = await createSession({ ctx, signIns, input: { username: 'zhang.wei', password: rightPassword, remoteAddress: '10.0.0.7' } });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'account-locked', data: { lockedUntil: '2026-05-01T04:30:00.000Z' } } });
  });

  it('starts counting again after a right password', async () => {
    for (let round = 1; round <= 3; round++) {
      for (let attempt = 1; attempt <= 4; attempt++) expect(await signIn('zhang.wei', 'wrong')).toBe('wrong-credentials');
      expect(await signIn('zhang.wei')).toBe('signed-in');
    }
  });

  it('is not prolonged by trying while it is closed', async () => {
    for (let attempt = 1; attempt <= 5; attempt++) await signIn('zhang.wei', 'wrong');
    clock.passMinutes(20);
    for (let attempt = 1; attempt <= 5; attempt++) expect(await signIn('zhang.wei', 'wrong')).toBe('account-locked');
    clock.passMinutes(10);
    expect(await signIn('zhang.wei')).toBe('signed-in');
  });

  it('holds when two bursts of wrong passwords arrive together: five answers, then the lock', async () => {
    const bursts = await Promise.all(Array.from({ length: 24 }, () => signIn('zhang.wei', 'wrong')));
    expect(bursts.filter((answer) => answer === 'wrong-credentials')).toHaveLength(5);
    expect(bursts.filter((answer) => answer === 'account-locked')).toHaveLength(19);
    expect(await signIn('zhang.wei')).toBe('account-locked');
  });

  it('does not hinder people who sign in together with the right password', async () => {
    expect(new Set(await Promise.all(Array.from({ length: 12 }, () => signIn('zhang.wei'))))).toEqual(new Set(['signed-in']));
  });

  it('is opened by a new password', async () => {
    for (let attempt = 1; attempt <= 5; attempt++) await signIn('zhang.wei', 'wrong');
    await resetPassword({ ctx: secadmin(), input: { username: 'zhang.wei', password: 'another good phrase' } });
    expect(await signIn('zhang.wei', 'another good phrase')).toBe('signed-in');
    expect(await signIn('zhang.wei')).toBe('wrong-credentials');
  });
});

describe('the window of an address', () => {
  it('holds back an address after fifty failures in a minute, others not, and not for long', async () => {
    for (let failure = 0; failure < 50; failure++) signIns.recordFailure('10.0.0.7', clock.now());
    expect(await signIn('zhang.wei')).toBe('too-many-requests');
    expect(await signIn('zhang.wei', rightPassword, '10.0.0.8')).toBe('signed-in');
    clock.passMinutes(1);
    expect(await signIn('zhang.wei')).toBe('signed-in');
  });

  it('does not count those who get in: a whole office may come to work at once', async () => {
    for (let person = 0; person < 60; person++) expect(await signIn('zhang.wei')).toBe('signed-in');
  });

  it('forgets those who failed longest ago when ten thousand other addresses fail', () => {
    const failFifty = (address: string): void => { for (let failure = 0; failure < 50; failure++) signIns.recordFailure(address, clock.now()); };
    failFifty('early');
    for (let address = 0; address < 9_999; address++) signIns.recordFailure(`10.${address}`, clock.now());
    failFifty('late');
    expect(signIns.admits('early', clock.now())).toBe(true);
    expect(signIns.admits('late', clock.now())).toBe(false);
  });
});
