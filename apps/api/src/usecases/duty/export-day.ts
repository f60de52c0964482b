import type { Endpoints, ParsedOf } from '@wuding/contract';
import { checkInKindWords, checkInSourceWords, dutyStateWords, isAllowed, placeVerdictWords, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import type { CsvColumn } from '../../export/stream-csv';
import { listCheckIns, namesOfShifts, type CheckInRecord, type ShiftName } from '../../repositories/check-ins';
import type { Dataset } from '../../repositories/datasets';
import { listAlarms, type AlarmRecord } from '../../repositories/duty-alarms';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn, parseInstant } from '../instant-text';

/** Every alarm the same filter would list, in the same order, as a file. */
export async function exportDutyAlarms({ ctx, input: { format, ...query } }: { ctx: Context; input: ParsedOf<Endpoints['exportDutyAlarms']>['query'] }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'duty.read')) return refuse('not-allowed');
  const window = timeWindow(parseInstant(query.from), parseInstant(query.to));
  if (!window.ok) return window;
  const found = await findDataset(ctx, query.dataset);
  if (!found.ok) return found;
  const dataset = found.value, { db } = ctx.store;
  const asked = { ...window.value, datasetId: dataset.id, isOpen: query.open === undefined ? undefined : query.open === 'true', kind: query.kind, districtId: query.district, isDescending: query.sort === '-raisedAt' };
  return exportList<AlarmRecord>(ctx, format, {
    entity: 'duty-alarm', title: '到岗告警', dataset, filter: query, rowCount: (await listAlarms(db, { ...asked, limit: 1, after: null })).total,
    groups: readGroups(async (last: AlarmRecord | null, limit) => (await listAlarms(db, { ...asked, limit, after: last === null ? null : [Math.round(last.raisedAt), last.id] })).items),
    columns: alarmColumns(dataset),
  });
}

const alarmColumns = (dataset: Dataset): CsvColumn<AlarmRecord>[] => [
  { title: '守点', value: ({ placeName }) => placeName },
  { title: '人员', value: ({ personName }) => personName },
  { title: '告警', value: ({ kind }) => dutyStateWords[kind] },
  { title: '开始', value: ({ raisedAt }) => clockTextIn(raisedAt, dataset.timeZone) },
  { title: '结束', value: ({ endedAt }) => clockTextIn(endedAt, dataset.timeZone) },
  { title: '时长（分钟）', value: ({ raisedAt, endedAt }) => (endedAt === null ? null : Math.round((endedAt - raisedAt) / 60_000)) },
  { title: '处理时间', value: ({ acknowledgedAt }) => clockTextIn(acknowledgedAt, dataset.timeZone) },
  { title: '怎么处理的', value: ({ note }) => note },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];

type NamedCheckIn = CheckInRecord & { readonly shift: ShiftName | undefined };

/** Every check-in the same filter would list, in the same order, as a file: without positions and photos, which are looked at one by one. */
export async function exportCheckIns({ ctx, input: { format, ...query } }: { ctx: Context; input: ParsedOf<Endpoints['exportCheckIns']>['query'] }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'duty.read')) return refuse('not-allowed');
  const window = timeWindow(parseInstant(query.from), parseInstant(query.to));
  if (!window.ok) return window;
  const found = await findDataset(ctx, query.dataset);
  if (!found.ok) return found;
  const dataset = found.value, { db } = ctx.store;
  const asked = { ...window.value, datasetId: dataset.id, shiftId: query.shift, personId: query.person, districtId: query.district, verdict: query.verdict, isDescending: query.sort === '-at' };
  async function group(last: NamedCheckIn | null, limit: number): Promise<NamedCheckIn[]> {
    const { items } = await listCheckIns(db, { ...asked, limit, after: last === null ? null : [Math.round(last.at), last.id] });
    const shifts = new Map((await namesOfShifts(db, [...new Set(items.map(({ shiftId }) => shiftId))])).map((shift) => [shift.shiftId, shift]));
    return items.map((item) => ({ ...item, shift: shifts.get(item.shiftId) }));
  }
  return exportList<NamedCheckIn>(ctx, format, {
    entity: 'check-in', title: '到岗记录', dataset, filter: query, rowCount: (await listCheckIns(db, { ...asked, limit: 1, after: null })).total, groups: readGroups(group), columns: checkInColumns(dataset),
  });
}

const checkInColumns = (dataset: Dataset): CsvColumn<NamedCheckIn>[] => [
  { title: '守点', value: ({ shift }) => shift?.placeName ?? null },
  { title: '班次', value: ({ shift }) => shift?.shiftName ?? null },
  { title: '上岗', value: ({ shift }) => clockTextIn(shift?.startAt ?? null, dataset.timeZone) },
  { title: '人员', value: ({ personName }) => personName },
  { title: '记录', value: ({ kind }) => checkInKindWords[kind] },
  { title: '时间', value: ({ at }) => clockTextIn(at, dataset.timeZone) },
  { title: '收到', value: ({ receivedAt }) => clockTextIn(receivedAt, dataset.timeZone) },
  { title: '来源', value: ({ source }) => checkInSourceWords[source] },
  { title: '位置', value: ({ verdict }) => placeVerdictWords[verdict] },
  { title: '离岗位（米）', value: ({ distanceMetres }) => distanceMetres },
  { title: '定位精度（米）', value: ({ accuracyMetres }) => accuracyMetres },
  { title: '时钟已校正', value: ({ isClockSuspect }) => (isClockSuspect ? '是' : '') },
  { title: '照片', value: ({ hasPhoto }) => (hasPhoto ? '有' : '') },
  { title: '说明', value: ({ reason }) => reason },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];
