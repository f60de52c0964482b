import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Result } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import { testStore } from '../../testing/store';
import { Town } from '../../testing/town';
import { editIncident, type IncidentEdit } from './edit-incident';
import { readIncident } from './read-incident';
import { readIncidentHistory } from './read-incident-history';

let town: Town;
let id: number;
const director = { accountId: null, username: 'director', role: 'director', districtIds: [] } as const satisfies Actor;

const edit = (version: number, change: IncidentEdit, actor: Actor = director, target = id) =>
  editIncident({ ctx: town.as(actor), input: { id: target, version, edit: change } });
async function edited(version: number, change: IncidentEdit) {
  const result = await edit(version, change);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
const refusalOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};

beforeEach(async () => {
  town = await Town.found(await testStore());
  id = await town.addIncident({ occurredAt: Date.UTC(2026, 4, 1, 2), description: '门口摆摊' });
});

describe('editing an incident', () => {
  test('changes what is given, keeps the rest, and counts the version up', async () => {
    expect(await edited(1, { eventCode: '05-04', outcome: 'warning' }))
      .toMatchObject({ version: 2, eventCode: '05-04', eventName: '店外经营', outcome: 'warning', description: '门口摆摊', status: 'open' });
    expect(await edited(2, { description: '' })).toMatchObject({ version: 3, eventCode: '05-04', description: '' });
  });
  test('closes, reopens, withdraws and restores', async () => {
    expect(await edited(1, { status: 'closed' })).toMatchObject({ status: 'closed', closedAt: '2026-05-01T04:00:00.000Z' });
    expect(await edited(2, { closedAt: null })).toMatchObject({ status: 'open', closedAt: null });
    expect(await edited(3, { closedAt: '2026-05-01T11:00:00+08:00' })).toMatchObject({ status: 'closed', closedAt: '2026-05-01T03:00:00.000Z' });
    expect(await edited(4, { status: 'withdrawn' })).toMatchObject({ status: 'withdrawn', closedAt: '2026-05-01T03:00:00.000Z' });
    expect(await edited(5, { status: 'closed' })).toMatchObject({ status: 'closed', closedAt: '2026-05-01T03:00:00.000Z', version: 6 });
  });
  test('logs a change that carries the row, and an audit row that names fields, not their contents', async () => {
    await edited(1, { description: '改过' });
    const [row] = await rowsOf<{ change: number; seq: number }>(town.store.db, sql`
      select i.change_seq::int as change, (select max(seq)::int from change_log where entity = 'incident') as seq from incident i where i.id = ${id}::int`);
    expect(row?.change).toBe(row?.seq);
    const [audit] = await rowsOf<{ detail: unknown }>(town.store.db, sql`select detail from audit_entry order by seq desc limit 1`);
    expect(audit?.detail).toEqual({ version: 2, fields: ['description'] });
  });
  test('is its history, oldest first, by role and without names; a record never touched has none', async () => {
    const history = (of = id) => readIncidentHistory({ ctx: town.as('analyst'), input: { id: of } });
    expect(await history()).toMatchObject({ ok: true, value: { items: [] } });
    await edited(1, { description: '改过' });
    town.clock.at += 60_000;
    await edited(2, { status: 'closed', outcome: 'cleared' });
    expect(await history()).toMatchObject({
      ok: true, value: { items: [{ action: 'edit', role: 'director', fields: ['description'] }, { action: 'edit', role: 'director', fields: ['status', 'outcome'], at: new Date(town.clock.at).toISOString() }] },
    });
    expect(JSON.stringify(await history())).not.toContain('director (');
    expect(await refusalOf(history(4711))).toEqual({ code: 'not-found' });
  });
});

describe('editing is refused', () => {
  test('on top of somebody else\'s edit, telling what the record is now', async () => {
    await edited(1, { description: '第一人' });
    expect(await refusalOf(edit(1, { description: '第二人' }))).toEqual({
      code: 'version-conflict',
      data: { currentVersion: 2, status: 'open', closedAt: null, outcome: 'advice', eventCode: '05-01', description: '第一人' },
    });
  });
  test('to one of two who edit the same version at once', async () => {
    const results = await Promise.all([edit(1, { description: '甲' }), edit(1, { description: '乙' })]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const loser = results.find(({ ok }) => !ok);
    expect(loser).toMatchObject({ refusal: { code: 'version-conflict', data: { currentVersion: 2 } } });
  });
  test.each<[string, IncidentEdit, string, string]>([
    ['to a code the set lacks', { eventCode: 'nope' }, 'unknown-event-code', '/eventCode'],
    ['closing before it occurred', { closedAt: '2026-05-01T09:59:59+08:00' }, 'window-ends-before-it-begins', '/closedAt'],
    ['closing in 2099', { closedAt: '2099-01-01T00:00:00Z' }, 'time-implausible', '/closedAt'],
    ['open with a closing time', { status: 'open', closedAt: '2026-05-01T11:00:00+08:00' }, 'invalid-request', '/closedAt'],
  ])('%s', async (_what, change, code, pointer) => {
    expect(await refusalOf(edit(1, change))).toMatchObject({ code, pointer });
    const now = await readIncident({ ctx: town.as('officer'), input: { id } });
    expect(now.ok && now.value.version).toBe(1);
  });
  test('when there is no such incident', async () => {
    expect(await refusalOf(edit(1, {}, director, 4711))).toEqual({ code: 'not-found' });
    expect(await refusalOf(readIncident({ ctx: town.as('officer'), input: { id: 4711 } }))).toEqual({ code: 'not-found' });
  });
  test('to an officer who did not record it, and to readers', async () => {
    const officer = await town.addAccount('officer');
    const own = await town.addIncident({ actorAccountId: officer.accountId });
    expect(await refusalOf(edit(1, { description: 'x' }, officer, own))).toBeNull();
    expect(await refusalOf(edit(1, { description: 'x' }, officer))).toEqual({ code: 'not-allowed' });
    expect(await refusalOf(edit(1, { description: 'x' }, await town.addAccount('analyst')))).toEqual({ code: 'not-allowed' });
  });
});
