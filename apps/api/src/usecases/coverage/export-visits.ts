import type { Endpoints, ParsedOf } from '@wuding/contract';
import { isAllowed, refuse, type PatrolStandard, type Result } from '@wuding/domain';
import type { Geometry } from 'geojson';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import { propertiesOf, type CsvColumn } from '../../export/stream-csv';
import { countVisits, listCountedVisits, type CountedVisit } from '../../repositories/counted-visits';
import type { Dataset } from '../../repositories/datasets';
import { placeShapes } from '../../repositories/timeline-visits';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn } from '../instant-text';
import { askVisits } from './ask-visits';

type DrawnVisit = CountedVisit & { readonly shape: Geometry | null };

/** Every visit the same filter would list, in the same order, as a file: groups by number, never by name. */
export async function exportVisits({ ctx, input: { format, ...query }, requirements }: { ctx: Context; input: ParsedOf<Endpoints['exportVisits']>['query']; requirements: PatrolStandard }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'district.export')) return refuse('not-allowed');
  const asked = await askVisits(ctx, query, requirements);
  if (!asked.ok) return asked;
  const { dataset, filter } = asked.value, { db } = ctx.store, { dataset: _dataset, ...filterText } = query, columns = columnsOf(dataset);
  const readGroup = async (last: DrawnVisit | null, limit: number): Promise<DrawnVisit[]> => {
    const visits = await listCountedVisits(db, { ...filter, sort: query.sort, limit, after: last === null ? null : [Math.round(last.enteredAt), last.id] });
    const shapes = new Map((format === 'geojson' ? await placeShapes(db, visits.flatMap(placeOf)) : []).map(({ kind, placeId, shape }) => [`${kind}/${placeId}`, shape]));
    return visits.map((visit) => ({ ...visit, shape: placeOf(visit).map(({ kind, placeId }) => shapes.get(`${kind}/${placeId}`))[0] ?? null }));
  };
  return exportList(ctx, format, {
    entity: 'visit', title: '巡查到点记录', dataset, filter: filterText, rowCount: await countVisits(db, filter), groups: readGroups(readGroup), columns,
    feature: (visit) => ({ id: visit.id, geometry: visit.shape, properties: propertiesOf(columns, visit) }),
  });
}

/** Where a visit was, as closely as it is known: at a spot or post, else on a street. */
const placeOf = ({ spotId, postId, streetId }: CountedVisit): { kind: 'spot' | 'post' | 'street'; placeId: number }[] =>
  spotId !== null ? [{ kind: 'spot', placeId: spotId }] : postId !== null ? [{ kind: 'post', placeId: postId }] : streetId !== null ? [{ kind: 'street', placeId: streetId }] : [];

const columnsOf = (dataset: Dataset): CsvColumn<DrawnVisit>[] => [
  { title: '到达', value: ({ enteredAt }) => clockTextIn(enteredAt, dataset.timeZone) },
  { title: '离开', value: ({ leftAt }) => clockTextIn(leftAt, dataset.timeZone) },
  { title: '道路', value: ({ streetId, streetName }) => (streetName === '' ? `无名小巷 ${streetId}` : streetName) },
  { title: '点位', value: ({ spotCode }) => spotCode },
  { title: '守点', value: ({ postName }) => postName },
  { title: '依据', value: ({ isFromPositions }) => (isFromPositions ? '定位' : '签报') },
  { title: '组', value: ({ isFromPositions, unit }) => (isFromPositions ? null : unit) },
  { title: '方式', value: ({ mode }) => (mode === 'foot' ? '步行' : '车巡') },
  { title: '发现（起）', value: ({ isFromPositions, foundCount }) => (isFromPositions ? null : foundCount) },
  { title: '到点无违规', value: ({ isFromPositions, hasClearCheck }) => (isFromPositions ? null : hasClearCheck ? '是' : '否') },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];
