import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@wuding/domain';
import type { ExportFile } from '../../export/export-file';
import { rowsOf, sql } from '../../db/store';
import { accepted, director, DutyTown, refusalOf } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { typedWorkbook } from '../../testing/workbook-bytes';
import { addLeave } from '../people/leave';
import { editPerson } from '../people/edit-person';
import { listPeople } from '../people/list-people';
import { addTeam } from '../people/teams';
import { addVehicle, addVehicleAbsence } from '../people/vehicles';
import { listPosts, readPost } from '../posts/list-posts';
import { exportPeople } from './export-people';
import { exportPosts } from './export-posts';
import { exportTeams } from './export-teams';
import { exportVehicles } from './export-vehicles';
import { applyImport, previewImport } from './import-register';
import { retainUndo, undoDays } from './retain-undo';
import { listImports, undoImport } from './undo-import';

let duty: DutyTown;
let spoolDirectory: string;
beforeEach(async () => {
  duty = await DutyTown.found(await testStore());
  spoolDirectory = mkdtempSync(join(tmpdir(), 'wuding-registers-'));
});
afterEach(() => rmSync(spoolDirectory, { recursive: true }));

type Kind = 'posts' | 'staff';
const uploadOf = (kind: Kind, file: string | Buffer, fileName = typeof file === 'string' ? 'a.csv' : 'a.xlsx') =>
  ({ kind, fileName, content: Buffer.from(file).toString('base64'), crs: 'wgs84' as const, columns: {} });
