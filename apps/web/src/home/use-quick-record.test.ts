import { beforeEach, describe, expect, it, vi } from 'vitest';
import { client } from '../api/request';
import { clockErrorMinutes } from '../api/server-clock';
import { useQuickRecord } from './use-quick-record';

const serverAt = Date.parse('2026-11-20T09:42:00Z');
let recorded: { occurredAt: string }[] = [];

beforeEach(() => {
  recorded = [];
  client.fetch = (address, options = {}) => {
    const isHealth = String(address).endsWith('/health');
    if (!isHealth) recorded.push(JSON.parse(String(options.body)) as { occurredAt: string });
    return Promise.resolve(new Response(JSON.stringify(isHealth ? { status: 'ok', store: 'embedded', version: '1', now: new Date(serverAt).toISOString() } : { id: 1, code: 'J1' }), { status: isHealth ? 200 : 201 }));
  };
});

describe('a record from a phone', () => {
  it.each([[1, 1_440], [-1, -1_440]])('whose clock is %i day off is dated by the server, and the person is told', async (days, minutes) => {
    vi.useFakeTimers({ now: serverAt + days * 86_400_000, toFake: ['Date', 'performance'] });
    const form = useQuickRecord(() => 'county', () => undefined);
    form.eventCode.value = '05-01';
    await form.submit();
    vi.useRealTimers();
    expect(recorded).toMatchObject([{ occurredAt: new Date(serverAt).toISOString() }]);
    expect([clockErrorMinutes.value, form.failure.value]).toEqual([minutes, null]);
  });
});
