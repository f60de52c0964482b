import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { dutyStateWords, isAllowed, refuse, type Checklist, type OnPostMinutes, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import type { CsvColumn } from '../../export/stream-csv';
import type { Database } from '../../db/store';
import type { Dataset } from '../../repositories/datasets';
import { checklistsOf } from '../../repositories/duty-ticks';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn } from '../instant-text';
import { readDutyFilter } from './begun-duties';
import { keyOfDuty, openDutyPages, type DutyPages } from './duty-pages';
import type { KeptDuty } from './load-duty';
import { readAttendance } from './read-attendance';

async function* inOneGroup<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield await Promise.resolve(rows);
}

/** Rows read at once: what is held does not grow with the range. */
const rowsTogether = 1_000;

type ListedDuty = KeptDuty & { readonly list: Checklist | undefined };

async function* allPages(db: Database, pages: DutyPages): AsyncGenerator<readonly ListedDuty[]> {
  for (let rows = await pages.page(null, rowsTogether), last = rows.at(-1); last !== undefined; rows = await pages.page(keyOfDuty(last), rowsTogether), last = rows.at(-1)) {
    const lists = await checklistsOf(db, [...new Set(rows.map(({ duty }) => duty.shiftId))]);
    yield rows.map((row) => ({ ...row, list: lists.get(row.duty.shiftId) }));
  }
}

/** Every duty the same filter would list, in the same order, as a file. */
export async function exportDuties({ ctx, input: { format, ...query } }: { ctx: Context; input: ParsedOf<Endpoints['exportDuties']>['query'] }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'duty.read')) return refuse('not-allowed');
  const range = await readDutyFilter(ctx, query);
  if (!range.ok) return range;
  const { dataset, fromAt, toAt } = range.value;
  const pages = await openDutyPages(ctx, { datasetId: dataset.id, fromAt, toAt, filter: query }, query.sort);
  return exportList<ListedDuty>(ctx, format, {
    entity: 'duty', title: '到岗情况', dataset, filter: query, rowCount: pages.total, groups: allPages(ctx.store.db, pages), columns: dutyColumns(dataset),
  });
}

/** The groups of the attendance table with what they rest on, as a file. */
export async function exportAttendance({ ctx, input: { format, ...query } }: { ctx: Context; input: ParsedOf<Endpoints['exportAttendance']>['query'] }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'duty.read')) return refuse('not-allowed');
  const range = await readDutyFilter(ctx, query);
  if (!range.ok) return range;
  const answer = await readAttendance({ ctx, input: query });
  if (!answer.ok) return answer;
  const { items } = answer.value, { dataset } = range.value;
  return exportList(ctx, format, { entity: 'duty', title: '到岗率', dataset, filter: query, rowCount: items.length, groups: inOneGroup(items), columns: attendanceColumns(dataset) });
}

const hour = 60;
const hours = (minutes: number): number => Math.round((minutes / hour) * 100) / 100;
const percent = (ratio: number | null): number | null => (ratio === null ? null : Math.round(ratio * 1_000) / 10);

/** @param minutesOf where a row keeps them */
const minuteColumns = <Row>(minutesOf: (row: Row) => Pick<OnPostMinutes, 'scheduled' | 'onPost' | 'away' | 'vacant' | 'unknown' | 'evidence'>): CsvColumn<Row>[] => [
  { title: '应在岗（小时）', value: (row) => hours(minutesOf(row).scheduled) },
  { title: '在岗（小时）', value: (row) => hours(minutesOf(row).onPost) },
  { title: '不在岗（小时）', value: (row) => hours(minutesOf(row).away) },
  { title: '空岗（小时）', value: (row) => hours(minutesOf(row).vacant) },
  { title: '不知情况（小时）', value: (row) => hours(minutesOf(row).unknown) },
  { title: '手机记录', value: (row) => minutesOf(row).evidence.phone },
  { title: '片区长确认', value: (row) => minutesOf(row).evidence.leader },
  { title: '纸质补录', value: (row) => minutesOf(row).evidence.paper },
  { title: '抽查次数', value: (row) => minutesOf(row).evidence.promptsAsked },
  { title: '应答次数', value: (row) => minutesOf(row).evidence.promptsAnswered },
];

type Group = ResponseOf<Endpoints['readAttendance']>['items'][number];
const attendanceColumns = (dataset: Dataset): CsvColumn<Group>[] => [
  { title: '名称', value: ({ name }) => name },
  { title: '班次数', value: ({ shiftCount }) => shiftCount },
  ...minuteColumns<Group>(({ minutes }) => minutes),
  { title: '在岗时长率（%）', value: ({ ratio }) => percent(ratio) },
  { title: '清单已填班次', value: ({ checklist: { toldCount } }) => toldCount },
  { title: '应填班次', value: ({ checklist: { shiftCount } }) => shiftCount },
  { title: '清单完成率（%）', value: ({ checklist: { ratio } }) => percent(ratio) },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];

const dutyColumns = (dataset: Dataset): CsvColumn<ListedDuty>[] => [
  { title: '守点', value: ({ duty }) => duty.placeName },
  { title: '片区', value: ({ duty }) => duty.districtName },
  { title: '班次', value: ({ duty }) => duty.shiftName },
  { title: '上岗', value: ({ duty }) => clockTextIn(duty.startAt, dataset.timeZone) },
  { title: '下岗', value: ({ duty }) => clockTextIn(duty.endAt, dataset.timeZone) },
  { title: '人员', value: ({ duty }) => duty.personName },
  { title: '持证', value: ({ duty }) => (duty.isCertified ? '是' : '') },
  { title: '状态', value: ({ attendance }) => dutyStateWords[attendance.state] },
  { title: '迟到（分钟）', value: ({ attendance }) => attendance.lateMinutes },
  ...minuteColumns<ListedDuty>(({ minutes }) => minutes),
  { title: '清单完成项', value: ({ list }) => (list?.isTold === true ? list.lines.filter(({ doneAt }) => doneAt !== null).length : null) },
  { title: '清单项', value: ({ list }) => list?.lines.length ?? null },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];
