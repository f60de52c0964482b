import { beforeEach, describe, expect, test } from 'vitest';
import { distanceMetres, fromWgs84 } from '@wuding/geo';
import type { Actor, Result } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { readIncident } from './read-incident';
import { recordIncident, type RecordIncidentInput } from './record-incident';

let town: Town;
let officer: Actor & { accountId: number };
const noon = '2026-05-01T11:30:00+08:00';
const hour = 3_600_000;

const inputOf = (extra: Partial<RecordIncidentInput> = {}): RecordIncidentInput => ({
  eventCode: '05-01', position: at(0, 0), crs: 'wgs84', occurredAt: noon, source: 'patrol', handlingMode: 'on-the-spot', outcome: 'none', description: '', ...extra,
});
const record = (extra: Partial<RecordIncidentInput> = {}, actor: Actor = officer) => recordIncident({ ctx: town.as(actor), input: inputOf(extra) });
async function recorded(extra: Partial<RecordIncidentInput> = {}, actor: Actor = officer) {
  const result = await record(extra, actor);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
const refusalOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};
const countOf = async (table: 'incident' | 'audit_entry' | 'change_log' | 'idempotency_key'): Promise<number> =>
  (await rowsOf<{ count: number }>(town.store.db, sql`select count(*)::int as count from ${sql.identifier(table)}`))[0]?.count ?? 0;

beforeEach(async () => {
  town = await Town.found(await testStore());
  officer = await town.addAccount('officer');
});

describe('recording an incident', () => {
  test('finds its district of that time and its street, and makes a code of the day in the dataset\'s zone', async () => {
    const spring = Date.UTC(2026, 2, 1);
    await town.addDistrict('旧界', [{ ring: rectangle(-100, -100, 100, 100), to: spring }]);
    const districtId = await town.addDistrict('新界', [{ ring: rectangle(-100, -100, 100, 100), from: spring }]);
    const roadSegmentId = await town.addStreet('人民路', 'main', [at(-100, 49), at(100, 49)]);
    await town.addStreet('远路', 'main', [at(-100, -60), at(100, -60)]);
    const incident = await recorded({ occurredAt: '2026-05-01T00:10:00+08:00' });
    expect(incident).toMatchObject({
      dataset: 'town', eventCode: '05-01', eventName: '无照经营游商', districtId, districtName: '新界', roadSegmentId, streetName: '人民路',
      occurredAt: '2026-04-30T16:10:00.000Z', closedAt: null, status: 'open', actorLabel: '执法人员', version: 1,
    });
    expect(incident.code).toMatch(/^J20260501-\d+$/);
    expect((await recorded({ occurredAt: '2026-02-01T08:00:00Z' })).districtName).toBe('旧界');
  });
  test('belongs to no street 51 m away and to no district outside', async () => {
    await town.addStreet('人民路', 'main', [at(-100, 51), at(100, 51)]);
    expect(await recorded()).toMatchObject({ districtId: null, roadSegmentId: null, streetName: null });
  });
  test('without a position is kept, and located nowhere', async () => {
    expect(await recorded({ position: null })).toMatchObject({ position: null, districtId: null, roadSegmentId: null });
  });
  test.each(['gcj02', 'bd09', 'cgcs2000'] as const)('given in %s stands where it happened', async (crs) => {
    const [lng, lat] = fromWgs84(at(120, -80), crs);
    const incident = await recorded({ position: [lng, lat], crs });
    expect(distanceMetres(incident.position ?? [0, 0], at(120, -80))).toBeLessThan(0.05);
    if (crs !== 'cgcs2000') expect(distanceMetres([lng, lat], at(120, -80))).toBeGreaterThan(300);
  });
  test('settled on the spot is closed at once', async () => {
    expect(await recorded({ outcome: 'advice' })).toMatchObject({ status: 'closed', closedAt: '2026-05-01T03:30:00.000Z' });
  });
  test('keeps HTML and SQL exactly as written', async () => {
    const description = `<script>alert('x')</script> '); drop table incident; -- 100%_\\ ‘引号’ 🚲`;
    const { id } = await recorded({ description, code: `' or 1=1 --` });
    const again = await readIncident({ ctx: town.as('officer'), input: { id } });
    expect(again.ok && [again.value.description, again.value.code]).toEqual([description, `' or 1=1 --`]);
  });
  test('writes one change, one audit row naming the account, and carries the change number', async () => {
    const { id } = await recorded();
    const [row] = await rowsOf<Record<string, unknown>>(town.store.db, sql`
      select i.change_seq::int as change, c.entity, c.operation, i.actor_account_id::int as actor
      from incident i join change_log c on c.seq = i.change_seq where i.id = ${id}::int`);
    expect(row).toEqual({ change: 1, entity: 'incident', operation: 'upsert', actor: officer.accountId });
    const [audit] = await rowsOf<Record<string, unknown>>(town.store.db, sql`
      select action, entity, entity_id, actor_account_id::int as actor from audit_entry order by seq desc limit 1`);
    expect(audit).toEqual({ action: 'create', entity: 'incident', entity_id: String(id), actor: officer.accountId });
  });
  test('at the edge of town makes the dataset grow', async () => {
    await recorded({ position: at(3000, 0) });
    const [row] = await rowsOf<{ east: number }>(town.store.db, sql`select st_xmax(bounds)::float8 as east from dataset where key = 'town'`);
    expect(row?.east).toBeCloseTo(at(3000, 0)[0], 9);
  });
});

