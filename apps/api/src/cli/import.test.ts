import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { consoleActor, contextOf, TestClock } from '../testing/context';
import { storeCounts } from '../testing/importing';
import { testServices } from '../testing/services';
import { testStore } from '../testing/store';
import type { Services } from '../services';
import { Town } from '../testing/town';
import type { Command } from './command';
import { exportCommand } from './export';
import { importCommand } from './import';

let services: Services;
let directory: string;
const clock = new TestClock();
beforeEach(async () => {
  services = await testServices(await testStore(), clock);
  directory = mkdtempSync(join(tmpdir(), 'wuding-cli-'));
  writeFileSync(join(directory, 'city.csv'), 'id,time,type,lon,lat\n1,2026-03-01 08:00,Litter,-71.06,42.35\n2,2026-03-02 08:00,Noise,-71.07,42.36\n3,1970-01-01 00:00,Litter,-71.06,42.35\n');
});
afterEach(() => rmSync(directory, { recursive: true }));

const run = (...argv: string[]) => runOf(importCommand, ...argv);
async function runOf(command: Command, ...argv: string[]): Promise<{ exit: number; lines: string[]; errors: string[] }> {
  const lines: string[] = [], errors: string[] = [];
  const exit = await command.run({
    argv, directory, services, standardInput: null, ctx: contextOf(services.store, clock, consoleActor(command.role)),
    out: { line: (text) => lines.push(text), error: (text) => errors.push(text), progress: () => undefined },
  });
  return { exit, lines, errors };
}
const city = ['incidents', 'city.csv', '--dataset', 'city', '--tz', 'America/New_York'];

