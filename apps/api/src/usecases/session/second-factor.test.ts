import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../app';
import { rowsOf, sql, type Store } from '../../db/store';
import { openSecretVault, type SecretVault } from '../../secrets/secret-vault';
import { givenAccount, rightPassword } from '../../testing/accounts';
import { consoleActor, contextOf, TestClock } from '../../testing/context';
import { testServices } from '../../testing/services';
import { testStore } from '../../testing/store';
import { resetSecondFactor } from '../accounts/reset-second-factor';
import { setSecondFactorPolicy } from '../accounts/set-second-factor-policy';
import { ensureBureau } from '../bureau/ensure-bureau';
import { authenticate } from './authenticate';
import { createSession } from './create-session';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from './second-factor';
import { SignInWindow } from './sign-in-window';

let store: Store;
let clock: TestClock;
let vault: SecretVault;
let directory: string;

/** An authenticator app, written apart from the server's code: base32 by text, RFC 6238 by hand. */
function appCode(secret: string, at: number): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.from(Math.floor(at / 30_000).toString(16).padStart(16, '0'), 'hex');
  const digest = createHmac('sha1', key).update(counter).digest();
  const start = (digest[19] ?? 0) % 16;
  return String((digest.readUInt32BE(start) % 2 ** 31) % 1_000_000).padStart(6, '0');
}

const signIn = (username: string, totp?: string, password = rightPassword) =>
  createSession({ ctx: { store, clock, requestId: null }, signIns: new SignInWindow(), vault, input: { username, password, totp, remoteAddress: '10.0.0.7' } });
const outcome = async (...call: Parameters<typeof signIn>): Promise<string> => {
  const result = await signIn(...call);
  return result.ok ? result.value.session.secondFactor : result.refusal.code;
};
async function contextAs(username: string, totp?: string) {
  const result = await signIn(username, totp);
  if (!result.ok) throw new Error(result.refusal.code);
  const actor = await authenticate({ store, clock }, result.value.token);
  if (actor === null) throw new Error('no session');
  return contextOf(store, clock, actor);
}

/** Sets a second factor up. @returns the secret the app holds, and the recovery codes */
async function enrol(username: string): Promise<{ secret: string; recoveryCodes: string[] }> {
  const ctx = await contextAs(username);
  const begun = await beginSecondFactor({ ctx, vault });
  if (!begun.ok) throw new Error(begun.refusal.code);
  const { secret } = begun.value;
  const confirmed = await confirmSecondFactor({ ctx, vault, input: { code: appCode(secret, clock.now()) } });
  if (!confirmed.ok) throw new Error(confirmed.refusal.code);
  return { secret, recoveryCodes: confirmed.value.recoveryCodes };
}