describe('recording is refused', () => {
  const [lng, lat] = at(0, 0);
  test.each<[string, Partial<RecordIncidentInput>, string, string]>([
    ['in a dataset that is not there', { dataset: 'atlantis' }, 'unknown-dataset', '/dataset'],
    ['under a code the set lacks', { eventCode: '99-99' }, 'unknown-event-code', '/eventCode'],
    ['with longitude and latitude swapped', { position: [lat, lng] }, 'lng-lat-swapped', '/position'],
    ['in another province', { position: [116.4, 39.9] }, 'outside-dataset', '/position'],
    ['in the sea off Africa, where 0/0 lies', { position: [0, 0] }, 'outside-dataset', '/position'],
    ['with both numbers beyond any latitude', { position: [120, 120] }, 'outside-dataset', '/position'],
    ['in 1970', { occurredAt: '1970-01-01T00:00:00Z' }, 'time-implausible', '/occurredAt'],
    ['in 2099', { occurredAt: '2099-01-01T00:00:00Z' }, 'time-implausible', '/occurredAt'],
    ['closed in 2099', { closedAt: '2099-01-01T00:00:00Z' }, 'time-implausible', '/closedAt'],
    ['closed before it occurred', { closedAt: '2026-05-01T11:29:59+08:00' }, 'window-ends-before-it-begins', '/closedAt'],
  ])('%s', async (_what, extra, code, pointer) => {
    expect(await refusalOf(record(extra))).toMatchObject({ code, pointer });
    expect([await countOf('incident'), await countOf('change_log')]).toEqual([0, 0]);
    expect((await recorded()).status).toBe('open');
  });
  test('under a code somebody has used, leaving nothing behind', async () => {
    await recorded({ code: 'A-1' });
    const before = [await countOf('incident'), await countOf('change_log'), await countOf('audit_entry')];
    expect(await refusalOf(record({ code: 'A-1', description: 'another' }))).toMatchObject({ code: 'already-exists', pointer: '/code' });
    expect([await countOf('incident'), await countOf('change_log'), await countOf('audit_entry')]).toEqual(before);
  });
  test('for a district leader outside the own districts, and for those who only read', async () => {
    const own = await town.addDistrict('凯龙城', [{ ring: rectangle(-100, -100, 100, 100) }]);
    const leader = await town.addAccount('district-leader', [own]);
    expect((await recorded({}, leader)).districtId).toBe(own);
    expect(await refusalOf(record({ position: at(500, 500) }, leader))).toMatchObject({ code: 'not-allowed' });
    expect(await refusalOf(record({ position: null }, leader))).toMatchObject({ code: 'not-allowed' });
    for (const role of ['analyst', 'auditor', 'sysadmin'] as const) {
      expect(await refusalOf(record({}, await town.addAccount(role)))).toMatchObject({ code: 'not-allowed' });
    }
  });
});

describe('a phone that sends the same record again', () => {
  const key = '0f8fad5b-d9cb-469f-a165-70867728950e';
  test('gets the first answer and makes no second record', async () => {
    const first = await recorded({ idempotencyKey: key });
    town.clock.at += hour;
    expect(await recorded({ idempotencyKey: key })).toEqual(first);
    expect(await countOf('incident')).toBe(1);
  });
  test('may not use the key for something else', async () => {
    await recorded({ idempotencyKey: key });
    expect(await refusalOf(record({ idempotencyKey: key, description: 'else' }))).toMatchObject({ code: 'idempotency-key-reused' });
  });
  test('may try a refused record again under the same key', async () => {
    expect(await refusalOf(record({ idempotencyKey: key, eventCode: '99-99' }))).toMatchObject({ code: 'unknown-event-code' });
    expect((await recorded({ idempotencyKey: key })).status).toBe('open');
  });
});
