import type { Endpoints, ParsedOf } from '@wuding/contract';
import { districtGradeWords, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import type { CsvColumn } from '../../export/stream-csv';
import type { Dataset } from '../../repositories/datasets';
import { countDistricts, listDistrictBoundaries, listDistricts, type BoundedDistrict } from '../../repositories/districts';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { parseInstant } from '../instant-text';
import { districtKeyOf } from './list-districts';

type Query = ParsedOf<Endpoints['exportDistricts']>['query'];

/** Every district the same filter would list, in the same order, as a file; as GeoJSON with its boundary at the time asked for. */
export async function exportDistricts({ ctx, input: { format, ...query } }: { ctx: Context; input: Query }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'district.export')) return refuse('not-allowed');
  const found = await findDataset(ctx, query.dataset);
  if (!found.ok) return found;
  const dataset = found.value;
  const { db } = ctx.store;
  const filter = { datasetId: dataset.id, at: parseInstant(query.at) ?? ctx.clock.now(), text: query.q || undefined, grade: query.grade };
  const readGroup = async (last: BoundedDistrict | null, limit: number): Promise<BoundedDistrict[]> => {
    const after = last === null ? null : districtKeyOf(last, query.sort);
    const districts = await listDistricts(db, { ...filter, sort: query.sort, limit, after });
    const boundaries = await listDistrictBoundaries(db, districts.map(({ id }) => id), filter.at);
    return districts.map((district) => ({ ...district, boundary: boundaries.get(district.id) ?? null }));
  };
  return exportList(ctx, format, {
    entity: 'district', title: '片区', dataset, filter: query, rowCount: await countDistricts(db, filter), groups: readGroups(readGroup, 200),
    columns: columnsFor(dataset),
    feature: ({ id, boundary, code, name, grade, leaderName, areaSquareMetres, incidentCount, plan }) =>
      ({ id, geometry: boundary, properties: { code, name, grade, leaderName, areaSquareMetres, incidentCount, plan } }),
  });
}

function columnsFor(dataset: Dataset): CsvColumn<BoundedDistrict>[] {
  const provenance = provenanceWord(dataset);
  return [
    { title: '编号', value: ({ code }) => code },
    { title: '片区', value: ({ name }) => name },
    { title: '等级', value: ({ grade }) => districtGradeWords[grade] },
    { title: '片区长', value: ({ leaderName }) => leaderName },
    { title: '面积（平方公里）', value: ({ areaSquareMetres }) => (areaSquareMetres === null ? null : Number((areaSquareMetres / 1e6).toFixed(4))) },
    { title: '事件（起）', value: ({ incidentCount }) => incidentCount },
    { title: '片区治理方案', value: ({ plan }) => plan },
    { title: '数据性质', value: () => provenance },
  ];
}
