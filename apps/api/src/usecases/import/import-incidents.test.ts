import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { distanceMetres } from '@wuding/geo';
import { rowsOf, sql } from '../../db/store';
import { findDatasetByKey } from '../../repositories/datasets';
import { figures, Importer, storeCounts } from '../../testing/importing';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';

let importer: Importer;
beforeEach(async () => {
  importer = new Importer(await testStore());
});
afterEach(() => importer.close());

const header = 'id,time,type,lon,lat,description,closed';
const csv = (...lines: string[]) => ({ name: 'incidents.csv', content: [header, ...lines, ''].join('\n') });
const three = csv(
  'a1,2026-03-01 08:00,Litter,-71.06,42.35,on the kerb,2026-03-01 09:00',
  'a2,2026-03-02 08:00,Noise,-71.07,42.36,,',
  'a3,2026-03-03 08:00,Litter,,,somewhere,',
);
const boston = { dataset: 'Boston 311', timeZone: 'America/New_York' };

interface Stored {
  code: string; event: string; lng: number | null; lat: number | null; occurred: string; closed: string | null; status: string; description: string;
  version: number; district: string | null; street: string | null;
}
const stored = (): Promise<Stored[]> => rowsOf<Stored>(importer.store.db, sql`
  select i.code, e.code as event, st_x(i.position)::float8 as lng, st_y(i.position)::float8 as lat, i.status, i.description, i.version::int as version,
    to_char(i.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as occurred, to_char(i.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as closed,
    d.name as district, s.name as street
  from incident i join event_code e on e.id = i.event_code_id left join district d on d.id = i.district_id left join road_segment s on s.id = i.road_segment_id
  order by i.code`);

