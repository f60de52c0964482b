import { beforeEach, describe, expect, it } from 'vitest';
import { client } from '../api/request';
import { openOutbox, type CheckInBody, type OutboxItem } from './outbox';
import { inMemory, type OutboxStorage } from './outbox-storage';

interface Sent {
  readonly key: string;
  readonly body: { readonly kind: string; readonly sentAt: string };
}
let sent: Sent[];
let answers: (number | 'away')[];
let storage: OutboxStorage;
let receivedCount: number;
const problems: Record<number, string> = { 409: 'not-checked-in', 422: 'check-in-out-of-time', 503: 'store-busy', 401: 'not-signed-in' };

beforeEach(() => {
  [sent, answers, storage, receivedCount] = [[], [], inMemory(), 0];
  client.fetch = (_address, { headers, body } = {}) => {
    sent.push({ key: (headers as Record<string, string>)['idempotency-key'] ?? '', body: JSON.parse(String(body)) as Sent['body'] });
    const status = answers.shift() ?? 201;
    if (status === 'away') return Promise.reject(new TypeError('fetch failed'));
    return Promise.resolve(new Response(JSON.stringify(status === 201 ? { items: [], entries: [] } : { code: problems[status] }), { status, headers: { 'content-type': status === 201 ? 'application/json' : 'application/problem+json' } }));
  };
});

const open = (username = 'officer') => openOutbox(Promise.resolve(storage), username, () => receivedCount++);
const body = (kind: CheckInBody['kind'], extra: Partial<CheckInBody> = {}): CheckInBody => ({ shiftId: 7, kind, deviceAt: new Date().toISOString(), photo: 'AAAA', fix: { position: [102.4, 25.5], accuracyMetres: 5 }, ...extra });
const tap = (kind: CheckInBody['kind'], at = Date.now()) => ({ body: body(kind, { deviceAt: new Date(at).toISOString() }), placeName: '农贸东门岗', people: ['甲'] });
const states = (items: readonly OutboxItem[]) => items.map(({ body: { kind }, state }) => `${kind} ${state}`);

describe('the outbox of a phone', () => {
  it('keeps what nobody answers, in order and under its key, through a closed page, until the receipt', async () => {
    answers = ['away', 'away'];
    const before = open();
    await before.add(tap('in', Date.now() - 60_000));
    await before.add(tap('out'));
    expect([states(before.items.value), before.waitingCount.value]).toEqual([['in waiting', 'out waiting'], 2]);
    const after = open();
    await after.load();
    await after.flush();
    expect(states(after.items.value)).toEqual(['in received', 'out received']);
    expect(sent.map(({ body: { kind } }) => kind)).toEqual(['in', 'in', 'in', 'out']);
    expect(new Set(sent.slice(0, 3).map(({ key }) => key)).size).toBe(1);
    expect(receivedCount).toBe(2);
  });
  it('gives photo and position away with the receipt, and not before', async () => {
    answers = [503];
    const outbox = open();
    await outbox.add(tap('in'));
    expect((await storage.all())[0]?.body).toMatchObject({ photo: 'AAAA', fix: { accuracyMetres: 5 } });
    await outbox.flush();
    expect((await storage.all())[0]?.body).not.toHaveProperty('photo');
    expect((await storage.all())[0]).toHaveProperty('body.fix', null);
  });
  it('goes on past a refusal, which stays until it is put away; a session that ended makes it wait', async () => {
    answers = [422, 201, 401];
    const outbox = open();
    await outbox.add(tap('in', Date.now() - 5_000));
    await outbox.add(tap('out'));
    await outbox.add(tap('in', Date.now() + 5_000));
    expect(states(outbox.items.value)).toEqual(['in refused', 'out received', 'in waiting']);
    expect(outbox.items.value[0]?.failed).toBe('check-in-out-of-time');
    await outbox.putAway(outbox.items.value[0]!.key);
    expect(states(outbox.items.value)).toEqual(['out received', 'in waiting']);
  });
  it('sends nothing of another account on the same phone', async () => {
    answers = ['away'];
    await open().add(tap('in'));
    const other = open('auxiliary');
    await other.load();
    await other.flush();
    expect([other.items.value, sent.length]).toEqual([[], 1]);
  });
});
