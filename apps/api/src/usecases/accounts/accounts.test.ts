import { beforeEach, describe, expect, it } from 'vitest';
import { roles, type Role } from '@wuding/domain';
import { rowsOf, sql, type Store } from '../../db/store';
import { givenAccount, rightPassword } from '../../testing/accounts';
import { consoleActor, contextOf, TestClock } from '../../testing/context';
import { testStore } from '../../testing/store';
import { createSession } from '../session/create-session';
import { SignInWindow } from '../session/sign-in-window';
import { addAccount, type AccountInput } from './add-account';
import { disableAccount } from './disable-account';
import { listAccounts } from './list-accounts';
import { resetPassword } from './reset-password';

let store: Store;
let clock: TestClock;
const as = (role: Role) => contextOf(store, clock, consoleActor(role));
const draft: AccountInput = { username: 'li.na', displayName: '李娜', role: 'officer', password: rightPassword, districtNames: [] };
const add = async (extra: Partial<AccountInput>): Promise<string> => {
  const result = await addAccount({ ctx: as('secadmin'), input: { ...draft, ...extra } });
  return result.ok ? 'added' : result.refusal.code;
};
const signIn = (username: string, password: string) =>
  createSession({ ctx: { store, clock, requestId: null }, signIns: new SignInWindow(), input: { username, password, remoteAddress: '10.0.0.7' } });
const list = async (input: Partial<Parameters<typeof listAccounts>[0]['input']> = {}) => {
  const result = await listAccounts({ ctx: as('secadmin'), input: { sort: 'username', limit: 50, ...input } });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

beforeEach(async () => {
  store = await testStore();
  clock = new TestClock();
});

describe('adding an account', () => {
  it('lets its holder sign in, and says in the log who was added, not the password', async () => {
    expect(await add({})).toBe('added');
    expect(await signIn('li.na', rightPassword)).toMatchObject({ ok: true });
    const [entry] = await rowsOf<{ text: string }>(store.db, sql`select audit_entry::text as text from audit_entry where action = 'account.add'`);
    expect(entry?.text).toContain('li.na');
    expect(entry?.text).not.toContain(rightPassword);
    expect(entry?.text).not.toContain('argon2');
  });

  it.each([
    [{ username: 'Li Na' }, 'username-invalid'], [{ username: `x'; drop table account; --` }, 'username-invalid'], [{ username: 'a'.repeat(64) }, 'username-invalid'],
    [{ displayName: '  ' }, 'display-name-invalid'], [{ displayName: 'a\u0000b' }, 'display-name-invalid'], [{ displayName: '名'.repeat(65) }, 'display-name-invalid'],
    [{ password: 'short' }, 'password-too-short'], [{ password: 'x1y2z'.repeat(2_000) }, 'password-too-long'], [{ password: 'password123' }, 'password-too-common'],
    [{ districtNames: ['凯龙城'] }, 'role-without-districts'], [{ role: 'district-leader', districtNames: ['凯龙城'] }, 'unknown-district'],
  ] as [Partial<AccountInput>, string][])('refuses %j: %s', async (extra, code) => {
    expect(await add(extra)).toBe(code);
    expect(await rowsOf(store.db, sql`select 1 from account`)).toHaveLength(0);
    expect(await rowsOf(store.db, sql`select 1 from audit_entry`)).toHaveLength(0);
  });

  it('takes markup in a display name as text', async () => {
    expect(await add({ displayName: '<img src=x onerror=alert(1)>' })).toBe('added');
    expect((await list()).items[0]?.displayName).toBe('<img src=x onerror=alert(1)>');
  });

  it('refuses a name that is taken, also when two arrive together', async () => {
    expect((await Promise.all([add({}), add({ displayName: '另一个李娜' })])).sort()).toEqual(['added', 'already-exists']);
  });

  it('is for the security administrator only', async () => {
    for (const role of roles.filter((candidate) => candidate !== 'secadmin')) {
      expect(await addAccount({ ctx: as(role), input: draft })).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
      expect(await disableAccount({ ctx: as(role), input: { username: 'li.na' } })).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
      expect(await resetPassword({ ctx: as(role), input: { username: 'li.na', password: 'another good phrase' } })).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
    }
  });
});

describe('a district leader', () => {
  const givenDistrict = async (name: string): Promise<void> => {
    await store.transaction(async (tx) => {
      await tx.execute(sql`insert into code_set (key, name) values ('base', 'x')`);
      await tx.execute(sql`insert into dataset (key, name, provenance, time_zone, code_set_id, created_at)
        values ('county', 'x', 'simulated', 'Asia/Shanghai', 1, ${new Date(clock.now())})`);
      await tx.execute(sql`insert into bureau (name, enforcement_body_name, power_basis, home_dataset_id) values ('x', 'x', 'authorised', 1)`);
      await tx.execute(sql`insert into district (dataset_id, code, name, change_seq) values (1, 'd1', ${name}, 0)`);
    });
  };

  it('is bound to the district and named its leader, and the change is logged for those who follow districts', async () => {
    await givenDistrict('凯龙城');
    expect(await add({ role: 'district-leader', districtNames: ['凯龙城'] })).toBe('added');
    expect((await list()).items).toMatchObject([{ username: 'li.na', districtIds: [1] }]);
    expect(await signIn('li.na', rightPassword)).toMatchObject({ ok: true, value: { session: { districtIds: [1] } } });
    expect(await rowsOf(store.db, sql`select d.leader_account_id::int as leader, d.version::int as version, d.change_seq::int as seq, c.entity
      from district d join change_log c on c.seq = d.change_seq`)).toEqual([{ leader: 1, version: 2, seq: 1, entity: 'district' }]);
  });

  it('who comes second acts in the district but does not replace its leader', async () => {
    await givenDistrict('凯龙城');
    await add({ role: 'district-leader', districtNames: ['凯龙城'] });
    await add({ username: 'zhao.lei', role: 'district-leader', districtNames: ['凯龙城'] });
    expect((await list()).items).toMatchObject([{ districtIds: [1] }, { districtIds: [1] }]);
    expect(await rowsOf(store.db, sql`select leader_account_id::int as leader, version::int as version from district`)).toEqual([{ leader: 1, version: 2 }]);
  });
});

describe('changing an account', () => {
  it('refuses one that is not there, and twice the same', async () => {
    await givenAccount(store, clock, 'li.na', 'officer');
    const ctx = as('secadmin');
    expect(await disableAccount({ ctx, input: { username: 'nobody' } })).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await disableAccount({ ctx, input: { username: 'li.na' } })).toMatchObject({ ok: true });
    expect(await disableAccount({ ctx, input: { username: 'li.na' } })).toMatchObject({ refusal: { code: 'already-disabled' } });
    expect((await list()).items).toMatchObject([{ isDisabled: true }]);
  });
});

