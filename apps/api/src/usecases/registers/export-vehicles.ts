import type { Endpoints, ParsedOf } from '@wuding/contract';
import { isAllowed, refuse, type Result, type VehicleState } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import { listVehicles, type StatedVehicle } from '../../repositories/vehicles';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn } from '../instant-text';
import { momentOf } from '../people/vehicles';

const stateWords: Readonly<Record<VehicleState, string>> = { there: '可用', away: '停用中', retired: '已退役' };

/** Every vehicle the same filter would list, with when it is not to be had. */
export async function exportVehicles({ ctx, input: { format, ...query } }: { ctx: Context; input: ParsedOf<Endpoints['exportVehicles']>['query'] }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'staff.export')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, query.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, filter = { ...momentOf(ctx), datasetId: dataset.value.id, text: query.q || undefined, state: query.state, sort: query.sort };
  const { total } = await listVehicles(db, { ...filter, limit: 1, after: null });
  const spansOf = ({ absences }: StatedVehicle): string =>
    absences.map(({ fromAt, toAt, note }) => `${[fromAt, toAt].map((at) => clockTextIn(at, dataset.value.timeZone).slice(0, 16)).join(' – ')}${note === '' ? '' : ` ${note}`}`).join('；');
  return exportList<StatedVehicle>(ctx, format, {
    entity: 'vehicle', title: '车辆', dataset: dataset.value, filter: query, rowCount: total,
    groups: readGroups(async (last, limit) => (await listVehicles(db, { ...filter, limit, after: last === null ? null : [query.sort.endsWith('name') ? last.name : last.plate, last.id] })).items, 500),
    columns: [
      { title: '车牌', value: ({ plate }) => plate }, { title: '名称', value: ({ name }) => name }, { title: '座位', value: ({ seatCount }) => seatCount },
      { title: '现在', value: ({ state }) => stateWords[state] }, { title: '退役日期', value: ({ retiredOn }) => retiredOn ?? '' }, { title: '停用时段', value: spansOf },
      { title: '数据性质', value: () => provenanceWord(dataset.value) },
    ],
  });
}
