import { describe, expect, it } from 'vitest';
import { inlineRow, sheetParts, typedWorkbook, zipOf } from '../../testing/workbook-bytes';
import { FileRefused } from '../refused';
import { workbookRecords } from './workbook-records';

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1_000) yield await Promise.resolve(bytes.subarray(at, at + 1_000));
}

async function read(bytes: Buffer): Promise<{ rows: unknown[][]; faults: string[]; remarks: string[] }> {
  const rows: unknown[][] = [], faults: string[] = [], remarks: string[] = [];
  for await (const group of workbookRecords(chunksOf(bytes), (sentence) => remarks.push(sentence))) {
    for (const record of group) {
      rows.push([record.row, record.line, ...record.columns.map((column) => record.read(column))]);
      if (record.fault !== null) faults.push(`${record.row} ${record.fault.field} ${record.fault.reason}`);
    }
  }
  return { rows, faults, remarks };
}
const refusalOf = async (bytes: Buffer): Promise<string> => read(bytes).then(() => 'read', (error: unknown) => (error instanceof FileRefused ? error.refusal.code : String(error)));

const header = inlineRow(1, ['工号', '姓名']);
const good = sheetParts(`${header}${inlineRow(2, ['R1', '张三'])}`);

describe('a workbook', () => {
  it('is read from its first sheet: numbers plainly, dates as dates, empty rows left out, rows told by their place in the sheet', async () => {
    const bytes = await typedWorkbook([['工号', ' 电话 ', '到岗日期'], ['R1', 13812345678, new Date('2020-03-01T00:00:00Z')], [null, null, null], ['R2', 0.5, new Date('2020-03-01T08:30:00Z')]]);
    expect((await read(bytes)).rows).toEqual([[1, 2, 'R1', '13812345678', '2020-03-01'], [2, 4, 'R2', '0.5', '2020-03-01 08:30:00']]);
  });
  it('with a formula in a row has a fault there, and nowhere else', async () => {
    const row = '<row r="3"><c r="A3" t="str"><f>CONCAT("R","2")</f><v>R2</v></c><c r="B3" t="inlineStr"><is><t>李四</t></is></c></row>';
    expect((await read(zipOf(sheetParts(`${header}${inlineRow(2, ['R1', '张三'])}${row}`)))).faults).toEqual(['2 工号 formula-cell']);
  });
  it('of several sheets says that only the first is read', async () => {
    const parts = { ...good, 'xl/worksheets/sheet2.xml': good['xl/worksheets/sheet1.xml'] ?? '' };
    expect((await read(zipOf(parts))).remarks).toEqual(['工作簿有 2 张工作表，只读第一张']);
  });
});

describe('a file that means harm is refused before anything is made of it', () => {
  it.each<[string, Buffer, string]>([
    ['a bomb', zipOf({ ...good, 'xl/media/a.xml': Buffer.alloc(64 * 1024 ** 2, 0x20) }), 'zip-bomb'],
    ['a bomb that says it is small', zipOf({ ...good, 'xl/sharedStrings.xml': Buffer.alloc(64 * 1024 ** 2, 0x41) }, { claim: 10 }), 'zip-bomb'],
    ['macros', zipOf({ ...good, 'xl/vbaProject.bin': 'x' }), 'macros-refused'],
    ['macros by content type', zipOf({ ...good, '[Content_Types].xml': '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' }), 'macros-refused'],
    ['entities', zipOf({ ...good, 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "c">]><sst/>' }), 'malformed-xlsx'],
    ['a password', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'workbook-locked'],
    ['an encrypted zip', zipOf(good, { flags: 1 }), 'workbook-locked'],
    ['a zip of something else', zipOf({ 'streets.shp': 'x' }), 'malformed-xlsx'],
    ['half a workbook', zipOf(good).subarray(0, 300), 'malformed-xlsx'],
    ['text', Buffer.from('工号,姓名\n'), 'format-unsupported'],
    ['nothing', Buffer.alloc(0), 'empty-file'],
    ['a file of 21 MB', Buffer.concat([zipOf(good), Buffer.alloc(21 * 1024 ** 2)]), 'file-too-large'],
    ['a sheet that is no XML', zipOf({ ...good, 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c' }), 'malformed-xlsx'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });
  it('a struck byte anywhere is read or refused, never an error of another kind', async () => {
    const whole = zipOf(good);
    for (let at = 0; at < whole.length; at += 23) {
      const struck = Buffer.from(whole);
      struck[at] = (struck[at] ?? 0) ^ 0x5a;
      expect(await refusalOf(struck)).toMatch(/^(read|[a-z]+(-[a-z]+)*)$/);
    }
  });
});
