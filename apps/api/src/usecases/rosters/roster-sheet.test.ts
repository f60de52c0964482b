import { beforeEach, describe, expect, test } from 'vitest';
import { readSheet } from 'read-excel-file/node';
import { openPackage } from '../../ingest/xlsx/open-package';
import { accepted, DutyTown, refusalOf, shiftAt } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { changeRoster } from './change-roster';
import { exportRoster } from './export-roster';
import { publishRoster } from './publish-roster';
import { readRosterSheet, type SheetInput } from './read-roster-sheet';

let duty: DutyTown;
const week = '2026-05-04';
const people: number[] = [];

/** 甲 in the own district has 张三 on Monday morning and nobody else; 乙 in the other has nobody. */
beforeEach(async () => {
  duty = await DutyTown.found(await testStore());
  people.splice(0, people.length, await duty.addPerson('=张三'), await duty.addPerson('李四'));
  const post = await duty.addPost({ name: '甲', who: { personCount: 2 }, spans: [{ name: '早班', startMinute: 480, endMinute: 720 }, { name: '夜班', startMinute: 1_320, endMinute: 1_800, weekdays: [4] }] });
  await duty.addPost({ name: '乙', district: 'other', spans: [{ name: '早班', startMinute: 480, endMinute: 720, weekdays: [0] }] });
  const roster = await duty.plan(week);
  const assign = (startAt: string, personId: number) => ({ op: 'assign' as const, shiftId: shiftAt(roster, `post:${post.id}`, startAt), personId, vehicleId: null, reasons: [] });
  await accepted(changeRoster({ ctx: duty.director, input: { week, version: roster.version, note: '', changes: [assign('2026-05-04T00:00:00Z', people[0] ?? 0), assign('2026-05-08T14:00:00Z', people[1] ?? 0)] } }));
});

const sheet = (input: Partial<SheetInput> = {}) => accepted(readRosterSheet({ ctx: duty.town.as('command'), input: { week, format: 'a4-week', ...input } }));
const publish = async () => accepted(publishRoster({ ctx: duty.director, input: { week, version: (await duty.roster(week)).version } }));
async function workbook(format: SheetInput['format']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const piece of (await accepted(exportRoster({ ctx: duty.director, input: { week, format } }))).pieces) chunks.push(Buffer.from(piece));
  return Buffer.concat(chunks);
}

describe('the printed week', () => {
  test('shows the draft as a draft until it is published, then what was published and not what was drawn since', async () => {
    const draft = await sheet();
    expect(draft).toMatchObject({ isDraft: true, publishedVersion: null, provenance: 'simulated', fromOn: '2026-05-04', untilOn: '2026-05-10' });
    expect(draft.rows.map(({ heading, detail, hours, cells }) => [heading, detail, hours, cells[0]?.lines.join(''), cells[4]?.lines.join(''), cells.reduce((sum, { openCount }) => sum + openCount, 0)])).toEqual([
      ['乙', '早班 08:00–12:00', 0, '', '', 1], ['甲', '早班 08:00–12:00', 4, '=张三', '', 13], ['甲', '夜班 22:00–30:00', 8, '', '李四', 1],
    ]);
    const { publishedVersion } = await publish();
    const roster = await duty.roster(week);
    await accepted(changeRoster({ ctx: duty.director, input: { week, version: roster.version, note: '', changes: [{ op: 'unassign', shiftId: roster.assignments[0]?.shiftId ?? 0, personId: roster.assignments[0]?.personId ?? 0 }] } }));
    expect(await sheet()).toMatchObject({ isDraft: false, publishedVersion, rows: draft.rows });
  });
  test('of one district has its posts alone; a week that is none, a district of nobody are refused', async () => {
    expect(await sheet({ district: duty.districts.other })).toMatchObject({ district: '学校片区', rows: [{ heading: '乙' }], openCount: 1 });
    expect(await refusalOf(readRosterSheet({ ctx: duty.director, input: { week, format: 'a4-week', district: 9_999 } }))).toMatchObject({ code: 'unknown-district' });
    expect(await refusalOf(readRosterSheet({ ctx: duty.director, input: { week: '2026-W60', format: 'a4-week' } }))).toMatchObject({ code: 'week-invalid' });
  });
  test('is the same in Excel, with merged headings, frozen panes and A4 on its side', async () => {
    const { publishedVersion } = await publish();
    const book = await workbook('a4-week'), rows = await readSheet(book) as unknown as (string | number | null)[][];
    expect(rows.slice(2, 7)).toEqual([
      ['守点', '班次', '05-04', '05-05', '05-06', '05-07', '05-08', '05-09', '05-10', '工时'], [null, null, '周一', '周二', '周三', '周四', '周五', '周六', '周日', null],
      ['乙', '早班 08:00–12:00', '缺1', null, null, null, null, null, null, 0], ['甲', '早班 08:00–12:00', "'=张三、缺1", '缺2', '缺2', '缺2', '缺2', '缺2', '缺2', 4], [null, '夜班 22:00–30:00', null, null, null, null, '李四、缺1', null, null, 8],
    ]);
    expect(String(rows[1]?.[0])).toBe(`2026-05-04 至 2026-05-10 · 已发布第 ${publishedVersion} 版 · 模拟数据 · 缺 15 人次`);
    expect(String(rows.at(-1)?.[0])).toMatch(/^编制： +审核： +批准： +（盖章）$/);
    const parts = openPackage(book), xml = parts.get('xl/worksheets/sheet1.xml') ?? '';
    for (const merged of ['A1:J1', 'A2:J2', 'A3:A4', 'B3:B4', 'J3:J4', 'A6:A7']) expect(xml).toContain(`ref="${merged}"`);
    expect(xml).toMatch(/<pane\b[^>]*topLeftCell="C5"[^>]*state="frozen"/);
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
    expect([xml.includes('第 &amp;P 页 共 &amp;N 页'), parts.get('xl/workbook.xml')?.includes("'周排班'!$1:$4")]).toEqual([true, true]);
  });
});

describe('the printed month', () => {
  test('has a line for everybody in service, marks with a legend, and says which weeks nobody has published', async () => {
    expect(await sheet({ format: 'a3-month' })).toMatchObject({ fromOn: '2026-05-01', untilOn: '2026-05-31', unpublishedWeeks: [week], legend: [] });
    await publish();
    const month = await sheet({ format: 'a3-month', week: '2026-05-31' });
    expect(month.unpublishedWeeks).toEqual([]);
    expect(month.rows.map(({ detail, hours, cells }) => [detail, hours, cells.flatMap(({ lines }, day) => lines.map((mark) => `${day + 1}${mark}`)).join()]).slice(0, 2)).toEqual([['R001', 4, '4B1'], ['R002', 8, '8B2']]);
    expect(month.rows).toHaveLength(6);
    expect(month.legend).toEqual([{ mark: 'A', place: '乙', stretches: ['早班 08:00–12:00'] }, { mark: 'B', place: '甲', stretches: ['早班 08:00–12:00', '夜班 22:00–30:00'] }]);
    const book = await workbook('a3-month');
    expect(openPackage(book).get('xl/worksheets/sheet1.xml')).toContain('paperSize="8"');
    expect((await readSheet(book) as unknown as unknown[][])[4]?.slice(0, 6)).toEqual(["'=张三", 'R001', null, null, null, 'B1']);
    expect(await refusalOf(exportRoster({ ctx: duty.town.as('officer'), input: { week, format: 'a3-month' } }))).toEqual({ code: 'not-allowed' });
  });
});
