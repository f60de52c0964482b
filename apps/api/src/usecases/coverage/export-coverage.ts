import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { isAllowed, refuse, type PatrolStandard, type Result } from '@wuding/domain';
import type { LineString } from 'geojson';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { propertiesOf, type CsvColumn } from '../../export/stream-csv';
import type { Dataset } from '../../repositories/datasets';
import { streetLines } from '../../repositories/track-days';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn } from '../instant-text';
import { readCoverage } from './read-coverage';
import { classWords, inOneGroup } from './street-words';

type Query = ParsedOf<Endpoints['exportCoverage']>['query'];
type Segment = ResponseOf<Endpoints['readCoverage']>['segments'][number];
/** As many segments as an answer may have. */
const everySegment = 10_000;

/** The segments a page of coverage lists under the same filter, as a file. */
export async function exportCoverage({ ctx, input, requirements }: { ctx: Context; input: Query; requirements: PatrolStandard }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'district.export')) return refuse('not-allowed');
  const { format, controlClass, owed, ...query } = input;
  const answer = await readCoverage({ ctx, requirements, input: { ...query, limit: everySegment } });
  if (!answer.ok) return answer;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const rows = answer.value.segments.filter((one) => (controlClass === undefined || one.controlClass === controlClass) && (owed !== 'true' || one.owed > 0));
  const lines = format === 'geojson' || format === 'gpx' ? new Map((await streetLines(ctx.store.db, dataset.value.id)).map(({ id, line }) => [id, line.coordinates])) : new Map<number, [number, number][]>();
  const { from, to } = answer.value, columns = columnsOf(dataset.value, { from, to });
  return exportList(ctx, format, {
    entity: 'coverage', title: '巡查覆盖', dataset: dataset.value, filter: { ...query, from, to, ...(controlClass && { controlClass }), ...(owed && { owed }) }, rowCount: rows.length, groups: inOneGroup(rows), columns,
    feature: (row) => ({
      id: row.id, geometry: lines.has(row.id) ? ({ type: 'LineString', coordinates: lines.get(row.id)! } satisfies LineString) : null,
      properties: propertiesOf(columns, row),
    }),
  });
}

const columnsOf = (dataset: Dataset, { from, to }: { from: string; to: string }): CsvColumn<Segment>[] => [
  { title: '路段', value: ({ id, name }) => (name === '' ? `无名小巷 ${id}` : name) },
  { title: '路段编号', value: ({ id }) => id },
  { title: '道路等级', value: ({ controlClass }) => classWords[controlClass] },
  { title: '片区', value: ({ districtName }) => districtName },
  { title: '敏感区域', value: ({ isSensitive }) => (isSensitive ? '是' : '') },
  { title: '长度（米）', value: ({ lengthMetres }) => Math.round(lengthMetres) },
  { title: '应巡（次）', value: ({ required }) => required },
  { title: '实巡（次）', value: ({ visits }) => visits },
  { title: '欠巡（次）', value: ({ owed }) => owed },
  { title: '最近一次巡到', value: ({ lastVisitAt }) => (lastVisitAt === null ? null : clockTextIn(Date.parse(lastVisitAt), dataset.timeZone)) },
  { title: '时段起', value: () => clockTextIn(Date.parse(from), dataset.timeZone) },
  { title: '时段止', value: () => clockTextIn(Date.parse(to), dataset.timeZone) },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];
