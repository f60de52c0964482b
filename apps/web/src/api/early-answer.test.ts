import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { earlyAnswer } from './early-answer';
import { serverNow } from './server-clock';

const serverAt = Date.UTC(2026, 10, 20, 9, 42);
let asked: string[] = [];
const anew: typeof fetch = (address) => {
  asked.push(String(address));
  return Promise.resolve(new Response('anew'));
};
function early(answer: Response | null): void {
  vi.stubGlobal('window', { wudingEarly: [{ address: '/api/session', askedAt: performance.now(), answeredAt: performance.now(), answer: Promise.resolve(answer) }] });
}

beforeEach(() => {
  vi.useFakeTimers({ now: serverAt + 3_600_000, toFake: ['Date', 'performance'] });
  asked = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a question asked before the programme was there', () => {
  it('is answered by it once, refusals too, and tells the time of when it was answered', async () => {
    early(new Response('early', { status: 401, headers: { 'x-server-time': new Date(serverAt).toISOString() } }));
    vi.advanceTimersByTime(1_500);
    const ask = earlyAnswer(anew);
    const answer = await ask('/api/session');
    expect([answer.status, await answer.text(), answer.headers.has('x-server-time')]).toEqual([401, 'early', false]);
    expect(serverNow()).toBe(serverAt + 1_500);
    expect(await (await ask('/api/session')).text()).toBe('anew');
    expect(asked).toEqual(['/api/session']);
  });

  it('is asked again where nobody answered, and no other question takes its answer', async () => {
    early(null);
    const ask = earlyAnswer(anew);
    await ask('/api/datasets');
    expect(await (await ask('/api/session')).text()).toBe('anew');
    expect(asked).toEqual(['/api/datasets', '/api/session']);
  });

  it('is asked again when it was asked too long ago, or when something was changed since', async () => {
    early(new Response('early'));
    vi.advanceTimersByTime(10_001);
    expect(await (await earlyAnswer(anew)('/api/session')).text()).toBe('anew');
    early(new Response('early', { status: 401 }));
    const ask = earlyAnswer(anew);
    await ask('/api/session', { method: 'POST' });
    expect((await ask('/api/session')).status).toBe(200);
  });
});
