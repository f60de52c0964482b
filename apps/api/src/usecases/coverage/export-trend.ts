import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { isAllowed, refuse, type PatrolStandard, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import type { CsvColumn } from '../../export/stream-csv';
import type { Dataset } from '../../repositories/datasets';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn } from '../instant-text';
import { readCoverageTrend } from './read-trend';
import { inOneGroup } from './street-words';

type Row = ResponseOf<Endpoints['readCoverageTrend']>['items'][number];

/** The trend as it is shown, the latest first, as a file. */
export async function exportCoverageTrend({ ctx, input: { format, ...asked }, requirements }: { ctx: Context; input: ParsedOf<Endpoints['exportCoverageTrend']>['query']; requirements: PatrolStandard }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'district.export')) return refuse('not-allowed');
  const answer = await readCoverageTrend({ ctx, input: asked, requirements });
  if (!answer.ok) return answer;
  const dataset = await findDataset(ctx, asked.dataset);
  if (!dataset.ok) return dataset;
  const { dataset: _dataset, ...filter } = asked, rows = answer.value.items.toReversed();
  return exportList(ctx, format, { entity: 'coverage', title: '巡查覆盖走势', dataset: dataset.value, filter, rowCount: rows.length, groups: inOneGroup(rows), columns: columnsOf(dataset.value) });
}

const percent = (ratio: number | null): number | null => (ratio === null ? null : Number((ratio * 100).toFixed(1)));
const columnsOf = (dataset: Dataset): CsvColumn<Row>[] => [
  { title: '时段起', value: ({ from }) => clockTextIn(Date.parse(from), dataset.timeZone) },
  { title: '时段止', value: ({ to }) => clockTextIn(Date.parse(to), dataset.timeZone) },
  { title: '路段数', value: ({ segmentCount }) => segmentCount },
  { title: '巡到（按长度，%）', value: ({ visitedRatio }) => percent(visitedRatio) },
  { title: '应巡的不欠巡（按长度，%）', value: ({ dueCompliantRatio }) => percent(dueCompliantRatio) },
  { title: '及时（按长度×时间，%）', value: ({ timelyRatio }) => percent(timelyRatio) },
  { title: '欠巡（次）', value: ({ owedCount }) => owedCount },
  { title: '实巡（次）', value: ({ visitCount }) => visitCount },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];
