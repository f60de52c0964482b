import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOf, sql } from '../../db/store';
import { givenAccount } from '../../testing/accounts';
import { consoleActor } from '../../testing/context';
import { accepted, DutyTown, refusalOf } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { editAlarmPolicy, readAlarmDesk } from './alarm-desk';
import { attendAlarms } from './attend-alarms';
import { acknowledgeAlarm, noteAlarm, readAlarm } from './handle-alarm';
import { acceptAlarmHandover, exportAlarmHandovers, giveAlarmHandover, listAlarmHandovers, withdrawAlarmHandover } from './handovers';
import { listAlarms } from './list-alarms';

/** Nine alarms of districts stand from 12:00 on 2026-05-01, a minute apart: the first is urgent by its kind, the others warn. */
let duty: DutyTown;
let commandId: number;
const noon = Date.UTC(2026, 4, 1, 4), minute = 60_000;

async function raise(count: number, { kind = 'district-uncovered', from = 0 }: { kind?: string; from?: number } = {}): Promise<void> {
  const facts = { placeName: '凯龙城', personName: null, sinceAt: noon, limitMinutes: 120, expectedCount: null, lastAt: null };
  await rowsOf(duty.town.store.db, sql`
    insert into alarm (dataset_id, kind, subject, district_id, facts, since_at, raised_at)
    select ${duty.town.dataset.id}::int, ${kind}, 'test:' || n, ${duty.districts.own}::int, ${facts}::jsonb, ${new Date(noon).toISOString()}::timestamptz, ${new Date(noon).toISOString()}::timestamptz + n * interval '1 minute'
    from generate_series(${from}::int, ${from + count - 1}::int) n returning 1`);
}
beforeAll(async () => {
  duty = await DutyTown.found(await testStore());
  commandId = await givenAccount(duty.town.store, duty.town.clock, 'command', 'command');
  await raise(1, { kind: 'post-empty' });
  await raise(8, { from: 1 });
});
const attended = (minutes: number) => {
  duty.town.clock.at = noon + minutes * minute;
  return attendAlarms({ store: duty.town.store, clock: duty.town.clock }, duty.town.dataset.id);
};
const command = () => duty.town.as({ ...consoleActor('command'), accountId: commandId, username: 'command' });
const list = (query: object = {}) => accepted(listAlarms({ ctx: duty.director, input: { limit: 50, sort: 'raisedAt', ...query } }));
const desk = (query: object = {}) => accepted(readAlarmDesk({ ctx: duty.director, input: query }));
const told = () => undefined;

describe('what one duty officer is interrupted by', () => {
  test('six an hour; the others wait as notices, are counted, and come when the hour has room again', async () => {
    expect(await attended(10)).toEqual({ toldCount: 6, heldCount: 3, escalatedCount: 0 });
    expect(await attended(11)).toEqual({ toldCount: 0, heldCount: 0, escalatedCount: 0 });
    expect((await list({ held: 'true' })).items.map(({ severity, isHeld, state }) => [severity, isHeld, state])).toEqual([['notice', true, 'open'], ['notice', true, 'open'], ['notice', true, 'open']]);
    expect((await list({ severity: 'notice' })).total).toBe(3);
    expect((await list({ severity: 'urgent' })).items.map(({ kind }) => kind)).toEqual(['post-empty']);
    expect(await desk()).toMatchObject({ policy: { perHour: 6, urgentMinutes: 10, warningMinutes: 30, version: 1 }, toldCount: 6, standing: { open: 9, held: 3, acknowledged: 0 } });
  });

  test('what nobody acts on is raised a step: the urgent one after ten minutes, warnings after thirty, once', async () => {
    expect(await attended(20)).toEqual({ toldCount: 0, heldCount: 0, escalatedCount: 1 });
    const { items: [urgent] } = await list({ severity: 'urgent' });
    expect(urgent).toMatchObject({ kind: 'post-empty', escalatedAt: new Date(noon + 20 * minute).toISOString() });
    expect(await attended(39)).toMatchObject({ escalatedCount: 0 });
    const [, second] = (await list()).items;
    await accepted(acknowledgeAlarm({ ctx: command(), input: { key: second!.key, version: second!.version, note: '' }, told }));
    expect(await attended(40)).toMatchObject({ escalatedCount: 4 });
    expect((await list({ severity: 'urgent' })).total).toBe(5);
  });

  test('the budget and the minutes are the bureau’s, over the version that was read, and what waits comes at once', async () => {
    const edit = (input: object, ctx = duty.director) => editAlarmPolicy({ ctx, watch: async () => void (await attendAlarms(duty.town, duty.town.dataset.id)), input: { perHour: 8, urgentMinutes: 5, warningMinutes: null, version: 1, ...input } });
    expect(await refusalOf(edit({}, duty.town.as('district-leader')))).toMatchObject({ code: 'not-allowed' });
    expect(await refusalOf(edit({ version: 7 }))).toMatchObject({ code: 'version-conflict', data: { currentVersion: 1 } });
    expect(await accepted(edit({}))).toEqual({ perHour: 8, urgentMinutes: 5, warningMinutes: null, version: 2 });
    expect(await refusalOf(edit({ perHour: 9 }))).toMatchObject({ code: 'version-conflict', data: { currentVersion: 2 } });
    expect(await desk()).toMatchObject({ toldCount: 8, standing: { held: 1 } });
    expect(await attended(71)).toMatchObject({ toldCount: 1 });
    expect((await list({ held: 'true' })).total).toBe(0);
    expect(await rowsOf(duty.town.store.db, sql`select 1 from audit_entry where entity = 'alarm-policy'`)).toHaveLength(1);
  });
});

