import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '@wuding/domain';
import { createApp } from '../app';
import { sql, type Store } from '../db/store';
import { givenAccount, rightPassword, withoutSecondFactors } from '../testing/accounts';
import { consoleActor, contextOf, TestClock } from '../testing/context';
import { testServices } from '../testing/services';
import { testStore } from '../testing/store';
import { disableAccount } from '../usecases/accounts/disable-account';

/** Bad input and bad people at the doors of session, accounts and audit. */
let store: Store;
let clock: TestClock;
let app: ReturnType<typeof createApp>;

beforeEach(async () => {
  store = await testStore();
  clock = new TestClock();
  app = createApp(await testServices(store, clock));
  await withoutSecondFactors(store, clock);
  for (const role of ['officer', 'secadmin', 'auditor'] as const) await givenAccount(store, clock, role, role);
});

const send = (method: string, path: string, body?: unknown, cookie = '') => app.request(`http://127.0.0.1:8787/api${path}`, {
  method, headers: { host: '127.0.0.1:8787', cookie, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});
const signIn = (username: string, password = rightPassword) => send('POST', '/session', { username, password });
const cookieOf = async (role: Role): Promise<string> => (await signIn(role)).headers.get('set-cookie')?.split(';')[0] ?? '';

describe('signing in with', () => {
  it.each([
    ['a password of ten thousand characters', { username: 'officer', password: 'x'.repeat(10_000) }, 422],
    ['no password', { username: 'officer' }, 422],
    ['a password that is a number', { username: 'officer', password: 1234567890 }, 422],
    ['an object for a name', { username: { $ne: null }, password: 'x' }, 422],
    ['a field nobody knows', { username: 'officer', password: rightPassword, role: 'director' }, 422],
    ['SQL for a name', { username: `officer' --`, password: rightPassword }, 401],
    ['markup for a name', { username: '<script>alert(1)</script>', password: 'x' }, 401],
    ['NUL in the name', { username: 'officer\u0000', password: rightPassword }, [401, 422]],
    ['NUL in the password', { username: 'officer', password: 'a\u0000b' }, [401, 422]],
    ['a lone surrogate', { username: 'officer', password: '\ud800' }, [401, 422]],
  ] as const)('%s gives a problem', async (_what, body, status) => {
    const answer = await send('POST', '/session', body);
    expect([status].flat()).toContain(answer.status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect((await send('GET', '/health')).status).toBe(200);
  });

  it('five wrong passwords gives 401 five times, then 423 until the lock ends', async () => {
    for (let attempt = 0; attempt < 5; attempt++) expect((await signIn('officer', 'wrong')).status).toBe(401);
    const locked = await signIn('officer');
    expect(locked.status).toBe(423);
    expect(await locked.json()).toMatchObject({ code: 'account-locked', data: { lockedUntil: '2026-05-01T04:30:00.000Z' } });
    clock.passMinutes(30);
    expect((await signIn('officer')).status).toBe(201);
  });

  it('wrong passwords without end gives 429 with Retry-After', async () => {
    for (let attempt = 0; attempt < 50; attempt++) expect((await signIn('nobody', 'wrong')).status).toBe(401);
    const answer = await signIn('officer');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
    clock.passMinutes(1);
    expect((await signIn('officer')).status).toBe(201);
  });
});

describe('a cookie', () => {
  it.each(['wuding=', 'wuding=x', `wuding=${'A'.repeat(43)}`, 'wuding=%00', `wuding=' or 1=1 --`])('that is forged opens nothing: %s', async (cookie) => {
    expect((await send('GET', '/session', undefined, cookie)).status).toBe(401);
    expect((await send('DELETE', '/session', undefined, cookie)).status).toBe(401);
  });

  it('is worth nothing from the moment its account is disabled', async () => {
    const cookie = await cookieOf('officer');
    expect((await send('GET', '/session', undefined, cookie)).status).toBe(200);
    await disableAccount({ ctx: contextOf(store, clock, consoleActor('secadmin')), input: { username: 'officer' } });
    expect((await send('GET', '/session', undefined, cookie)).status).toBe(401);
    expect((await signIn('officer')).status).toBe(403);
  });

  it('carries the new role from the moment it is changed', async () => {
    const cookie = await cookieOf('officer');
    expect((await send('GET', '/audit', undefined, cookie)).status).toBe(403);
    await store.db.execute(sql`update account set role = 'auditor' where username = 'officer'`);
    expect((await send('GET', '/audit', undefined, cookie)).status).toBe(200);
  });
});

describe('the lists', () => {
  it.each([
    ['secadmin', '/accounts?q=%00', [200, 422]], ['secadmin', '/accounts?q=%25&role=officer', [200]], ['secadmin', '/accounts?role=king', [422]],
    ['secadmin', `/accounts?q=${encodeURIComponent(`' or '1'='1`)}`, [200]], ['secadmin', '/accounts?limit=0', [422]], ['secadmin', '/accounts?limit=1e9', [422]],
    ['secadmin', '/accounts?sort=password_hash', [422]], ['secadmin', '/accounts?cursor=WyJ1c2VybmFtZSIsIlx1MDAwMCJd', [422]],
    ['auditor', '/audit?action=%00', [200, 422]], ['auditor', '/audit?actor=%00', [200, 422]], ['auditor', '/audit?cursor=AAAA', [422]],
    ['auditor', `/audit?actor=${'x'.repeat(65)}`, [422]], ['auditor', '/audit?sort=seq&limit=1000', [200]],
  ] as const)('%s asking %s', async (role, path, statuses) => {
    const answer = await send('GET', path, undefined, await cookieOf(role));
    expect(statuses).toContain(answer.status);
    const text = await answer.text();
    expect(text).not.toMatch(/argon2|password_hash|select /);
  });

  it('an account as the administrator sees it holds nothing secret', async () => {
    const { items } = await (await send('GET', '/accounts', undefined, await cookieOf('secadmin'))).json() as { items: object[] };
    expect(items.map((item) => Object.keys(item).sort())).toEqual(Array.from({ length: 3 }, () =>
      ['createdAt', 'displayName', 'districtIds', 'id', 'isDemo', 'isDisabled', 'isLocked', 'role', 'username']));
  });
});