describe('a file of incidents', () => {
  test('makes its dataset and code set, reads local times in its zone, and keeps what has no position', async () => {
    const outcome = await importer.import('incidents', three, boston);
    expect(figures(outcome)).toBe('3/0/0/0');
    expect(await stored()).toMatchObject([
      { code: 'a1', event: 'Litter', lng: -71.06, lat: 42.35, occurred: '2026-03-01T13:00', closed: '2026-03-01T14:00', status: 'closed',
        description: 'on the kerb' },
      { code: 'a2', event: 'Noise', closed: null, status: 'open' },
      { code: 'a3', event: 'Litter', lng: null, lat: null },
    ]);
    const dataset = await findDatasetByKey(importer.store.db, 'boston-311');
    expect(dataset).toMatchObject({ name: 'Boston 311', provenance: 'real', timeZone: 'America/New_York' });
    expect(dataset?.planeOrigin?.map((degrees) => degrees.toFixed(3))).toEqual(['-71.065', '42.355']);
    const [west = 0, south = 0, east = 0, north = 0] = dataset?.bounds ?? [];
    expect([west < -71.07, south < 42.35, east > -71.06, north > 42.36, distanceMetres([west, south],
      [-71.07, 42.35]) < 1_000]).toEqual([true, true, true, true, true]);
  });

  test('imported again changes nothing; changed rows are updated, new ones added', async () => {
    await importer.import('incidents', three, boston);
    const before = await storeCounts(importer.store);
    expect(figures(await importer.import('incidents', three, boston))).toBe('0/0/0/3');
    expect(await storeCounts(importer.store)).toEqual({ ...before, import_batch: 2, audit_entry: 2 });
    const later = csv(...three.content.split('\n').slice(1, 3), 'a3,2026-03-03 08:00,Litter,,,found it,',
      'a4,2026-03-04 08:00,Litter,-71.06,42.35,,');
    expect(figures(await importer.import('incidents', later, boston))).toBe('2/0/0/2');
    expect((await stored()).map(({ code, description, version }) => [code, description, version])).toEqual([
      ['a1', 'on the kerb', 1], ['a2', '', 1], ['a3', 'found it', 2], ['a4', '', 1],
    ]);
  });

  test('is the same as GeoJSON, gzipped, in another order, in GB18030', async () => {
    await importer.import('incidents', three, boston);
    const features = [
      { id: 'a2', time: '2026-03-02T08:00:00-05:00', type: 'Noise' }, { id: 'a1', time: '2026-03-01T13:00:00Z',
        closed: '2026-03-01T14:00:00Z', type: 'Litter', description: 'on the kerb' },
    ].map((properties, index) => ({ type: 'Feature', properties, geometry: { type: 'Point',
      coordinates: [[-71.07, 42.36], [-71.06, 42.35]][index] } }));
    const geojson = { name: 'incidents.geojson.gz', content: gzipSync(JSON.stringify({ type: 'FeatureCollection', features })) };
    expect(figures(await importer.import('incidents', geojson, boston))).toBe('0/0/0/2');
    // "编号,时间,类别,经度,纬度" in GBK. @source the GBK code chart
    const chinese = Buffer.concat([Buffer.from('b1e0bac52ccab1bce42cc0e0b1f02cbead b6c82cceb3b6c80a'.replaceAll(' ', ''), 'hex'),
      Buffer.from('a2,2026/3/2 8:00,Noise,-71.07,42.36\n')]);
    const outcome = await importer.import('incidents', { name: 'gbk.csv', content: chinese }, boston);
    expect(figures(outcome)).toBe('0/0/0/1');
    expect(outcome.result).toMatchObject({ value: { remarks: ['文件不是 UTF-8，按 GB18030（GBK）编码读取'] } });
  });

  test('without codes of its own gets the same codes each time, whatever the order', async () => {
    const lines = ['2026-03-01 08:00,Litter,-71.06,42.35', '2026-03-01 08:00,Litter,-71.06,42.35', '2026-03-02 08:00,Litter,-71.06,42.35'];
    const file = (rows: string[]) => ({ name: 'plain.csv', content: ['time,type,lon,lat', ...rows].join('\n') });
    expect(figures(await importer.import('incidents', file(lines), boston))).toBe('3/0/0/0');
    expect(figures(await importer.import('incidents', file(lines.toReversed()), boston))).toBe('0/0/0/3');
  });

  test('that says one thing twice counts it once; another thing under a code already used is rejected', async () => {
    const [one = '', two = ''] = three.content.split('\n').slice(1);
    const outcome = await importer.import('incidents', csv(one, two, one, one.replace('kerb', 'roof')), boston);
    expect(figures(outcome)).toBe('2/1/0/1');
    expect(outcome.errors).toEqual(['4,code,duplicate-code']);
  });

  test('finds district of the time and street nearby, in the bureau\'s own dataset when none is named', async () => {
    const town = await Town.found(importer.store);
    const spring = Date.UTC(2026, 2, 1);
    await town.addDistrict('旧界', [{ ring: rectangle(-100, -100, 100, 100), to: spring }]);
    await town.addDistrict('新界', [{ ring: rectangle(-100, -100, 100, 100), from: spring }]);
    await town.addStreet('人民路', 'main', [at(-100, 49), at(100, 49)]);
    const [lng, lat] = at(0, 0);
    const file = { name: '案件.csv', content: `编号,发生时间,类别,经度,纬度\n1,2026-02-28 12:00,05-01,${lng},${lat}\n2,2026-03-02 12:00,无照经营游商,${lng},${lat}\n3,2026-03-02 12:00,Litter,${lng},${lat}\n` };
    const outcome = await importer.import('incidents', file, { dataset: null });
    expect([figures(outcome), ...outcome.errors]).toEqual(['2/1/0/0', '3,category,unknown-category']);
    expect(await stored()).toMatchObject([
      { code: '1', event: '05-01', occurred: '2026-02-28T04:00', district: '旧界', street: '人民路' },
      { code: '2', event: '05-01', district: '新界' },
    ]);
  });

  test('leaves withdrawn what somebody withdrew, even when the row changed', async () => {
    await importer.import('incidents', three, boston);
    await importer.store.db.execute(sql`update incident set status = 'withdrawn' where code = 'a2'`);
    await importer.import('incidents', csv('a2,2026-03-02 08:00,Noise,-71.07,42.36,,2026-03-05 08:00'), boston);
    expect((await stored())[1]).toMatchObject({ code: 'a2', status: 'withdrawn', closed: '2026-03-05T13:00' });
  });
});

describe('how a file is read', () => {
  test('can be said column by column and value by value', async () => {
    const file = { name: 'x.csv', content: 'no,opened,kind,where_x,where_y,type\n1,03/01/2026 08:00,rubbish,-71.06,42.35,x\n' };
    const outcome = await importer.import('incidents', file, {
      ...boston, dateOrder: 'mdy', columns: new Map([['code', 'no'], ['category', 'kind'], ['lng', 'where_x'], ['lat', 'WHERE Y']]),
      values: new Map([['category', new Map([['rubbish', 'Litter']])]]),
    });
    expect(figures(outcome)).toBe('1/0/0/0');
    expect(await stored()).toMatchObject([{ code: '1', event: 'Litter', lng: -71.06, lat: 42.35, occurred: '2026-03-01T13:00' }]);
  });
  test('is told when two columns could have served', async () => {
    const outcome = await importer.import('incidents', { name: 'x.csv',
      content: 'id,time,type,lon,lat,longitude\n1,2026-03-01 08:00,a,1,2,9\n' }, boston);
    expect(outcome.result).toMatchObject({ value: { remarks: ['lng 取自列“lon”（未用：longitude；可用 --map lng=列名 指定）'] } });
  });
  test('takes a file without positions when that is said', async () => {
    const file = { name: 'x.csv', content: 'id,time,type\n1,2026-03-01 08:00,a\n' };
    expect(figures(await importer.import('incidents', file, boston))).toBe('missing-columns');
    expect(figures(await importer.import('incidents', file, { ...boston, columns: new Map([['lng', ''], ['lat', '']]) }))).toBe('1/0/0/0');
  });
});

