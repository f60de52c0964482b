import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../app';
import { rowsOf, sql } from '../../db/store';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import { streamCsv } from '../../export/stream-csv';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { givenAccount, rightPassword } from '../../testing/accounts';
import { testServices } from '../../testing/services';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { exportIncidents } from './export-incidents';
import { listIncidents } from './list-incidents';

type Input = Parameters<typeof exportIncidents>[0]['input'];
let town: Town;
let cubes: EventCubes;
const start = Date.UTC(2026, 3, 1, 0, 30);
const minute = 60_000;

async function take(extra: Partial<Input> = {}, role: Parameters<Town['as']>[0] = 'analyst'): Promise<{ file: ExportFile; text: string }> {
  const result = await exportIncidents({ ctx: town.as(role), cubes, input: { format: 'csv', sort: '-occurredAt', ...extra } });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  let text = '';
  for await (const piece of result.value.pieces) text += piece;
  return { file: result.value, text };
}
const rowsOfCsv = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });
const codes = async (extra: Partial<Input>): Promise<string[]> => rowsOfCsv((await take(extra)).text).map((row) => row['编号'] ?? '').sort();

beforeEach(async () => {
  town = await Town.found(await testStore());
  cubes = await openEventCubes(town);
});

describe('an export of incidents', () => {
  test('is the list under the same filter, in the same order, record for record', async () => {
    for (let i = 0; i < 40; i++) await town.addIncident({ code: `c${i}`, occurredAt: start + Math.floor(i / 3) * minute, eventCode: i % 4 === 0 ? '05-04' : '05-01' });
    await town.addIncident({ code: 'void', occurredAt: start, status: 'withdrawn' });
    for (const sort of ['-occurredAt', 'occurredAt'] as const) {
      const listed = await listIncidents({ ctx: town.as('analyst'), cubes, input: { limit: 1_000, sort, code: '05-01' } });
      const expected = listed.ok ? listed.value.items.map(({ code }) => code) : [];
      expect(expected).toHaveLength(30);
      const { file, text } = await take({ sort, code: '05-01' });
      expect(rowsOfCsv(text).map((row) => row['编号'])).toEqual(expected);
      expect(file.rowCount).toBe(30);
    }
  });

  test('opens in a spreadsheet: byte order mark, Chinese words, local time, empty cells where nothing is known, formulas as text', async () => {
    const district = await town.addDistrict('凯龙城', [{ ring: rectangle(-100, -100, 100, 100) }]);
    await town.addIncident({ code: 'a', occurredAt: start, position: null, description: '=HYPERLINK("http://x","点我")' });
    await town.addIncident({ code: '+b', occurredAt: start + minute, districtId: district, description: '两行\n“引号",逗号' });
    const { file, text } = await take();
    expect(text.codePointAt(0)).toBe(0xFEFF);
    expect(file.media).toBe('text/csv; charset=utf-8');
    expect(file.name).toBe('事件_town_模拟_2026-05-01.csv');
    const [second, first] = rowsOfCsv(text);
    expect(first).toMatchObject({
      编号: 'a', 事件代码: '05-01', 事件类型: '无照经营游商', '发生时间（Asia/Shanghai）': '2026-04-01 08:30:00', '结案时间（Asia/Shanghai）': '', 状态: '未结',
      片区: '', '经度（WGS-84/CGCS2000）': '', 来源: '巡查发现', 结果: '劝导', 说明: `'=HYPERLINK("http://x","点我")`, 数据性质: '模拟',
    });
    expect(second).toMatchObject({ 编号: `'+b`, 片区: '凯龙城', 说明: '两行\n“引号",逗号' });
    expect(Number(second?.['经度（WGS-84/CGCS2000）'])).toBeCloseTo(98.69, 9);
  });

  test('as GeoJSON keeps records without a place and says which datum its coordinates are in', async () => {
    await town.addIncident({ code: 'a', occurredAt: start, position: null });
    await town.addIncident({ code: 'b', occurredAt: start + minute, position: at(0, 0) });
    const { file, text } = await take({ format: 'geojson' });
    expect(file.media).toBe('application/geo+json');
    const collection = JSON.parse(text) as { crs: object; provenance: string; features: { geometry: { coordinates: number[] } | null; properties: Record<string, unknown> }[] };
    expect(collection).toMatchObject({ type: 'FeatureCollection', provenance: 'simulated', crs: { properties: { name: 'urn:ogc:def:crs:EPSG::4490' } } });
    expect(collection.features.map(({ properties }) => properties.code)).toEqual(['b', 'a']);
    expect(collection.features[1]?.geometry).toBeNull();
    expect(collection.features[0]?.geometry?.coordinates[1]).toBeCloseTo(24.588, 9);
    expect(collection.features[0]?.properties.occurredAt).toBe('2026-04-01T00:31:00.000Z');
    await town.store.db.execute(sql`delete from incident`);
    expect(JSON.parse((await take({ format: 'geojson' })).text)).toMatchObject({ features: [] });
  });

  test('narrows by several values at once, by weekday and hour of the clock there, and by "in no district"', async () => {
    const district = await town.addDistrict('凯龙城', [{ ring: rectangle(-100, -100, 100, 100) }]);
    // 2026-04-01 is a Wednesday; 08:30 in Shanghai is 00:30 UTC, and 07:30 of Thursday is 23:30 UTC of Wednesday.
    await town.addIncident({ code: 'wed8', occurredAt: start, eventCode: '05-04' });
    await town.addIncident({ code: 'thu7', occurredAt: start + 23 * 60 * minute, eventCode: '02-01', districtId: district, status: 'closed' });
    await town.addIncident({ code: 'thu8', occurredAt: start + 24 * 60 * minute, eventCode: '05-10', status: 'withdrawn' });
    expect(await codes({ codes: ['05-04', '02-01'] })).toEqual(['thu7', 'wed8']);
    expect(await codes({ weekdays: [3] })).toEqual(['thu7']);
    expect(await codes({ hours: [8] })).toEqual(['wed8']);
    expect(await codes({ districts: [0] })).toEqual(['wed8']);
    expect(await codes({ districts: [0, district] })).toEqual(['thu7', 'wed8']);
    expect(await codes({ statuses: ['closed', 'withdrawn'] })).toEqual(['thu7', 'thu8']);
    expect(await codes({ reportCategories: ['smallAds', 'roadOccupation'] })).toEqual(['thu7', 'wed8']);
  });

  test('is written to the audit log with its filter and count before a record leaves', async () => {
    await town.addIncident({ occurredAt: start });
    await town.addIncident({ occurredAt: start, eventCode: '02-01' });
    await exportIncidents({ ctx: town.as('director'), cubes, input: { format: 'csv', sort: '-occurredAt', code: '02-01' } });
    const [entry] = await rowsOf(town.store.db, sql`select actor_name, action, entity, item_count, dataset_id, detail from audit_entry order by seq desc limit 1`);
    expect(entry).toEqual({
      actor_name: 'director (director)', action: 'export', entity: 'incident', item_count: 1, dataset_id: town.dataset.id,
      detail: { format: 'csv', filter: { code: '02-01' } },
    });
  });

  test('is refused to those who may only look, and for names that mean nothing', async () => {
    for (const role of ['officer', 'auxiliary', 'sysadmin'] as const) {
      const result = await exportIncidents({ ctx: town.as(role), cubes, input: { format: 'csv', sort: '-occurredAt' } });
      expect(result).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    }
    const ask = (extra: Partial<Input>) => exportIncidents({ ctx: town.as('analyst'), cubes, input: { format: 'csv', sort: '-occurredAt', ...extra } });
    expect(await ask({ codes: ['05-01', '99-99'] })).toMatchObject({ refusal: { code: 'unknown-event-code', pointer: '/codes' } });
    expect(await ask({ reportCategories: ['nothing'] })).toMatchObject({ refusal: { code: 'unknown-report-category', pointer: '/reportCategories' } });
    expect(await ask({ districts: [0, 99] })).toMatchObject({ refusal: { code: 'unknown-district', pointer: '/districts' } });
    expect(await ask({ dataset: 'atlantis' })).toMatchObject({ refusal: { code: 'unknown-dataset' } });
    expect(await ask({ from: '2026-05-02T00:00:00Z', to: '2026-05-01T00:00:00Z' })).toMatchObject({ refusal: { code: 'window-ends-before-it-begins' } });
  });

  test('through HTTP is a download with a Chinese name and the number of records', async () => {
    await town.addIncident({ code: 'a', occurredAt: start });
    const app = createApp(await testServices(town.store, town.clock));
    await givenAccount(town.store, town.clock, 'fenxi', 'analyst');
    const signedIn = await app.request('http://127.0.0.1:8787/api/session', {
      method: 'POST', headers: { host: '127.0.0.1:8787', 'content-type': 'application/json' }, body: JSON.stringify({ username: 'fenxi', password: rightPassword }),
    });
    const headers = { host: '127.0.0.1:8787', cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
    const answer = await app.request('http://127.0.0.1:8787/api/incidents/export?statuses=open,closed', { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('x-row-count')).toBe('1');
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(`filename*=UTF-8''事件_town_模拟_2026-05-01.csv`);
    expect(rowsOfCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer()))).toHaveLength(1);
    const wrong = await app.request('http://127.0.0.1:8787/api/incidents/export?statuses=open,shut&format=xls', { headers });
    expect(wrong.status).toBe(422);
    expect(((await wrong.json()) as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort()).toEqual(['/format', '/statuses/1']);
  });
});

describe('a stream of groups', () => {
  test('reads a group only when the one before has been taken, each once, and ends', async () => {
    const asked: (number | null)[] = [];
    const groups = readGroups((last: number | null, size) => {
      asked.push(last);
      const first = (last ?? 0) + 1;
      return Promise.resolve(Array.from({ length: Math.min(size, 10 - first + 1) }, (_, index) => first + index));
    }, 4);
    const pieces = streamCsv([{ title: 'n', value: (n: number) => n }], groups);
    await pieces.next();
    expect(asked).toEqual([]);
    expect((await pieces.next()).value).toBe('1\r\n2\r\n3\r\n4\r\n');
    expect(asked).toEqual([null]);
    const rest: string[] = [];
    for await (const piece of pieces) rest.push(piece);
    expect(rest).toEqual(['5\r\n6\r\n7\r\n8\r\n', '9\r\n10\r\n']);
    expect(asked).toEqual([null, 4, 8]);
  });
});
