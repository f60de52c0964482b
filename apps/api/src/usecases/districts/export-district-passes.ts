import type { Endpoints, ParsedOf } from '@wuding/contract';
import { isAllowed, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import type { CsvColumn } from '../../export/stream-csv';
import type { Dataset } from '../../repositories/datasets';
import { findDatasetById } from '../../repositories/datasets';
import { countMatchingPasses, listPasses, type PassRecord } from '../../repositories/district-passes';
import { findDistrict } from '../../repositories/districts';
import { exportList, provenanceWord } from '../export/export-list';
import { instantText, parseInstant } from '../instant-text';
import { passFilterOf } from './list-district-passes';

type Input = ParsedOf<Endpoints['exportDistrictPasses']>['query'] & { readonly id: number };

/** Every pass the same filter would list, in the same order, as a file: groups by number, never by name. */
export async function exportDistrictPasses({ ctx, input: { format, id, ...query } }: { ctx: Context; input: Input }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'district.export')) return refuse('not-allowed');
  const window = timeWindow(parseInstant(query.from), parseInstant(query.to));
  if (!window.ok) return window;
  const { db } = ctx.store;
  const district = await findDistrict(db, id, ctx.clock.now());
  const dataset = district === null ? null : await findDatasetById(db, district.datasetId);
  if (district === null || dataset === null) return refuse('not-found');
  const filter = passFilterOf({ id, ...query }, window.value);
  const readGroup = (last: PassRecord | null, limit: number): Promise<PassRecord[]> =>
    listPasses(db, { ...filter, sort: query.sort, limit, after: last === null ? null : [Math.round(last.enteredAt), last.id] });
  return exportList(ctx, format, {
    entity: 'visit', title: `${district.name}巡查经过`, dataset, filter: { district: id, ...query }, rowCount: await countMatchingPasses(db, filter), groups: readGroups(readGroup),
    columns: columnsFor(dataset, district.name),
  });
}

function columnsFor(dataset: Dataset, districtName: string): CsvColumn<PassRecord>[] {
  const provenance = provenanceWord(dataset);
  return [
    { title: '片区', value: () => districtName },
    { title: '到达', value: ({ enteredAt }) => instantText(enteredAt) },
    { title: '离开', value: ({ leftAt }) => instantText(leftAt) },
    { title: '组', value: ({ unit }) => unit },
    { title: '方式', value: ({ mode }) => (mode === 'foot' ? '步行' : '车巡') },
    { title: '点位', value: ({ spotCode }) => spotCode },
    { title: '街道', value: ({ streetName }) => streetName },
    { title: '发现（起）', value: ({ foundCount }) => foundCount },
    { title: '到点无违规', value: ({ hasClearCheck }) => (hasClearCheck ? '是' : '否') },
    { title: '随机抽查', value: ({ isRandom }) => (isRandom ? '是' : '否') },
    { title: '数据性质', value: () => provenance },
  ];
}