describe('the list of accounts', () => {
  beforeEach(async () => {
    for (const name of ['b-2', 'a.1', 'c3', 'a-1', 'b_x'.replace('_', '.')]) await givenAccount(store, clock, name, name.startsWith('c') ? 'auditor' : 'officer');
  });
  const names = async (input: Parameters<typeof list>[0]): Promise<string[]> => (await list(input)).items.map(({ username }) => username);

  it('is sorted either way, filtered by role and text, and knows how many match', async () => {
    expect(await names({})).toEqual(['a-1', 'a.1', 'b-2', 'b.x', 'c3']);
    expect(await names({ sort: '-username' })).toEqual(['c3', 'b.x', 'b-2', 'a.1', 'a-1']);
    expect(await names({ role: 'auditor' })).toEqual(['c3']);
    expect(await names({ q: '.1' })).toEqual(['a.1']);
    expect(await names({ q: '%' })).toEqual([]);
    expect((await list({ role: 'officer', limit: 1 })).total).toBe(4);
  });

  it.each(['username', '-username'] as const)('pages through everybody once, in order of %s', async (sort) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ sort, limit: 2, ...(cursor === null ? {} : { cursor }) });
      seen.push(...page.items.map(({ username }) => username));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(await names({ sort }));
  });

  it('refuses a cursor that was made for another sort or by hand', async () => {
    const { nextCursor } = await list({ limit: 2 });
    for (const [sort, cursor] of [['-username', nextCursor], ['username', 'bogus']] as const) {
      expect(await listAccounts({ ctx: as('secadmin'), input: { sort, limit: 2, cursor: cursor ?? '' } })).toMatchObject({ refusal: { code: 'cursor-invalid' } });
    }
  });

  it('shows who is locked at the moment', async () => {
    for (let attempt = 0; attempt < 5; attempt++) await signIn('c3', 'wrong');
    expect((await list({ role: 'auditor' })).items).toMatchObject([{ isLocked: true }]);
    clock.passMinutes(30);
    expect((await list({ role: 'auditor' })).items).toMatchObject([{ isLocked: false }]);
  });

  it('is for the security administrator and the auditor', async () => {
    for (const role of roles) {
      const result = await listAccounts({ ctx: as(role), input: { sort: 'username', limit: 1 } });
      expect(result.ok, role).toBe(role === 'secadmin' || role === 'auditor');
    }
  });
});
