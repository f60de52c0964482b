import { beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from './address';
import type { RequestFailure } from './problem';
import { client, request } from './request';

let answers: Response[] = [];
let asked: { address: string; options: RequestInit }[] = [];
let waits: number[] = [];
let signedOutCount = 0;

const problem = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers } });

beforeEach(() => {
  answers = [];
  asked = [];
  waits = [];
  signedOutCount = 0;
  client.fetch = (address, options = {}) => {
    asked.push({ address: String(address), options });
    const answer = answers.shift();
    return answer === undefined ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(answer);
  };
  client.wait = (milliseconds) => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  client.onSignedOut = () => {
    signedOutCount++;
  };
});

const failureOf = (work: Promise<unknown>): Promise<RequestFailure> =>
  work.then(() => { throw new Error('expected a failure'); }, (error: unknown) => error as RequestFailure);

describe('an address', () => {
  it('fills in and escapes parameters and leaves out what is absent', () => {
    expect(addressOf('/layers/:id/features', { id: 'a/b c' }, { dataset: 'boston', from: undefined, limit: 10, q: '' }))
      .toBe('/api/layers/a%2Fb%20c/features?dataset=boston&limit=10');
  });
  it('is never built with a hole', () => expect(() => addressOf('/districts/:id', {}, {})).toThrow('lacks its parameter id'));
});

describe('a request', () => {
  it('speaks the contract: method, path, body and version', async () => {
    answers = [Response.json({ id: 7, version: 4 })];
    await request('editDistrict', { params: { id: 7 }, body: { plan: '早市前到岗' }, version: 3 });
    expect(asked[0]?.address).toBe('/api/districts/7');
    expect(asked[0]?.options).toMatchObject({ method: 'PATCH', body: '{"plan":"早市前到岗"}', headers: { 'if-match': '"3"' } });
  });

  it('has no answer where the contract has none', async () => {
    answers = [new Response(null, { status: 204 })];
    expect(await request('deleteSession', {})).toBeUndefined();
  });

  it('carries the problem the server named', async () => {
    answers = [problem(423, { type: 't', title: '连续输错密码', status: 423, code: 'account-locked', requestId: 'r1', data: { lockedUntil: '2026-11-20T10:00:00Z' } })];
    const failure = await failureOf(request('createSession', { body: { username: 'a', password: 'b' } }));
    expect(failure).toMatchObject({ code: 'account-locked', status: 423, requestId: 'r1', data: { lockedUntil: '2026-11-20T10:00:00Z' }, isPassing: false });
  });

  it("never takes a stranger's error page for our own word", async () => {
    answers = [
      new Response('<h1>502</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
      problem(500, { code: 'toString', title: 'x' }),
      new Response('{', { status: 500, headers: { 'content-type': 'application/problem+json' } }),
    ];
    for (const status of [502, 500, 500]) {
      expect(await failureOf(request('readSession', {}))).toMatchObject({ code: 'foreign-answer', status });
    }
  });

  it('says when nobody answered', async () => {
    expect(await failureOf(request('readSession', {}))).toMatchObject({ code: 'unreachable', status: 0, isPassing: true });
  });

  it('asks again for what is safe to repeat when the store is busy, as late as the server says', async () => {
    const busy = () => problem(503, { code: 'store-busy', title: '系统繁忙', status: 503, requestId: 'r' }, { 'retry-after': '2' });
    answers = [busy(), busy(), Response.json({ items: [] })];
    expect(await request('listDatasets', {})).toEqual({ items: [] });
    expect(waits).toEqual([2_000, 2_000]);
    answers = [busy(), busy(), busy()];
    expect(await failureOf(request('listDatasets', {}))).toMatchObject({ code: 'store-busy', isPassing: true });
  });

  it('never repeats what changes something', async () => {
    answers = [problem(503, { code: 'store-busy', title: '系统繁忙', status: 503, requestId: 'r' })];
    await failureOf(request('editDistrict', { params: { id: 1 }, body: {}, version: 1 }));
    expect(asked).toHaveLength(1);
  });

  it('tells the session has ended, but not when a password was wrong', async () => {
    answers = [problem(401, { code: 'not-signed-in', title: '请先登录', status: 401, requestId: 'r' }), problem(401, { code: 'wrong-credentials', title: 'x', status: 401, requestId: 'r' })];
    await failureOf(request('listDatasets', {}));
    expect(signedOutCount).toBe(1);
    await failureOf(request('createSession', { body: { username: 'a', password: 'b' } }));
    expect(signedOutCount).toBe(1);
  });
});