describe('the code set', () => {
  test('of an import grows with later files', async () => {
    await importer.import('incidents', three, { ...boston, codeSet: 'city311' });
    await importer.import('incidents', csv('b1,2026-03-02 08:00,Graffiti,-71.07,42.36,,', 'b2,1999-03-02 08:00,Never,-71.07,42.36,,'),
      { ...boston, codeSet: 'city311' });
    const codes = await rowsOf<{ code: string }>(importer.store.db,
      sql`select e.code from event_code e join code_set c on c.id = e.code_set_id where c.key = 'city311' order by 1`);
    expect(codes.map(({ code }) => code)).toEqual(['Graffiti', 'Litter', 'Noise']);
  });
  test('of a dataset with incidents cannot be exchanged; of an empty one it can', async () => {
    await importer.import('incidents', three, boston);
    expect(figures(await importer.import('incidents', three, { ...boston, codeSet: 'other' }))).toBe('code-set-differs');
    await importer.import('places', { name: 'p.csv', content: 'name,lon,lat\nx,-71.06,42.35\n' }, { dataset: 'empty' });
    expect(figures(await importer.import('incidents', three, { dataset: 'empty', codeSet: 'boston-311',
      timeZone: 'America/New_York' }))).toBe('3/0/0/0');
  });
  test('fed from a column of free text is refused', async () => {
    const lines = Array.from({ length: 1_001 }, (_, index) => `c${index},2026-03-02 08:00,text number ${index},-71.07,42.36,,`);
    expect(figures(await importer.import('incidents', csv(...lines), boston))).toBe('too-many-categories');
    expect(await storeCounts(importer.store)).toMatchObject({ dataset: 0, incident: 0, event_code: 0 });
  });
});

describe('what is left behind', () => {
  test('a dry run says what the real one will, and leaves nothing', async () => {
    await importer.import('incidents', three, boston);
    const before = await storeCounts(importer.store);
    const more = csv(...three.content.split('\n').slice(1, 3), 'a4,2026-03-04 08:00,New,-71.06,42.35,,', 'a5,bad,New,,,,');
    expect(figures(await importer.import('incidents', more, { ...boston, isDryRun: true }))).toBe('1/1/0/2');
    expect(figures(await importer.import('incidents', more, { dataset: 'elsewhere', isDryRun: true }))).toBe('3/1/0/0');
    expect(await storeCounts(importer.store)).toEqual(before);
    expect(figures(await importer.import('incidents', more, boston))).toBe('1/1/0/2');
  });
  test('one batch, one audit row with count and hash of the file, one change', async () => {
    await importer.import('incidents', three, boston);
    const audit = await rowsOf(importer.store.db, sql`select action, entity, item_count::int as count, content_hash as hash, detail from audit_entry`);
    const batch = await rowsOf(importer.store.db, sql`select kind, file_name as name, file_sha256 as hash, accepted_count::int as accepted from import_batch`);
    const hash = createHash('sha256').update(three.content).digest('hex');
    expect(audit).toMatchObject([{ action: 'import', entity: 'incidents', count: 3, hash,
      detail: { fileName: 'incidents.csv', acceptedCount: 3 } }]);
    expect(batch).toMatchObject([{ kind: 'incidents', name: 'incidents.csv', accepted: 3, hash }]);
    expect(await storeCounts(importer.store)).toMatchObject({ audit_entry: 1, import_batch: 1, change_log: 1 });
    expect(importer.spooled()).toEqual([]);
  });
  test('an errors file a spreadsheet reads and no formula runs from', async () => {
    await importer.import('incidents', csv('=cmd|x,2026-03-01 08:00,Litter,=1+1,42.35,,', 'a2,@SUM(1),Litter,-71.06,42.35,,'), boston);
    expect(readFileSync(join(importer.folder, 'errors.csv'), 'utf8')).toBe(
      '\uFEFFrow,field,reason,detail\r\n1,lng,coordinate-unreadable,坐标不是十进制度数：=1+1（文件第 2 行）\r\n2,at,time-unreadable,看不懂的时间：@SUM(1)（文件第 3 行）\r\n',
    );
  });
});
