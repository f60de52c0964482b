import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { alarmRuleOf, alarms } from '@wuding/catalog';
import { accept, grants, holds, isAllowed, refuse, timeWindow, type AlarmSeverity, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import { propertiesOf, type CsvColumn } from '../../export/stream-csv';
import { alarmRulesOf, type AlarmRuleRecord } from '../../repositories/alarm-rules';
import { alarmPlaces, countAlarmEntries, listAlarmEntries, type AlarmEntry, type AlarmFilter, type AlarmPlace } from '../../repositories/alarms';
import type { Dataset } from '../../repositories/datasets';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn, parseInstant } from '../instant-text';
import { toAlarmView } from './alarm-view';
import { severitiesOf } from './attend-alarms';

type Query = Omit<ParsedOf<Endpoints['listAlarms']>['query'], 'limit' | 'cursor'>;

interface Asked {
  readonly dataset: Dataset;
  readonly filter: AlarmFilter;
  readonly settings: readonly AlarmRuleRecord[];
}

/** What a query asks for, within the districts the actor may watch. */
async function asked(ctx: Context, { dataset: key, open, state, held, kinds, district, severity, from, to }: Query): Promise<Result<Asked>> {
  if (!holds(ctx.actor.role, 'patrol.watch')) return refuse('not-allowed');
  const window = timeWindow(parseInstant(from), parseInstant(to));
  if (!window.ok) return window;
  const dataset = await findDataset(ctx, key);
  if (!dataset.ok) return dataset;
  const settings = await alarmRulesOf(ctx.store.db, dataset.value.id);
  const ownDistrictIds = grants[ctx.actor.role]['patrol.watch'] === 'own-districts' ? ctx.actor.districtIds : undefined;
  return accept({ dataset: dataset.value, settings, filter: { ...window.value, datasetId: dataset.value.id, isOpen: open === undefined ? undefined : open === 'true', state, isHeld: held === undefined ? undefined : held === 'true', severity: severity === undefined ? undefined : { is: severity, of: severitiesOf(settings) }, kinds: kinds ?? null, hasTold: kinds !== undefined, districtId: district, ownDistrictIds } });
}

/** One page of alarms of every kind by when they were raised. */
export async function listAlarms({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listAlarms']>['query'] }): Promise<Result<ResponseOf<Endpoints['listAlarms']>>> {
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'text']);
  if (!after.ok) return after;
  const found = await asked(ctx, input);
  if (!found.ok) return found;
  const { filter, settings } = found.value, { db } = ctx.store, hasNames = isAllowed(ctx.actor, 'duty.read');
  const items = await listAlarmEntries(db, { ...filter, isDescending: input.sort === '-raisedAt', limit: input.limit, after: after.value as [number, string] | null });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  return accept({
    items: items.map((entry) => toAlarmView(entry, alarmRuleOf(settings, entry.kind).severity, hasNames)),
    nextCursor: last === undefined ? null : encodeCursor(input.sort, [Math.round(last.raisedAt), last.key]), total: await countAlarmEntries(db, filter),
  });
}

type Row = AlarmEntry & { readonly severity: AlarmSeverity; /** Told only of what is drawn. */ readonly place: AlarmPlace | null };

/** Every alarm the same filter would list, in the same order, as a file. */
export async function exportAlarms({ ctx, input: { format, ...query } }: { ctx: Context; input: ParsedOf<Endpoints['exportAlarms']>['query'] }): Promise<Result<ExportFile>> {
  const found = await asked(ctx, query);
  if (!found.ok) return found;
  const { dataset, filter, settings } = found.value, { db } = ctx.store, columns = columnsOf(dataset, isAllowed(ctx.actor, 'duty.read'));
  async function group(last: Row | null, limit: number): Promise<Row[]> {
    const entries = await listAlarmEntries(db, { ...filter, isDescending: query.sort === '-raisedAt', limit, after: last === null ? null : [Math.round(last.raisedAt), last.key] });
    const places = format === 'geojson' ? await alarmPlaces(db, entries) : null;
    return entries.map((entry) => ({ ...entry, severity: alarmRuleOf(settings, entry.kind).severity, place: places?.get(entry.key) ?? null }));
  }
  return exportList<Row>(ctx, format, {
    entity: 'alarm', title: '告警', dataset, filter: query, rowCount: await countAlarmEntries(db, filter), groups: readGroups(group), columns,
    feature: (row) => ({ id: row.key, geometry: row.place?.shape ?? null, properties: { ...propertiesOf(columns, row), 位置: row.place === null ? null : { post: '岗位', district: '片区' }[row.place.of] } }),
  });
}

const severityWords: Readonly<Record<AlarmSeverity, string>> = { urgent: '紧急', warning: '警告', notice: '提示' };

const columnsOf = (dataset: Dataset, hasNames: boolean): CsvColumn<Row>[] => [
  { title: '级别', value: (row) => severityWords[toAlarmView(row, row.severity, hasNames).severity] },
  { title: '告警', value: ({ kind }) => alarms[kind].title.zh },
  { title: '对象', value: ({ facts }) => facts.placeName },
  { title: '片区', value: ({ districtName }) => districtName },
  { title: '说明', value: (row) => toAlarmView(row, row.severity, hasNames).explanation.zh },
  { title: '自何时起', value: ({ sinceAt }) => clockTextIn(sinceAt, dataset.timeZone) },
  { title: '报出', value: ({ raisedAt }) => clockTextIn(raisedAt, dataset.timeZone) },
  { title: '解除', value: ({ clearedAt }) => clockTextIn(clearedAt, dataset.timeZone) },
  { title: '重复次数', value: ({ repeatCount }) => repeatCount },
  { title: '处理时间', value: ({ acknowledgedAt }) => clockTextIn(acknowledgedAt, dataset.timeZone) },
  { title: '处理人', value: ({ acknowledgedBy }) => acknowledgedBy },
  { title: '升级时间', value: ({ escalatedAt }) => clockTextIn(escalatedAt, dataset.timeZone) },
  { title: '派遣任务', value: ({ taskId }) => taskId },
  { title: '怎么处理的', value: ({ note }) => note },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];
