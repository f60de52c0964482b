import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import type { Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import type { CsvColumn } from '../../export/stream-csv';
import type { Dataset } from '../../repositories/datasets';
import { inOneGroup } from '../coverage/street-words';
import { findDataset } from '../datasets/find-dataset';
import { exportList } from '../export/export-list';
import { clockTextIn } from '../instant-text';
import { natureOf } from './track-nature';
import { lookInside } from './look-inside';

type Item = ResponseOf<Endpoints['lookInside']>['items'][number];
interface Entry { readonly item: Item; readonly from: string; readonly to: string }

/** Who was inside an area, an entry a row, as a file. Noted as a look is, and as an export. */
export async function exportInside({ ctx, input: { format, ...asked } }: { ctx: Context; input: ParsedOf<Endpoints['exportInside']>['body'] }): Promise<Result<ExportFile>> {
  const dataset = await findDataset(ctx, asked.dataset);
  if (!dataset.ok) return dataset;
  const found = await lookInside({ ctx, input: asked, as: 'exported' });
  if (!found.ok) return found;
  const { dataset: _dataset, reason, ...filter } = asked, entries = found.value.items.flatMap((item) => item.entries.map((entry): Entry => ({ item, ...entry })));
  return exportList(ctx, format, { entity: 'track', title: '圈查', dataset: dataset.value, filter, note: { reason }, rowCount: entries.length, groups: inOneGroup(entries), columns: columnsOf(dataset.value) });
}

const columnsOf = (dataset: Dataset): CsvColumn<Entry>[] => [
  { title: '班组 / 岗位', value: ({ item }) => item.placeName },
  { title: '人员', value: ({ item }) => item.personName },
  { title: '车辆 / 队伍', value: ({ item }) => item.bearer },
  { title: '进入', value: ({ from }) => clockTextIn(Date.parse(from), dataset.timeZone) },
  { title: '离开', value: ({ to }) => clockTextIn(Date.parse(to), dataset.timeZone) },
  { title: '分钟', value: ({ from, to }) => Number(((Date.parse(to) - Date.parse(from)) / 60_000).toFixed(1)) },
  { title: '依据', value: ({ item }) => ({ positions: '定位', visits: '到达记录' })[item.basis] },
  { title: '数据性质', value: ({ item }) => natureOf(dataset, item) },
];
