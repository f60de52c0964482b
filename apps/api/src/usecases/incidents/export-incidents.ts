import type { Endpoints, ParsedOf } from '@wuding/contract';
import {
  actorWord, handlingModeWords, incidentOutcomeWords, incidentSourceWords, incidentStatusWords, isAllowed, refuse, type Result,
} from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import type { CsvColumn } from '../../export/stream-csv';
import type { ExportedFeature } from '../../export/stream-geojson';
import type { EventCubes } from '../../live/event-cubes';
import type { Dataset } from '../../repositories/datasets';
import { countIncidents, listIncidents } from '../../repositories/incident-list';
import type { IncidentRecord } from '../../repositories/incidents';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn, instantText } from '../instant-text';
import { readIncidentFilter } from './incident-filter';

type Query = ParsedOf<Endpoints['exportIncidents']>['query'];

/**
 * Every incident the same filter would list, in the same order, as a file. Memory stays that of one group of records;
 * who recorded an incident is a kind of post, as on the screen. Asking for it is an audit entry.
 */
export async function exportIncidents({ ctx, cubes, input: { format, sort, ...query } }: { ctx: Context; cubes: EventCubes; input: Query }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'incident.export')) return refuse('not-allowed');
  const asked = await readIncidentFilter(ctx, cubes, query);
  if (!asked.ok) return asked;
  const { dataset, filter } = asked.value;
  const { db } = ctx.store;
  return exportList(ctx, format, {
    entity: 'incident', title: '事件', dataset, filter: query, rowCount: await countIncidents(db, filter),
    groups: readGroups((last: IncidentRecord | null, limit) =>
      listIncidents(db, { ...filter, sort, limit, after: last === null ? null : [Math.round(last.occurredAt), last.id] })),
    columns: incidentCsvColumns(dataset), feature: toIncidentFeature,
  });
}

/** Times are on the clock of the dataset, which is how its people speak of them; the heading names the zone. */
export function incidentCsvColumns(dataset: Dataset): CsvColumn<IncidentRecord>[] {
  const { timeZone } = dataset;
  const provenance = provenanceWord(dataset);
  return [
    { title: '编号', value: ({ code }) => code },
    { title: '事件代码', value: ({ eventCode }) => eventCode },
    { title: '事件类型', value: ({ eventName }) => eventName },
    { title: `发生时间（${timeZone}）`, value: ({ occurredAt }) => clockTextIn(occurredAt, timeZone) },
    { title: `结案时间（${timeZone}）`, value: ({ closedAt }) => clockTextIn(closedAt, timeZone) },
    { title: '状态', value: ({ status }) => incidentStatusWords[status] },
    { title: '片区', value: ({ districtName }) => districtName },
    { title: '街道', value: ({ streetName }) => streetName },
    { title: '经度（WGS-84/CGCS2000）', value: ({ lng }) => lng },
    { title: '纬度（WGS-84/CGCS2000）', value: ({ lat }) => lat },
    { title: '来源', value: ({ source }) => incidentSourceWords[source] },
    { title: '处置方式', value: ({ handlingMode }) => handlingModeWords[handlingMode] },
    { title: '结果', value: ({ outcome }) => incidentOutcomeWords[outcome] },
    { title: '经办', value: ({ actorRole }) => (actorRole === null ? null : actorWord(actorRole)) },
    { title: '说明', value: ({ description }) => description },
    { title: '数据性质', value: () => provenance },
  ];
}

export const toIncidentFeature = ({
  id, lng, lat, code, eventCode, eventName, districtName, streetName, occurredAt, closedAt, status, source, handlingMode, outcome, actorRole, description,
}: IncidentRecord): ExportedFeature => ({
  id,
  geometry: lng === null || lat === null ? null : { type: 'Point', coordinates: [lng, lat] },
  properties: {
    code, eventCode, eventName, districtName, streetName, occurredAt: instantText(occurredAt), closedAt: instantText(closedAt), status, source,
    handlingMode, outcome, actorLabel: actorRole === null ? null : actorWord(actorRole), description,
  },
});