describe('answering for an alarm', () => {
  test('is somebody’s from then on, once; notes and units stand with it, and each is in the audit chain', async () => {
    const [first] = (await list({ state: 'open' })).items;
    const acknowledge = (input: object = {}, ctx = command()) => acknowledgeAlarm({ ctx, told, input: { key: first!.key, version: first!.version, note: '打过电话', ...input } });
    expect(await refusalOf(acknowledge({ key: 'watch:987654' }))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(acknowledge({}, duty.town.as('analyst')))).toMatchObject({ code: 'not-allowed' });
    expect(await refusalOf(acknowledge({}, duty.town.as({ ...consoleActor('district-leader'), districtIds: [duty.districts.other] })))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(acknowledge({ version: 99 }))).toMatchObject({ code: 'version-conflict', data: { currentVersion: first!.version } });
    expect(await accepted(acknowledge())).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'command', acknowledgedAt: new Date(noon + 71 * minute).toISOString(), note: '打过电话' });
    expect(await refusalOf(acknowledge())).toMatchObject({ code: 'alarm-acknowledged', data: { by: 'command' } });
    expect(await accepted(noteAlarm({ ctx: command(), input: { key: first!.key, body: '人在路上' } }))).toMatchObject({ noteCount: 1, notes: [{ by: 'command', body: '人在路上' }] });
    expect(await refusalOf(noteAlarm({ ctx: duty.town.as('officer'), input: { key: first!.key, body: '人在路上' } }))).toMatchObject({ code: 'not-found' });
    expect(await accepted(readAlarm({ ctx: duty.town.as({ ...consoleActor('district-leader'), districtIds: [duty.districts.own] }), input: { key: first!.key } }))).toMatchObject({ state: 'acknowledged', tasks: [] });
    expect(await rowsOf(duty.town.store.db, sql`select 1 from audit_entry where entity = 'alarm' and entity_id = ${first!.key}`)).toHaveLength(2);
  });

  test('the share acted on is of those that interrupted, by kind and altogether, with what it rests on', async () => {
    const { all, kinds } = await desk({ from: new Date(noon).toISOString(), to: new Date(noon + 60 * minute).toISOString() });
    // Two of nine were acknowledged: at 12:39 one of 12:01, at 13:11 one of 12:00.
    expect(all).toMatchObject({ raised: 9, held: 0, acknowledged: 2, dispatched: 0, acted: 2, actedRatio: 2 / 9, medianMinutes: (38 + 71) / 2 });
    expect(kinds).toMatchObject([{ kind: 'district-uncovered', raised: 8, acted: 1, actedRatio: 1 / 8 }, { kind: 'post-empty', raised: 1, actedRatio: 1, medianMinutes: 71 }]);
    expect(await desk({ from: '2026-04-01T00:00:00Z', to: '2026-04-02T00:00:00Z' })).toMatchObject({ all: { raised: 0, actedRatio: null, medianMinutes: null }, kinds: [] });
    expect(await refusalOf(readAlarmDesk({ ctx: duty.director, input: { from: '2020-01-01T00:00:00Z' } }))).toMatchObject({ code: 'analysis-window-too-long' });
    expect(await refusalOf(readAlarmDesk({ ctx: duty.director, input: { from: '2026-05-02T00:00:00Z', to: '2026-05-01T00:00:00Z' } }))).toMatchObject({ code: 'window-ends-before-it-begins' });
  });
});

