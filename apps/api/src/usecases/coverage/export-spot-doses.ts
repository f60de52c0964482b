import { leastVisitsToPredict } from '@wuding/analytics';
import type { Endpoints, ParsedOf, SpotDoseView } from '@wuding/contract';
import { isAllowed, refuse, type PatrolStandard, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { propertiesOf, type CsvColumn } from '../../export/stream-csv';
import type { EventCubes } from '../../live/event-cubes';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { readSpotDoses } from './read-spot-doses';
import { inOneGroup } from './street-words';

/** What a page of doses lists under the same filter, as a file. */
export async function exportSpotDoses({ ctx, input, cubes, requirements }: { ctx: Context; input: ParsedOf<Endpoints['exportSpotDoses']>['query']; cubes: EventCubes; requirements: PatrolStandard }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'district.export')) return refuse('not-allowed');
  const { format, ...query } = input, answer = await readSpotDoses({ ctx, input: query, cubes, requirements });
  if (!answer.ok) return answer;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { from, to, items } = answer.value, columns = columnsOf({ from, to }, provenanceWord(dataset.value));
  return exportList(ctx, format, {
    entity: 'coverage', title: '热点剂量', dataset: dataset.value, filter: { ...query, from, to }, rowCount: items.length, groups: inOneGroup(items), columns,
    feature: (row) => ({ id: row.spotId, geometry: { type: 'Point', coordinates: row.position }, properties: propertiesOf(columns, row) }),
  });
}

const predictabilityWords = { open: '难猜', partly: '有些规律', plain: '容易猜' } as const;
const rounded = (value: number | null, digits = 1): number | null => (value === null ? null : Number(value.toFixed(digits)));
const columnsOf = ({ from, to }: { from: string; to: string }, provenance: string): CsvColumn<SpotDoseView>[] => [
  { title: '点位', value: ({ code }) => code },
  { title: '道路', value: ({ streetName }) => streetName },
  { title: '片区', value: ({ districtName }) => districtName },
  { title: '合适停留（次）', value: ({ rightCount }) => rightCount },
  { title: '过短（次）', value: ({ shortCount }) => shortCount },
  { title: '过长（次）', value: ({ longCount }) => longCount },
  { title: '停留（分）', value: ({ stayMinutes }) => rounded(stayMinutes) },
  { title: '间隔过长（次）', value: ({ lateCount }) => lateCount },
  { title: '最长间隔（分）', value: ({ longestMinutes }) => rounded(longestMinutes, 0) },
  { title: '巡到（次）', value: ({ passCount }) => passCount },
  { title: '到点无违规（次）', value: ({ clearCheckCount }) => clearCheckCount },
  { title: '预期事件（起）', value: ({ expectedCount }) => rounded(expectedCount, 2) },
  { title: '有人时段内的预期事件（起）', value: ({ coveredCount }) => rounded(coveredCount, 2) },
  { title: `到点时间分散度（0–1，少于 ${leastVisitsToPredict} 次不算）`, value: ({ entropy }) => rounded(entropy, 2) },
  { title: '可预测性', value: ({ predictability }) => (predictability === null ? '次数太少' : predictabilityWords[predictability]) },
  { title: '时段起', value: () => from },
  { title: '时段止', value: () => to },
  { title: '数据性质', value: () => provenance },
];
