import type { Endpoints, ParsedOf, ResponseOf, TaskStory } from '@wuding/contract';
import { accept, grants, holds, isAllowed, refuse, timeWindow, type Result, type TaskState } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import { propertiesOf, type CsvColumn } from '../../export/stream-csv';
import type { Dataset } from '../../repositories/datasets';
import { countTasks, findTask, listTaskRecords, stepsOfTask, type TaskFilter, type TaskRecord } from '../../repositories/tasks';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn, parseInstant } from '../instant-text';
import { minutesOf, toTaskStory, toTaskView } from './task-view';

type Query = Omit<ParsedOf<Endpoints['listTasks']>['query'], 'limit' | 'cursor'>;

async function asked(ctx: Context, { dataset: key, open, state, district, device, incident, from, to }: Query): Promise<Result<{ dataset: Dataset; filter: TaskFilter }>> {
  if (!holds(ctx.actor.role, 'patrol.watch')) return refuse('not-allowed');
  const window = timeWindow(parseInstant(from), parseInstant(to));
  if (!window.ok) return window;
  const dataset = await findDataset(ctx, key);
  if (!dataset.ok) return dataset;
  const ownDistrictIds = grants[ctx.actor.role]['patrol.watch'] === 'own-districts' ? ctx.actor.districtIds : undefined;
  return accept({ dataset: dataset.value, filter: { ...window.value, datasetId: dataset.value.id, isOpen: open === undefined ? undefined : open === 'true', state, districtId: district, deviceId: device, incidentId: incident, ownDistrictIds } });
}

/** One page of tasks by when they were sent. */
export async function listTasks({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listTasks']>['query'] }): Promise<Result<ResponseOf<Endpoints['listTasks']>>> {
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer']);
  if (!after.ok) return after;
  const found = await asked(ctx, input);
  if (!found.ok) return found;
  const { filter } = found.value, { db } = ctx.store, hasNames = isAllowed(ctx.actor, 'duty.read');
  const items = await listTaskRecords(db, { ...filter, isDescending: input.sort === '-sentAt', limit: input.limit, after: after.value as [number, number] | null });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  return accept({ items: items.map((task) => toTaskView(task, hasNames)), nextCursor: last === undefined ? null : encodeCursor(input.sort, [Math.round(last.sentAt), last.id]), total: await countTasks(db, filter) });
}

/** A task with every step; refuses `not-found`, also of another district's to who watches the own only. */
export async function readTask({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<TaskStory>> {
  const task = await findTask(ctx.store.db, input.id);
  if (task === null || !isAllowed(ctx.actor, 'patrol.watch', { districtId: task.districtId })) return refuse('not-found');
  return accept(toTaskStory(task, await stepsOfTask(ctx.store.db, input.id), isAllowed(ctx.actor, 'duty.read')));
}

/** Every task the same filter would list, in the same order, as a file. */
export async function exportTasks({ ctx, input: { format, ...query } }: { ctx: Context; input: ParsedOf<Endpoints['exportTasks']>['query'] }): Promise<Result<ExportFile>> {
  const found = await asked(ctx, query);
  if (!found.ok) return found;
  const { dataset, filter } = found.value, { db } = ctx.store, isDescending = query.sort === '-sentAt', columns = columnsOf(dataset, isAllowed(ctx.actor, 'duty.read'));
  return exportList<TaskRecord>(ctx, format, {
    entity: 'task', title: '派遣任务', dataset, filter: query, rowCount: await countTasks(db, filter), columns,
    feature: (task) => ({ id: task.id, geometry: { type: 'Point', coordinates: [task.lng, task.lat] }, properties: propertiesOf(columns, task) }),
    groups: readGroups((last: TaskRecord | null, limit) => listTaskRecords(db, { ...filter, isDescending, limit, after: last === null ? null : [Math.round(last.sentAt), last.id] })),
  });
}

const stateWords: Readonly<Record<TaskState, string>> = { sent: '已派', accepted: '已接', arrived: '已到', done: '办结', declined: '谢绝', cancelled: '撤回' };

const columnsOf = (dataset: Dataset, hasNames: boolean): CsvColumn<TaskRecord>[] => [
  { title: '任务', value: ({ title }) => title },
  { title: '状态', value: ({ state }) => stateWords[state] },
  { title: '班组', value: ({ unitName }) => unitName },
  { title: '人员', value: ({ people }) => (hasNames ? people.map(({ name }) => name).join('、') : null) },
  { title: '片区', value: ({ districtName }) => districtName },
  { title: '事件', value: ({ incidentCode }) => incidentCode },
  { title: '路程（米）', value: ({ roadMetres }) => (roadMetres === null ? null : Math.round(roadMetres)) },
  { title: '路程（分钟）', value: ({ roadSeconds }) => minutesOf(roadSeconds) },
  { title: '派出', value: ({ sentAt }) => clockTextIn(sentAt, dataset.timeZone) },
  { title: '接受', value: ({ acceptedAt }) => clockTextIn(acceptedAt, dataset.timeZone) },
  { title: '到达', value: ({ arrivedAt }) => clockTextIn(arrivedAt, dataset.timeZone) },
  { title: '到达依据', value: ({ arrival }) => (arrival === null ? null : arrival === 'position' ? '定位' : '本人所说') },
  { title: '结束', value: ({ endedAt }) => clockTextIn(endedAt, dataset.timeZone) },
  { title: '派出人', value: ({ sentBy }) => sentBy },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];