beforeEach(async () => {
  store = await testStore();
  clock = new TestClock();
  directory = mkdtempSync(join(tmpdir(), 'wuding-vault-'));
  vault = openSecretVault(directory);
  await ensureBureau({ ctx: contextOf(store, clock, consoleActor('sysadmin')) });
  await givenAccount(store, clock, 'li.na', 'analyst');
  await givenAccount(store, clock, 'wang', 'secadmin');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('a second factor', () => {
  it('is asked for after the right password only, and each code opens once', async () => {
    const { secret } = await enrol('li.na');
    expect(await outcome('li.na')).toBe('totp-required');
    expect(await outcome('li.na', undefined, 'wrong password')).toBe('wrong-credentials');
    expect(await outcome('li.na', appCode(secret, clock.now()))).toBe('totp-wrong');
    clock.passMinutes(1);
    const code = appCode(secret, clock.now());
    expect(await outcome('li.na', ` ${code.slice(0, 3)} ${code.slice(3)}`)).toBe('on');
    expect(await outcome('li.na', code)).toBe('totp-wrong');
    expect(await outcome('li.na', appCode(secret, clock.now() - 30_000))).toBe('totp-wrong');
    expect(await outcome('li.na', appCode(secret, clock.now() + 30_000))).toBe('on');
  });

  it('wrong codes lock the account like wrong passwords, and being asked counts for nothing', async () => {
    const { secret } = await enrol('li.na');
    clock.passMinutes(5);
    for (let i = 0; i < 7; i++) expect(await outcome('li.na')).toBe('totp-required');
    const wrong = appCode(secret, clock.now() + 3_600_000);
    const answers: string[] = [];
    for (let i = 0; i < 6; i++) answers.push(await outcome('li.na', wrong));
    expect(answers).toEqual([...Array.from({ length: 5 }, () => 'totp-wrong'), 'account-locked']);
    expect(await outcome('li.na', appCode(secret, clock.now()))).toBe('account-locked');
    clock.passMinutes(31);
    expect(await outcome('li.na', appCode(secret, clock.now()))).toBe('on');
  });

  it('can be replaced by a recovery code, each once, however it is typed, and only of that account', async () => {
    const { recoveryCodes } = await enrol('li.na');
    const other = await enrol('wang');
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/);
    expect(await outcome('li.na', recoveryCodes[0]!.toLowerCase().replace('-', ' '))).toBe('on');
    expect(await outcome('li.na', recoveryCodes[0])).toBe('totp-wrong');
    expect(await outcome('li.na', other.recoveryCodes[0])).toBe('totp-wrong');
    expect(await outcome('li.na', recoveryCodes[1])).toBe('on');
    const [entry] = await rowsOf<{ detail: object }>(store.db, sql`select detail from audit_entry where action = 'session.create' order by seq desc limit 1`);
    expect(entry?.detail).toMatchObject({ secondFactor: 'recovery-code' });
  });

  it('asks for nothing before it is confirmed, and forgets a secret begun again', async () => {
    const ctx = await contextAs('li.na');
    const first = await beginSecondFactor({ ctx, vault });
    expect(await outcome('li.na')).toBe('none');
    const second = await beginSecondFactor({ ctx, vault });
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(second.value.uri).toContain(`secret=${second.value.secret}`);
    expect(await confirmSecondFactor({ ctx, vault, input: { code: appCode(first.value.secret, clock.now()) } })).toMatchObject({ refusal: { code: 'totp-wrong' } });
    expect(await confirmSecondFactor({ ctx, vault, input: { code: appCode(second.value.secret, clock.now()) } })).toMatchObject({ ok: true });
    expect(await beginSecondFactor({ ctx, vault })).toMatchObject({ refusal: { code: 'already-exists' } });
    expect(await confirmSecondFactor({ ctx, vault, input: { code: '000000' } })).toMatchObject({ refusal: { code: 'already-exists' } });
    expect(await confirmSecondFactor({ ctx: await contextAs('wang'), vault, input: { code: '000000' } })).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await beginSecondFactor({ ctx: contextOf(store, clock, consoleActor('secadmin')), vault })).toMatchObject({ refusal: { code: 'not-allowed' } });
  });

  it('is kept sealed: neither the store nor the audit log shows the secret or a code', async () => {
    const { secret, recoveryCodes } = await enrol('li.na');
    const everything = await rowsOf<{ text: string }>(store.db, sql`
      select second_factor::text as text from second_factor union all select recovery_code::text from recovery_code union all select audit_entry::text from audit_entry`);
    const all = everything.map(({ text }) => text).join('\n');
    for (const hidden of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replace('-', ''))]) expect(all).not.toContain(hidden);
    expect(statSync(join(directory, 'secret.key')).mode & 0o777).toBe(0o600);
    const elsewhere = mkdtempSync(join(directory, 'other-'));
    const [row] = await rowsOf<{ sealed: string; id: number }>(store.db, sql`select sealed_secret as sealed, account_id::int as id from second_factor`);
    expect(openSecretVault(elsewhere).open(row!.sealed, `second-factor:${row!.id}`)).toBeNull();
    expect(vault.open(row!.sealed, `second-factor:${row!.id + 1}`)).toBeNull();
    expect(openSecretVault(directory).open(row!.sealed, `second-factor:${row!.id}`)).toHaveLength(20);
  });

  it('can be given up by a code where the role need not have one', async () => {
    const { recoveryCodes } = await enrol('li.na');
    const ctx = await contextAs('li.na', recoveryCodes[0]);
    expect(await removeSecondFactor({ ctx, vault, input: { code: '000000' } })).toMatchObject({ refusal: { code: 'totp-wrong' } });
    const [row] = await rowsOf<{ failed: number }>(store.db, sql`select failed_sign_in_count::int as failed from account where username = 'li.na'`);
    expect(row?.failed).toBe(1);
    expect(await removeSecondFactor({ ctx, vault, input: { code: recoveryCodes[1]! } })).toMatchObject({ ok: true, value: { secondFactor: 'none' } });
    expect(await outcome('li.na')).toBe('none');
    expect(await removeSecondFactor({ ctx, vault, input: { code: '000000' } })).toMatchObject({ refusal: { code: 'not-found' } });
    const admin = await enrol('wang');
    expect(await removeSecondFactor({ ctx: await contextAs('wang', admin.recoveryCodes[0]), vault, input: { code: admin.recoveryCodes[1]! } })).toMatchObject({ refusal: { code: 'second-factor-needed' } });
  });

  it('is taken away by the security administrator for who lost it, with every session', async () => {
    const { recoveryCodes } = await enrol('li.na');
    await contextAs('li.na', recoveryCodes[0]);
    const reset = (role: 'secadmin' | 'sysadmin') => resetSecondFactor({ ctx: contextOf(store, clock, consoleActor(role)), input: { username: 'li.na' } });
    expect(await reset('sysadmin')).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await reset('secadmin')).toMatchObject({ ok: true });
    expect(await rowsOf(store.db, sql`select 1 from session s join account a on a.id = s.account_id where a.username = 'li.na'`)).toEqual([]);
    expect(await outcome('li.na')).toBe('none');
  });
});