describe('handing the desk over', () => {
  const give = (note = '学校片区还在找人', ctx = command()) => giveAlarmHandover({ ctx, input: { note } });
  test('lists what is not over, waits for the next to accept, and says from then on who has the desk', async () => {
    expect((await desk()).officer).toBeNull();
    const given = await accepted(give());
    expect(given).toMatchObject({ state: 'waiting', givenBy: 'command', alarmCount: 9, acceptedBy: null });
    expect(given.alarms.map(({ state }) => state).toSorted()).toEqual([...Array<string>(2).fill('acknowledged'), ...Array<string>(7).fill('open')]);
    expect(await refusalOf(give())).toMatchObject({ code: 'handover-waiting' });
    expect((await desk()).waiting).toMatchObject({ id: given.id, note: '学校片区还在找人' });
    expect(await refusalOf(acceptAlarmHandover({ ctx: command(), input: { id: given.id } }))).toMatchObject({ code: 'handover-own' });
    expect(await refusalOf(acceptAlarmHandover({ ctx: duty.town.as('district-leader'), input: { id: given.id } }))).toMatchObject({ code: 'not-allowed' });
    expect(await accepted(acceptAlarmHandover({ ctx: duty.director, input: { id: given.id } }))).toMatchObject({ state: 'accepted', acceptedBy: 'director' });
    expect(await refusalOf(acceptAlarmHandover({ ctx: duty.director, input: { id: given.id } }))).toMatchObject({ code: 'handover-settled' });
    expect(await desk()).toMatchObject({ officer: { name: 'director', since: new Date(noon + 71 * minute).toISOString() }, waiting: null });
  });
  test('is taken back while nobody has accepted it; the record is paged and taken out as a file', async () => {
    const { id } = await accepted(give('写错了', duty.director));
    await accepted(withdrawAlarmHandover({ ctx: duty.director, input: { id } }));
    expect(await refusalOf(withdrawAlarmHandover({ ctx: duty.director, input: { id } }))).toMatchObject({ code: 'handover-settled' });
    expect(await refusalOf(withdrawAlarmHandover({ ctx: duty.director, input: { id: 4711 } }))).toMatchObject({ code: 'not-found' });
    const page = (input: object) => accepted(listAlarmHandovers({ ctx: duty.director, input: { limit: 1, sort: '-givenAt', ...input } })), first = await page({}), second = await page({ cursor: first.nextCursor });
    expect([first, second].map(({ items, total }) => [items[0]?.state, total])).toEqual([['withdrawn', 2], ['accepted', 2]]);
    expect((await page({ state: 'waiting' })).total).toBe(0);
    expect(await refusalOf(listAlarmHandovers({ ctx: duty.director, input: { limit: 1, sort: 'givenAt', cursor: first.nextCursor! } }))).toMatchObject({ code: 'cursor-invalid' });
    const file = await accepted(exportAlarmHandovers({ ctx: duty.director, input: { format: 'csv', sort: 'givenAt' } }));
    let text = '';
    for await (const piece of file.pieces) text += String(piece);
    expect(text.trim().split('\n')).toHaveLength(3);
    expect(text).toContain('command,2026-05-01 13:11:00,已接,director,2026-05-01 13:11:00,学校片区还在找人,9,模拟');
  });
});

test('ten thousand alarms at once: the budget interrupts with its six, the rest wait, and lists, counts and hand-over still answer', async () => {
  await rowsOf(duty.town.store.db, sql`delete from alarm_attention where true returning 1`);
  for (let group = 0; group < 4; group++) await raise(2_500, { from: 100 + 2_500 * group });
  duty.town.clock.at = noon + 20_000 * minute;
  const counts = await attendAlarms(duty.town, duty.town.dataset.id);
  expect(counts.toldCount).toBe(8);
  expect(counts.heldCount).toBe(10_000 + 7 - 8);
  expect((await list({ state: 'open', held: 'true', limit: 100 })).items).toHaveLength(100);
  expect((await desk()).standing).toEqual({ open: 10_007, held: 9_999, acknowledged: 2 });
  const given = await accepted(giveAlarmHandover({ ctx: command(), input: { note: '一万条' } }));
  expect([given.alarmCount, given.alarms.length]).toEqual([10_009, 200]);
});