describe('wuding import', () => {
  test('says in words what became of the file, and as JSON on the last line', async () => {
    const { exit, lines, errors } = await run(...city, '--json', '--errors', 'rejected.csv');
    expect(exit).toBe(0);
    expect(errors).toEqual([]);
    expect(lines).toEqual([
      '事件 3 行，数据集 city（新建）', '  接受 2，拒绝 1，修复 0，重复 0', '  拒绝：时间不合常理 1 处（time-implausible）',
      '    第 3 行（文件第 4 行） at：时间不合常理：1970-01-01 00:00', '  行号从第一个数据行起算（不含表头）', '{"accepted":2,"rejected":1,"repaired":0,"duplicate":0}',
    ]);
    expect(readFileSync(join(directory, 'rejected.csv'), 'utf8')).toContain('\r\n3,at,time-implausible,');
  });
  test('succeeds again without doing anything, and does nothing on a dry run', async () => {
    const dry = await run(...city, '--json', '--dry-run');
    expect([dry.exit, dry.lines[0], dry.lines.at(-1)]).toEqual([0, '试运行（未保存）：事件 3 行，数据集 city（新建）',
      '{"accepted":2,"rejected":1,"repaired":0,"duplicate":0}']);
    expect(await storeCounts(services.store)).toMatchObject({ incident: 0, dataset: 0 });
    await run(...city);
    const again = await run(...city, '--json');
    expect([again.exit, again.lines.at(-1)]).toEqual([0, '{"accepted":0,"rejected":1,"repaired":0,"duplicate":2}']);
  });
  test('exits 1 when nothing but rejects came of it, and when the file is refused', async () => {
    writeFileSync(join(directory, 'bad.csv'), 'id,time,type,lon,lat\n1,1970-01-01 00:00,Litter,-71.06,42.35\n');
    const bad = await run('incidents', 'bad.csv', '--dataset', 'city', '--json');
    expect([bad.exit, bad.lines.at(-1)]).toEqual([1, '{"accepted":0,"rejected":1,"repaired":0,"duplicate":0}']);
    writeFileSync(join(directory, 'broken.geojson'), '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null},{');
    const broken = await run('incidents', 'broken.geojson', '--dataset', 'city', '--json', '--errors', 'rejected.csv');
    expect([broken.exit, broken.lines]).toEqual([1, ['{"accepted":0,"rejected":2,"repaired":0,"duplicate":0}']]);
    expect(broken.errors).toEqual(['拒绝导入：JSON 有语法错误（malformed-json）', '  第几行 2', '  字符位置 92', '  详情 文件不完整']);
    expect(readFileSync(join(directory, 'rejected.csv'), 'utf8')).toBe('\uFEFFrow,field,reason,detail\r\n2,file,malformed-json,JSON 有语法错误：文件不完整\r\n');
    expect((await run('incidents', 'nowhere.csv', '--dataset', 'city')).errors[0]).toBe('拒绝导入：没有这个文件（file-not-found）');
  });
  test('names the columns of a file that lacks some, and how to say which they are', async () => {
    const { exit, errors } = await run(...city, '--map', 'at=when');
    expect(exit).toBe(1);
    expect(errors).toEqual(['拒绝导入：缺少必需的列（missing-columns）', '  字段 at', '  缺少 at', '  没有的列 when', '  文件中的列 id、time、type、lon、lat',
      '  请用 --map 字段=列名 指明；没有坐标的事件文件用 --map lng= --map lat=']);
  });
  test.each([
    [[], 'what is to be imported? today: districts, roads, places, incidents, zones, posts, staff, tracks'],
    [['incidents'], 'no file is named'],
    [['incidents', 'a', 'b'], 'one file at a time: b is too much'],
    [['tracks', 'a.csv'], 'import tracks takes one file and --device'],
    [['vendors', 'a.csv'], '"vendors" is no kind of record; today: districts, roads, places, incidents, zones, posts, staff, tracks'],
    [['roads', 'a', '--format', 'gpx'], '--format gpx is not supported; today: csv, geojson, xlsx (also .gz)'],
    [['roads', 'a', '--crs', 'epsg:4326'], '--crs takes wgs84, cgcs2000, gcj02, bd09, not "epsg:4326"'],
    [['roads', 'a', '--map', 'class'], '--map takes field=column, not "class"'],
    [['roads', 'a', '--map', 'lng=x'], '--map: "lng" is no field; fields are name, class, bridge, tunnel, geometry'],
    [['roads', 'a', '--value', 'class=x'], '--value takes field:from=to, not "class=x"'],
    [['roads', 'a', '--max-bytes', 'much'], '--max-bytes takes a number of bytes, not "much"'],
  ])('%j is wrong usage', async (argv, sentence) => {
    const { exit, errors } = await run(...argv);
    expect([exit, errors[0]?.split('\n')[0]]).toEqual([2, sentence]);
  });
  test('an unknown flag is wrong usage', async () => {
    expect((await run('roads', 'a', '--speed', '9')).exit).toBe(2);
  });
});

describe('wuding import staff and wuding export staff', () => {
  test('give and take one workbook: the second import changes nothing, rejected rows are listed', async () => {
    await Town.found(services.store);
    writeFileSync(join(directory, 'staff.csv'), '工号,姓名,类别,电话\nR1,张三,在编,13812345678\nR2,李四,长官,\n');
    expect((await run('staff', 'staff.csv', '--errors', 'rejected.csv', '--json')).lines.at(-1)).toBe('{"accepted":1,"rejected":1,"repaired":0,"duplicate":0}');
    expect(readFileSync(join(directory, 'rejected.csv'), 'utf8')).toContain('\r\n2,kind,unknown-kind,');
    expect((await runOf(exportCommand, 'staff', 'out.xlsx')).exit).toBe(0);
    expect((await run('staff', 'out.xlsx', '--json')).lines.at(-1)).toBe('{"accepted":0,"rejected":0,"repaired":0,"duplicate":1}');
    expect([(await runOf(exportCommand, 'staff', '--format', 'geojson')).exit, (await runOf(exportCommand, 'roads')).exit, (await runOf(exportCommand, 'posts', 'nowhere/out.csv')).exit]).toEqual([2, 2, 1]);
  });
});
