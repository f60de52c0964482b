import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import type { Result } from '@wuding/domain';
import type { Geometry } from 'geojson';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { propertiesOf, type CsvColumn } from '../../export/stream-csv';
import { placeShapes } from '../../repositories/timeline-visits';
import type { Dataset } from '../../repositories/datasets';
import { inOneGroup } from '../coverage/street-words';
import { findDataset } from '../datasets/find-dataset';
import { exportList } from '../export/export-list';
import { clockTextIn } from '../instant-text';
import { natureOf } from './track-nature';
import { readTimelines } from './read-timelines';

type Unit = ResponseOf<Endpoints['readTimelines']>['units'][number];
type Visit = Unit['visits'][number];
/** A visit, or a stretch without positions: it has no place. */
type Entry = { readonly unit: Unit; readonly from: string; readonly to: string; readonly visit: Visit | null };

/** Timelines as they are shown, a record a row in order of time, as a file; streets as lines and stays as points where a format draws. Noted as a look is, and as an export. */
export async function exportTimelines({ ctx, input: { format, ...asked } }: { ctx: Context; input: ParsedOf<Endpoints['exportTimelines']>['body'] }): Promise<Result<ExportFile>> {
  const dataset = await findDataset(ctx, asked.dataset);
  if (!dataset.ok) return dataset;
  const timelines = await readTimelines({ ctx, input: asked, as: 'exported' });
  if (!timelines.ok) return timelines;
  const entries = timelines.value.units.flatMap((unit) => [...unit.visits.map((visit): Entry => ({ unit, visit, from: visit.from, to: visit.to })), ...unit.gaps.map((gap): Entry => ({ unit, visit: null, ...gap }))].toSorted((a, b) => a.from.localeCompare(b.from)));
  const isDrawn = format === 'gpx' || format === 'geojson', columns = columnsOf(dataset.value);
  const shapes = new Map((isDrawn ? await placeShapes(ctx.store.db, entries.flatMap(({ visit }) => visit ?? [])) : []).map(({ kind, placeId, shape }) => [`${kind}/${placeId}`, shape]));
  const shapeOf = ({ visit }: Entry): Geometry | null => (visit === null ? null : shapes.get(`${visit.kind}/${visit.placeId}`) ?? null);
  return exportList(ctx, format, {
    entity: 'track', title: '巡查时间线', dataset: dataset.value, filter: { from: asked.from, to: asked.to, deviceIds: asked.deviceIds }, note: { reason: asked.reason }, rowCount: entries.length, groups: inOneGroup(entries), columns,
    feature: (entry) => ({ id: entries.indexOf(entry) + 1, geometry: shapeOf(entry), properties: propertiesOf(columns, entry) }),
  });
}

const kindWords = { street: '路段', spot: '点位停留', post: '守点停留' } as const, directionWords = new Map([[1, '顺向'], [-1, '逆向']]);
const nameOf = (visit: Visit): string => (visit.name === '' ? `无名小巷 ${visit.placeId}` : visit.name);
const columnsOf = (dataset: Dataset): CsvColumn<Entry>[] => [
  { title: '哪里', value: ({ visit }) => (visit === null ? null : nameOf(visit)) },
  { title: '什么', value: ({ visit }) => (visit === null ? '没有定位' : kindWords[visit.kind]) },
  { title: '起', value: ({ from }) => clockTextIn(Date.parse(from), dataset.timeZone) },
  { title: '止', value: ({ to }) => clockTextIn(Date.parse(to), dataset.timeZone) },
  { title: '分钟', value: ({ from, to }) => Number(((Date.parse(to) - Date.parse(from)) / 60_000).toFixed(1)) },
  { title: '方向', value: ({ visit }) => directionWords.get(visit?.direction ?? 0) ?? null },
  { title: '班组 / 岗位', value: ({ unit }) => unit.placeName },
  { title: '人员', value: ({ unit }) => unit.personName },
  { title: '车辆 / 队伍', value: ({ unit }) => unit.bearer },
  { title: '数据性质', value: ({ unit }) => natureOf(dataset, unit) },
];
