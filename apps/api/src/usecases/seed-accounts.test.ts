import { beforeEach, describe, expect, it } from 'vitest';
import { roles } from '@wuding/domain';
import { rowsOf, sql, type Store } from '../db/store';
import { givenAccount, rightPassword } from '../testing/accounts';
import { TestClock } from '../testing/context';
import { testStore } from '../testing/store';
import { demoAccounts, seedDemoAccounts } from './seed-accounts';
import { createSession } from './session/create-session';
import { SignInWindow } from './session/sign-in-window';

let store: Store;
let clock: TestClock;
const seed = (password: string | null) => seedDemoAccounts({ store, clock, requestId: null }, { password });
const signIn = async (username: string, password: string): Promise<string> => {
  const result = await createSession({ ctx: { store, clock, requestId: null }, signIns: new SignInWindow(), input: { username, password, remoteAddress: '' } });
  return result.ok ? 'signed-in' : result.refusal.code;
};
const auditCount = async (): Promise<number> => (await rowsOf(store.db, sql`select 1 from audit_entry`)).length;

async function givenDistricts(...names: string[]): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.execute(sql`insert into code_set (key, name) values ('base', 'x')`);
    await tx.execute(sql`insert into dataset (key, name, provenance, time_zone, code_set_id, created_at)
      values ('county', 'x', 'simulated', 'Asia/Shanghai', 1, ${new Date(clock.now())})`);
    await tx.execute(sql`insert into bureau (name, enforcement_body_name, power_basis, home_dataset_id) values ('x', 'x', 'authorised', 1)`);
    for (const name of names) await tx.execute(sql`insert into district (dataset_id, code, name, change_seq) values (1, ${name}, ${name}, 0)`);
  });
}

beforeEach(async () => {
  store = await testStore();
  clock = new TestClock();
});

describe('the demo accounts', () => {
  it('cover every role and say that they are demonstrations', () => {
    expect(new Set(demoAccounts.map(({ role }) => role))).toEqual(new Set(roles));
    for (const { displayName } of demoAccounts) expect(displayName).toContain('（演示）');
  });

  it('all take the given password, however short, and are marked as demo', async () => {
    expect(await seed('demo')).toEqual({ createdCount: 10, resetCount: 0, generatedPassword: null });
    for (const { username } of demoAccounts) expect(await signIn(username, 'demo'), username).toBe('signed-in');
    expect(await rowsOf(store.db, sql`select 1 from account where is_demo`)).toHaveLength(10);
  });

  it('get a password made up for them when none is given, told once', async () => {
    const { generatedPassword } = await seed(null);
    expect(await signIn('director', generatedPassword ?? '')).toBe('signed-in');
    expect(await seed(null)).toEqual({ createdCount: 0, resetCount: 0, generatedPassword: null });
    expect(await signIn('director', generatedPassword ?? '')).toBe('signed-in');
  });

  it('change nothing when seeded again with the same password', async () => {
    await seed('demo');
    const before = await auditCount();
    expect(await seed('demo')).toEqual({ createdCount: 0, resetCount: 0, generatedPassword: null });
    expect(await auditCount()).toBe(before);
  });

  it('take a new password at a later start, and the old one no more', async () => {
    await seed(null);
    for (let attempt = 0; attempt < 5; attempt++) await signIn('director', 'wrong');
    expect(await seed('another')).toMatchObject({ createdCount: 0, resetCount: 10, generatedPassword: null });
    expect(await signIn('director', 'another')).toBe('signed-in');
    expect(await seed('third')).toMatchObject({ resetCount: 10 });
    expect(await signIn('director', 'another')).toBe('wrong-credentials');
    expect(await rowsOf(store.db, sql`select 1 from session`)).toHaveLength(0);
  });

  it('are locked like all others', async () => {
    await seed('demo');
    for (let attempt = 0; attempt < 5; attempt++) await signIn('officer', 'wrong');
    expect(await signIn('officer', 'demo')).toBe('account-locked');
  });

  it('leave a real account of the same name alone', async () => {
    await givenAccount(store, clock, 'director', 'officer');
    expect(await seed('demo')).toMatchObject({ createdCount: 9 });
    expect(await signIn('director', rightPassword)).toBe('signed-in');
    expect(await seed('demo')).toMatchObject({ createdCount: 0, resetCount: 0 });
    expect(await signIn('director', 'demo')).toBe('wrong-credentials');
  });

  it('bind the leaders to the districts that exist, once', async () => {
    await seed('demo');
    await givenDistricts('凯龙城');
    await seed('demo');
    const bound = () => rowsOf(store.db, sql`select a.username, d.name from account_district b join account a on a.id = b.account_id join district d on d.id = b.district_id`);
    expect(await bound()).toEqual([{ username: 'leader-kailong', name: '凯龙城' }]);
    const before = await auditCount();
    await seed('demo');
    expect([await auditCount(), await bound()]).toEqual([before, [{ username: 'leader-kailong', name: '凯龙城' }]]);
  });
});