describe('who must have one', () => {
  it('administrators, until they have: their session opens nothing but setting it up', async () => {
    const app = createApp(await testServices(store, clock));
    const call = async (method: string, path: string, cookie: string, body?: object) => app.request(`http://127.0.0.1:8787/api${path}`, {
      method, headers: { host: '127.0.0.1:8787', cookie, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await call('POST', '/session', '', { username: 'wang', password: rightPassword });
    expect(await answer.clone().json()).toMatchObject({ secondFactor: 'must-enrol', permissions: ['session.own'] });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await (await call('GET', '/accounts', cookie)).json()).toMatchObject({ status: 403, code: 'second-factor-missing' });
    const { secret } = await (await call('POST', '/session/second-factor', cookie, {})).json() as { secret: string };
    const confirmed = await call('POST', '/session/second-factor/confirm', cookie, { code: appCode(secret, clock.now()) });
    expect(await confirmed.json()).toMatchObject({ session: { secondFactor: 'on' } });
    expect((await call('GET', '/accounts', cookie)).status).toBe(200);
    expect(await (await call('POST', '/session', '', { username: 'wang', password: rightPassword })).json()).toMatchObject({ status: 401, code: 'totp-required' });
    expect(await (await call('POST', '/session', '', { username: 'wang', password: rightPassword, totp: '123456' })).json()).toMatchObject({ status: 401, code: 'totp-wrong' });
  });

  it('is a setting of the security administrator; demo accounts never must', async () => {
    expect(await outcome('wang')).toBe('must-enrol');
    const set = (roles: ('analyst' | 'secadmin')[], role: 'secadmin' | 'director' = 'secadmin') => setSecondFactorPolicy({ ctx: contextOf(store, clock, consoleActor(role)), input: { roles } });
    expect(await set([], 'director')).toMatchObject({ refusal: { code: 'not-allowed' } });
    await set(['analyst']);
    expect([await outcome('wang'), await outcome('li.na')]).toEqual(['none', 'must-enrol']);
    await store.db.execute(sql`update account set is_demo = true where username = 'li.na'`);
    expect(await outcome('li.na')).toBe('none');
  });
});