const ctxOf = (actor: Actor | undefined) => (actor === undefined ? duty.director : duty.town.as(actor));
const preview = (kind: Kind, file: string | Buffer, actor?: Actor) => previewImport({ ctx: ctxOf(actor), input: uploadOf(kind, file), spoolDirectory });
async function bring(kind: Kind, file: string | Buffer, actor?: Actor) {
  const { fingerprint } = await accepted(preview(kind, file, actor));
  return accepted(applyImport({ ctx: ctxOf(actor), input: { ...uploadOf(kind, file), fingerprint }, spoolDirectory }));
}
const outcomes = async (kind: Kind, file: string | Buffer, actor?: Actor) => (await accepted(preview(kind, file, actor))).rows
  .map(({ row, outcome, changes, problems }) => [row, outcome, ...changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`), ...problems.map(({ field, reason }) => `${field} ${reason}`)]);
const people = async () => (await accepted(listPeople({ ctx: duty.director, input: { limit: 100, sort: 'code', left: 'false' } }))).items;
const posts = async () => (await accepted(listPosts({ ctx: duty.director, input: { limit: 100, sort: 'code' } }))).items;
const lastAudit = async () => (await rowsOf<{ action: string; entity: string; itemCount: number; detail: Record<string, unknown> }>(duty.town.store.db, sql`select action, entity, item_count::int as "itemCount", detail from audit_entry order by seq desc limit 1`))[0];
async function bytesOf(result: Parameters<typeof accepted<ExportFile>>[0]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const piece of (await accepted(result)).pieces) chunks.push(Buffer.from(piece));
  return Buffer.concat(chunks);
}
const exportStaff = (format: 'xlsx' | 'csv', how: { phones: 'masked' | 'whole'; reason?: string } = { phones: 'masked' }) =>
  exportPeople({ ctx: duty.director, input: { left: 'false', sort: 'code', format, ...how } });
const staffFile = '工号,姓名,类别,电话,技能,到岗日期,执法证号,执法证起,执法证止\nR101,张三,在编,13912340001,摄影、急救,2020-03-01,Z-1,2022-01-01,2027-01-01\nR102,李四,辅助,13912340002,,2023/5/4,,,\n';

describe('importing people', () => {
  test('shows first what each row would do, then does exactly that in one audited step; again, nothing changes', async () => {
    await duty.addPerson('王五');
    expect((await outcomes('staff', staffFile)).map(([row, outcome]) => [row, outcome])).toEqual([[1, 'new'], [2, 'new']]);
    expect(await people()).toHaveLength(1);
    expect((await bring('staff', staffFile)).counts).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 0, repaired: 0 });
    expect(await lastAudit()).toMatchObject({ action: 'import', entity: 'staff', itemCount: 2, detail: { fileName: 'a.csv' } });
    expect((await people()).slice(1)).toMatchObject([
      { code: 'R101', name: '张三', kind: 'staff', phone: '139****0001', skills: ['摄影', '急救'], joinedOn: '2020-03-01', isCertified: true, certificates: [{ number: 'Z-1', validUntil: '2027-01-01' }] },
      { code: 'R102', kind: 'auxiliary', joinedOn: '2023-05-04', certificates: [] },
    ]);
    expect((await accepted(preview('staff', staffFile))).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
  });
  test('says what differs field by field, keeps what has no column, and shows no whole phone', async () => {
    await bring('staff', staffFile);
    expect(await outcomes('staff', '工号,姓名,电话\nR101,张三丰,13912349999\nR102,李四,139****0002\n')).toEqual([[1, 'changed', 'name: 张三 → 张三丰', 'phone: 139****0001 → 139****9999'], [2, 'unchanged']]);
    await bring('staff', '工号,姓名,执法证号,执法证起,执法证止\nR101,张三,Z-1,2022-01-01,2028-01-01\n');
    expect((await people())[0]).toMatchObject({ skills: ['摄影', '急救'], certificates: [{ number: 'Z-1', validUntil: '2028-01-01' }] });
  });
  test('refuses a bad row with its reasons and takes the good ones beside it', async () => {
    await bring('staff', staffFile);
    const file = '工号,姓名,类别,电话,到岗日期,离岗日期,执法证号,执法证起,执法证止\n,无号,在编,,,,,,\nR2,,在编,,,,,,\nR3,三,长官,,,,,,\nR4,四,在编,138****0000,,,,,\nR5,五,在编,电话,,,,,\nR6,六,在编,,2020-02-30,,,,\nR7,七,在编,,2020-02-03,2019-01-01,,,\n'
      + 'R8,八,在编,,,,Z-8,,\nR9,九,在编,,,,Z-1,2020-01-01,2030-01-01\nR10,十,辅助,,,,,,\nR10,什,辅助,,,,,,\nR11,"=1+1",在编,,,,,,\n';
    expect(await outcomes('staff', file)).toEqual([
      [1, 'refused', 'code value-missing'], [2, 'refused', 'name value-missing'], [3, 'refused', 'kind unknown-kind'], [4, 'refused', 'phone phone-masked'], [5, 'refused', 'phone phone-unreadable'],
      [6, 'refused', 'joinedOn date-unreadable'], [7, 'refused', 'leftOn ends-before-it-begins'], [8, 'refused', 'certificateNumber certificate-incomplete'], [9, 'refused', 'certificateNumber certificate-taken'],
      [10, 'new', 'code:  → R10', 'name:  → 十', 'kind:  → 辅助'], [11, 'refused', 'code duplicate-code'], [12, 'new', 'code:  → R11', 'name:  → =1+1', 'kind:  → 在编'],
    ]);
    expect((await bring('staff', file)).counts).toMatchObject({ new: 2, refused: 10 });
  });
  test('is taken back whole, unless somebody changed or used a record since', async () => {
    await bring('staff', staffFile);
    const { id } = await bring('staff', '工号,姓名,类别,执法证号,执法证起,执法证止\nR101,张三丰,辅助,Z-2,2024-01-01,2029-01-01\nR103,新人,辅助,,,\n');
    const [, , added] = await people();
    const leave = { kind: 'annual' as const, from: '2026-05-02T00:00:00Z', to: '2026-05-03T00:00:00Z', note: '' };
    await accepted(undoImport({ ctx: duty.director, input: { id } }));
    expect(await lastAudit()).toMatchObject({ action: 'undo-import', entity: 'staff', itemCount: 2 });
    expect((await people()).map(({ code, name, kind, certificates }) => [code, name, kind, certificates.map(({ number }) => number)])).toEqual([['R101', '张三', 'staff', ['Z-1']], ['R102', '李四', 'auxiliary', []]]);
    expect(await refusalOf(undoImport({ ctx: duty.director, input: { id } }))).toMatchObject({ code: 'nothing-to-undo' });
    expect(added).toMatchObject({ code: 'R103' });
    const second = await bring('staff', '工号,姓名,类别\nR104,又一人,辅助\nR102,李四四,辅助\n');
    const [, changed, used] = await people();
    await accepted(addLeave({ ctx: duty.director, input: { personId: used?.id ?? 0, ...leave } }));
    await accepted(editPerson({ ctx: duty.director, input: { id: changed?.id ?? 0, version: changed?.version ?? 0, edit: { name: '李四五' } } }));
    expect(await refusalOf(undoImport({ ctx: duty.director, input: { id: second.id } }))).toMatchObject({ code: 'import-changed-since', data: { records: ['R104 又一人', 'R102 李四五'], recordCount: 2 } });
    expect((await accepted(listImports({ ctx: duty.director, input: { kind: 'staff' } }))).items.map(({ canUndo, undoneBy, acceptedCount }) => [canUndo, undoneBy, acceptedCount])).toEqual([[true, null, 2], [false, 'director', 2], [true, null, 2]]);
    expect(await refusalOf(undoImport({ ctx: duty.director, input: { id: 9_999 } }))).toMatchObject({ code: 'not-found' });
  });
  test('forgets what it overwrote, phones with it, after thirty days or once it is taken back; then it stands', async () => {
    const kept = async () => rowsOf<{ text: string }>(duty.town.store.db, sql`select coalesce(before::text, '') as text from import_batch_item`);
    await bring('staff', staffFile);
    const changed = await bring('staff', '工号,姓名,类别,电话\nR101,张三,在编,13912340009\n');
    expect((await kept()).some(({ text }) => text.includes('13912340001'))).toBe(true);
    duty.town.clock.passMinutes((undoDays - 1) * 1_440);
    expect(await retainUndo(duty.town)).toBe(0);
    const taken = await bring('staff', '工号,姓名,类别\nR105,来去,辅助\n');
    await accepted(undoImport({ ctx: duty.director, input: { id: taken.id } }));
    expect([await retainUndo(duty.town), (await kept()).length]).toEqual([1, 3]);
    duty.town.clock.passMinutes(1_441);
    expect([await retainUndo(duty.town), await kept()]).toEqual([3, []]);
    expect(await lastAudit()).toMatchObject({ action: 'import.retain', itemCount: 3 });
    expect(await refusalOf(undoImport({ ctx: duty.director, input: { id: changed.id } }))).toMatchObject({ code: 'nothing-to-undo' });
    expect((await accepted(listImports({ ctx: duty.director, input: { kind: 'staff' } }))).items.map(({ canUndo }) => canUndo)).toEqual([false, false, false]);
    expect((await people()).map(({ code }) => code)).toEqual(['R101', 'R102']);
  });
  test('puts people into the teams there are, keeps them where the file has no column, and gives back who was where', async () => {
    const found = (name: string) => accepted(addTeam({ ctx: duty.director, input: { name, kind: 'shift', memberIds: [] } }));
    const [early, late] = [await found('甲班'), await found('乙班')];
    const teamsOf = async () => (await people()).map(({ name, teamIds }) => [name, teamIds]);
    await bring('staff', '工号,姓名,类别,队伍\nR101,张三,辅助,甲班、乙班\nR102,李四,辅助,\n');
    expect(await teamsOf()).toEqual([['张三', [early.id, late.id]], ['李四', []]]);
    expect((await bytesOf(exportStaff('csv'))).toString('utf8')).toContain('R101,张三,辅助,,,乙班、甲班,');
    expect(await outcomes('staff', '工号,姓名,队伍\nR101,张三,乙班；甲班\nR102,李四,夜班\n')).toEqual([[1, 'unchanged'], [2, 'refused', 'teams unknown-team']]);
    expect(await outcomes('staff', '工号,姓名\nR101,张三\n')).toEqual([[1, 'unchanged']]);
    const { id } = await bring('staff', '工号,姓名,类别,队伍\nR101,张三,辅助,乙班\nR103,王五,辅助,乙班\n');
    expect(await teamsOf()).toEqual([['张三', [late.id]], ['李四', []], ['王五', [late.id]]]);
    await accepted(undoImport({ ctx: duty.director, input: { id } }));
    expect(await teamsOf()).toEqual([['张三', [early.id, late.id]], ['李四', []]]);
  });
  test('is for the director, and not when the store changed after the preview', async () => {
    const { fingerprint } = await accepted(preview('staff', staffFile));
    await bring('staff', '工号,姓名,类别\nR101,别人,辅助\n');
    const apply = (actor: Actor) => applyImport({ ctx: duty.town.as(actor), input: { ...uploadOf('staff', staffFile), fingerprint }, spoolDirectory });
    expect(await refusalOf(apply(director))).toMatchObject({ code: 'preview-outdated' });
    expect((await people()).map(({ name }) => name)).toEqual(['别人']);
    for (const role of ['analyst', 'district-leader', 'officer'] as const) expect(await refusalOf(apply({ ...director, accountId: 1, role }))).toEqual({ code: 'not-allowed' });
    expect(await refusalOf(previewImport({ ctx: duty.director, input: { ...uploadOf('staff', staffFile), dataset: 'nowhere' }, spoolDirectory }))).toMatchObject({ code: 'unknown-dataset' });
  });
  test('refuses a file as a whole in words', async () => {
    for (const [file, name, reason] of [['PK', 'a.xlsx', 'format-unsupported'], ['姓名\n张三\n', 'a.csv', 'missing-columns'], ['工号,姓名\n', 'a.csv', 'empty-file'], ['x', 'a.xls', 'format-unsupported']] as const) {
      expect(await refusalOf(previewImport({ ctx: duty.director, input: uploadOf('staff', file, name), spoolDirectory }))).toMatchObject({ code: 'import-refused', data: { reason } });
    }
    expect(readdirSync(spoolDirectory)).toEqual([]);
  });
});

describe('exporting people', () => {
  test('masks phones, unless role and reason allow more, which the audit log keeps', async () => {
    await bring('staff', staffFile);
    const csv = (await bytesOf(exportStaff('csv'))).toString('utf8');
    expect(csv.startsWith('\uFEFF工号,姓名,类别,电话,技能,队伍,')).toBe(true);
    expect([csv.includes('139****0001'), csv.includes('13912340001')]).toEqual([true, false]);
    expect((await bytesOf(exportStaff('csv', { phones: 'whole', reason: '换发对讲机' }))).toString('utf8')).toContain('13912340001');
    expect(await lastAudit()).toMatchObject({ action: 'export', entity: 'person', detail: { phones: 'whole', reason: '换发对讲机' } });
    expect(await refusalOf(exportStaff('csv', { phones: 'whole' }))).toMatchObject({ code: 'reason-required' });
  });
  test('gives a workbook that comes back unchanged, formulas made plain', async () => {
    await bring('staff', '工号,姓名,类别,电话,技能\nR1,=HYPERLINK(1),在编,+86 13912340001,"@标注、-减"\n');
    const book = await bytesOf(exportStaff('xlsx'));
    expect(await readSheet(book)).toEqual([
      ['工号', '姓名', '类别', '电话', '技能', '队伍', '到岗日期', '离岗日期', '执法证号', '执法证起', '执法证止', '数据性质'],
      ['R1', "'=HYPERLINK(1)", '在编', "'+86****0001", "'@标注、-减", null, null, null, null, null, null, '模拟'],
    ]);
    expect(await outcomes('staff', book)).toEqual([[1, 'unchanged']]);
  });
});

describe('exporting teams and vehicles', () => {
  test('takes out what the filter lists, members by name and absences by the minute of the county', async () => {
    const [a, b] = [await duty.addPerson('张三'), await duty.addPerson('李四')];
    await accepted(addTeam({ ctx: duty.director, input: { name: '劝导队', kind: 'persuasion', memberIds: [b, a] } }));
    await accepted(addTeam({ ctx: duty.director, input: { name: '班组', kind: 'shift', memberIds: [] } }));
    const { id } = await accepted(addVehicle({ ctx: duty.director, input: { plate: '云N·1', name: '皮卡', seatCount: 5 } }));
    await accepted(addVehicleAbsence({ ctx: duty.director, input: { id, from: '2026-05-01T00:00:00+08:00', to: '2026-05-03T00:00:00+08:00', note: '保养' } }));
    const teams = await bytesOf(exportTeams({ ctx: duty.director, input: { sort: 'name', kind: 'persuasion', format: 'csv' } }));
    expect(teams.toString('utf8').replace('\uFEFF', '').trim().split(/\r?\n/)).toEqual(['队名,类别,人数,成员,数据性质', '劝导队,劝导,2,张三、李四,模拟']);
    expect(await lastAudit()).toMatchObject({ action: 'export', entity: 'team', itemCount: 1 });
    expect(await readSheet(await bytesOf(exportVehicles({ ctx: duty.director, input: { sort: 'plate', format: 'xlsx' } })))).toEqual([
      ['车牌', '名称', '座位', '现在', '退役日期', '停用时段', '数据性质'], ['云N·1', '皮卡', 5, '停用中', null, '2026-05-01 00:00 – 2026-05-03 00:00 保养', '模拟'],
    ]);
    for (const take of [exportTeams, exportVehicles] as const) {
      expect(await refusalOf((take as typeof exportTeams)({ ctx: duty.town.as('officer'), input: { sort: 'name', format: 'csv' } }))).toEqual({ code: 'not-allowed' });
      expect(await refusalOf((take as typeof exportTeams)({ ctx: duty.director, input: { sort: 'name', format: 'csv', dataset: 'nowhere' } }))).toMatchObject({ code: 'unknown-dataset' });
    }
  });
});

const postRows = (cells: Record<string, string | number>[]) => {
  const columns = [...new Set(cells.flatMap((row) => Object.keys(row)))];
  return typedWorkbook([columns, ...cells.map((row) => columns.map((column) => row[column] ?? null))]);
};
const [lng, lat] = at(-500, 10);

describe('importing posts', () => {
  test('founds drafts with the five parts from a workbook, places them in their district, and undoes it', async () => {
    await duty.addPerson('张三');
    await duty.addPerson('李四');
    const book = await postRows([{
      编号: 'P1', 名称: '风雨廊', 主岗: 'R001 张三', 替岗: '李四', 人数: 2, 时段: '早班 周一至周五 07:00-12:00', 经度: lng, 纬度: lat, 半径: 60, 事件代码: '05-01', 检查清单: '清点摊位；拍照',
      上报联系人: '片区长', 目标: 'relapse-ratio=0.2', 评估日期: '2026-12-31', 提前到岗: 10,
    }]);
    const { id } = await bring('posts', book);
    const [post] = await posts();
    expect(post).toMatchObject({
      code: 'P1', state: 'draft', districtName: '凯龙城', faults: [], radiusMetres: 60,
      plan: { who: { personCount: 2, needsVehicle: false }, when: { earlyArriveMinutes: 10, spans: [{ name: '早班', weekdays: [0, 1, 2, 3, 4], startMinute: 420, endMinute: 720 }] }, duty: { checklist: ['清点摊位', '拍照'] } },
    });
    expect((await accepted(readPost({ ctx: duty.director, input: { id: post?.id ?? 0 } }))).history).toMatchObject([{ action: 'import' }]);
    expect((await outcomes('posts', book))[0]).toEqual([1, 'unchanged']);
    await accepted(undoImport({ ctx: duty.director, input: { id } }));
    expect(await posts()).toEqual([]);
  });
  test('changes only what the cells say otherwise; what is in force stays whole; what was changed is given back', async () => {
    const post = await duty.addPost({ name: '甲', spans: [{ name: '早班', startMinute: 480, endMinute: 720 }] });
    expect(await outcomes('posts', `编号,名称,检查清单\n${post.code},甲,\n`)).toEqual([[1, 'refused', 'code post-incomplete']]);
    expect(await outcomes('posts', '名称,人数,时段\n甲,3,早班 每天 08:00-11:00\n')).toEqual([[1, 'changed', 'personCount: 1 → 3', 'pattern: 早班 每天 08:00-12:00 → 早班 每天 08:00-11:00']]);
    const { id } = await bring('posts', '名称,人数\n甲,3\n');
    const now = () => accepted(readPost({ ctx: duty.director, input: { id: post.id } }));
    expect([(await now()).plan.who.personCount, (await now()).state, (await now()).version]).toEqual([3, 'published', post.version + 1]);
    await accepted(undoImport({ ctx: duty.director, input: { id } }));
    expect([(await now()).plan, (await now()).version]).toEqual([post.plan, post.version + 2]);
  });
  test('is refused row by row with the field and the reason', async () => {
    await duty.addPerson('同名');
    await duty.addPerson('同名');
    const good = { 名称: '', 编号: '' };
    const rows: Record<string, string | number>[] = [{ 主岗: '没有的人' }, { 主岗: '同名' }, { 片区: '月球' }, { 时段: '早上' }, { 时段: '早班 12:00-08:00' }, { 事件代码: '99-99' }, { 人数: 21 }, { 半径: 5 }, { 经度: lat, 纬度: lng }, { 经度: 7.5, 纬度: 51.9 }, { 目标: '多抓' }, { 持证人数: 1.5 }];
    expect((await outcomes('posts', await postRows(rows.map((row, i) => ({ ...good, 编号: `B${i}`, 名称: `守点${i}`, ...row }))))).map(([, outcome, problem]) => (outcome === 'refused' ? problem : outcome))).toEqual([
      'primary unknown-person', 'primary ambiguous-name', 'district unknown-district', 'pattern pattern-unreadable', 'pattern pattern-unreadable', 'eventCodes unknown-category', 'personCount number-out-of-range',
      'radiusMetres number-out-of-range', 'lng lng-lat-swapped', 'lng outside-dataset', 'targets targets-unreadable', 'certifiedCount number-out-of-range',
    ]);
  });
  test('reaches a leader’s own districts only', async () => {
    const leader: Actor = { accountId: 7, username: 'leader', role: 'district-leader', districtIds: [duty.districts.own] };
    expect(await outcomes('posts', '编号,名称,片区\nP1,自己的,凯龙城\nP2,别人的,学校片区\nP3,没有片区,\n', leader)).toEqual([
      [1, 'new', 'code:  → P1', 'name:  → 自己的', 'personCount:  → 1', 'certifiedCount:  → 0', 'needsVehicle:  → 否', 'earlyArriveMinutes:  → 0', 'lateLeaveMinutes:  → 0', 'radiusMetres:  → 50', 'district:  → 凯龙城'],
      [2, 'refused', 'district not-own-district'], [3, 'refused', 'district not-own-district'],
    ]);
    const { id } = await bring('posts', '编号,名称,片区\nP2,别人的,学校片区\n');
    expect(await refusalOf(undoImport({ ctx: duty.town.as(leader), input: { id } }))).toEqual({ code: 'not-allowed' });
  });
  test('comes back unchanged from its own export, line or point, as workbook, CSV and GeoJSON', async () => {
    await duty.addPost({ name: '甲' });
    const corners = [at(-500, 0), at(-500, 100)];
    await bring('posts', `编号,名称,走线,片区,时段\nL1,线岗,"${corners.map(([x, y]) => `${x} ${y}`).join('; ')}",凯龙城,夜班 周五、周六 22:00-30:00\n`);
    expect((await posts()).find(({ code }) => code === 'L1')?.plan.where.shape).toMatchObject({ type: 'LineString' });
    for (const format of ['xlsx', 'csv', 'geojson'] as const) {
      const file = await bytesOf(exportPosts({ ctx: duty.director, input: { sort: 'code', format } }));
      const answer = await accepted(previewImport({ ctx: duty.director, input: { ...uploadOf('posts', file, `a.${format}`) }, spoolDirectory }));
      expect([format, answer.counts, answer.rows.flatMap(({ problems }) => problems)]).toEqual([format, { new: 0, changed: 0, unchanged: 2, refused: 0, repaired: 0 }, []]);
    }
    expect(await refusalOf(exportPosts({ ctx: duty.town.as('officer'), input: { sort: 'code', format: 'csv' } }))).toEqual({ code: 'not-allowed' });
  });
});
