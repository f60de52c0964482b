import { gunzipSync } from 'node:zlib';
import { problemSchema, problemTable } from '@wuding/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './app';
import { withoutSecondFactors } from './testing/accounts';
import { consoleActor, contextOf, TestClock } from './testing/context';
import { testServices } from './testing/services';
import { testStore } from './testing/store';
import { addAccount } from './usecases/accounts/add-account';
import { ensureCodeSets } from './usecases/datasets/ensure-code-sets';

const password = 'correct horse battery';
const clock = new TestClock();
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  const store = await testStore();
  const services = await testServices(store, clock);
  await ensureCodeSets({ ctx: contextOf(store, clock, consoleActor('sysadmin')), input: { dataFolder: services.config.dataFolder } });
  await withoutSecondFactors(store, clock);
  for (const role of ['director', 'sysadmin', 'auditor'] as const) {
    await addAccount({ ctx: contextOf(store, clock, consoleActor('secadmin')), input: { username: role, displayName: role, role, password, districtNames: [] } });
  }
  app = createApp(services);
});

const send = (method: string, path: string, options: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {}) =>
  app.request(`http://127.0.0.1:8787${path}`, {
    method,
    headers: {
      host: '127.0.0.1:8787', ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.cookie === undefined ? {} : { cookie: options.cookie }), ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  });

async function signIn(username: string): Promise<string> {
  const answer = await send('POST', '/api/session', { body: { username, password } });
  expect(answer.status).toBe(201);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function expectProblem(answer: Response, code: keyof typeof problemTable): Promise<{ errors?: { pointer: string; code: string; detail: string }[] | undefined }> {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = problemSchema.parse(await answer.json());
  expect(problem).toMatchObject({ code, status: answer.status, title: problemTable[code].title });
  expect(answer.status).toBe(problemTable[code].status);
  return problem;
}

describe('an answer', () => {
  it('comes packed to who takes gzip, in one piece, and says the same; a small one and one to who refuses comes as it is', async () => {
    const cookie = await signIn('director');
    const long = { cookie, headers: { 'accept-encoding': 'gzip, br' } };
    const packed = await send('GET', '/api/code-sets/bureau-2023', long);
    expect([packed.status, packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual([200, 'gzip', 'accept-encoding']);
    const whole = await send('GET', '/api/code-sets/bureau-2023', { cookie });
    expect(whole.headers.get('content-encoding')).toBeNull();
    expect(JSON.parse(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString())).toEqual(await whole.json());
    expect((await send('GET', '/api/code-sets/bureau-2023', { cookie, headers: { 'accept-encoding': 'gzip;q=0, br' } })).headers.get('content-encoding')).toBeNull();
    expect((await send('GET', '/api/session', long)).headers.get('content-encoding')).toBeNull();
  });
});

describe('signing in', () => {
  it('gives an opaque cookie that page scripts cannot read, and takes it back on sign-out', async () => {
    const answer = await send('POST', '/api/session', { body: { username: 'director', password } });
    expect(answer.headers.get('set-cookie')).toMatch(/^wuding=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await (await send('GET', '/api/session', { cookie })).json()).toMatchObject({ username: 'director', role: 'director' });
    expect((await send('DELETE', '/api/session', { cookie })).status).toBe(204);
    await expectProblem(await send('GET', '/api/session', { cookie }), 'not-signed-in');
  });

  it('refuses a wrong password without saying whether the name exists', async () => {
    const wrong = await (await send('POST', '/api/session', { body: { username: 'director', password: 'wrong' } })).json() as object;
    const unknown = await (await send('POST', '/api/session', { body: { username: 'nobody', password: 'wrong' } })).json() as object;
    expect({ ...unknown, requestId: '' }).toEqual({ ...wrong, requestId: '' });
  });

  it('refuses a page of another site', async () => {
    await expectProblem(await send('POST', '/api/session', { body: { username: 'director', password }, headers: { origin: 'https://evil.example' } }), 'cross-origin');
  });
});

describe('a request that is wrong', () => {
  it('is told where: every fault with its JSON pointer', async () => {
    const cookie = await signIn('director');
    const { errors } = await expectProblem(await send('POST', '/api/incidents', { cookie, body: { eventCode: '', position: [98.7, 'x'], occurredAt: 'soon' } }), 'invalid-request');
    expect(errors?.map(({ pointer }) => pointer).sort()).toEqual(['/eventCode', '/occurredAt', '/position/1']);
    expect(errors?.every(({ detail }) => detail.length > 0)).toBe(true);
  });

  it('is not half understood: a misspelt filter or field is refused, never ignored', async () => {
    const cookie = await signIn('director');
    const query = await expectProblem(await send('GET', '/api/incidents?distrct=3', { cookie }), 'invalid-request');
    expect(query.errors).toContainEqual(expect.objectContaining({ pointer: '/distrct' }));
    const body = await expectProblem(await send('POST', '/api/events/slice', { cookie, body: { filtre: {} } }), 'invalid-request');
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer: '/filtre' }));
  });

  it.each([
    ['broken JSON', '{"a":', 'application/json', 'malformed-json'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 'unsupported-media-type'],
    ['a body over 2 MiB', `"${'x'.repeat(2.1 * 1024 * 1024)}"`, 'application/json', 'payload-too-large'],
  ] as const)('%s is a problem of its own', async (_what, body, media, code) => {
    const cookie = await signIn('director');
    await expectProblem(await send('POST', '/api/events/slice', { cookie, body, headers: { 'content-type': media } }), code);
  });

  it('an edit without If-Match is asked for it', async () => {
    const cookie = await signIn('director');
    await expectProblem(await send('PATCH', '/api/districts/1', { cookie, body: { plan: 'x' } }), 'version-required');
  });

  it('an unknown path below /api is a problem, not a page', async () => {
    await expectProblem(await send('GET', '/api/nothing'), 'not-found');
  });
});

describe('who may ask', () => {
  it('nobody without a session, and a role only what the table grants', async () => {
    await expectProblem(await send('GET', '/api/incidents'), 'not-signed-in');
    await expectProblem(await send('GET', '/api/incidents', { cookie: 'wuding=forged' }), 'not-signed-in');
    await expectProblem(await send('GET', '/api/incidents', { cookie: await signIn('auditor') }), 'not-allowed');
    await expectProblem(await send('GET', '/api/audit', { cookie: await signIn('director') }), 'not-allowed');
    expect((await send('GET', '/api/audit', { cookie: await signIn('auditor') })).status).toBe(200);
  });
});

describe('every answer', () => {
  it('carries a request id and the security headers', async () => {
    const answer = await send('GET', '/api/health');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('health says which store, which version and what time the server believes it is', async () => {
    const health = await (await send('GET', '/api/health')).json() as { store: string; now: string };
    expect(health).toMatchObject({ status: 'ok', now: new Date(clock.at).toISOString() });
    expect(['embedded', 'postgres']).toContain(health.store);
  });

  it('the document and its pages come from here', async () => {
    expect(await (await send('GET', '/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
    const page = await (await send('GET', '/api/docs')).text();
    expect(page).not.toMatch(/https?:\/\//);
    for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await send('GET', path ?? '')).status, path).toBe(200);
  });
});
