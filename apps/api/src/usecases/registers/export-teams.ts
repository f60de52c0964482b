import type { Endpoints, ParsedOf } from '@wuding/contract';
import { isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import { teamKindWords } from '../../registers/team-words';
import { listTeams, type TeamRecord } from '../../repositories/teams';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';

/** Every team the same filter would list, with its members by name. */
export async function exportTeams({ ctx, input: { format, ...query } }: { ctx: Context; input: ParsedOf<Endpoints['exportTeams']>['query'] }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'staff.export')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, query.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, filter = { datasetId: dataset.value.id, text: query.q || undefined, kind: query.kind, sort: query.sort };
  const { total } = await listTeams(db, { ...filter, limit: 1, after: null });
  return exportList<TeamRecord>(ctx, format, {
    entity: 'team', title: '队伍', dataset: dataset.value, filter: query, rowCount: total,
    groups: readGroups(async (last, limit) => (await listTeams(db, { ...filter, limit, after: last === null ? null : [query.sort.endsWith('name') ? last.name : last.kind, last.id] })).items, 500),
    columns: [
      { title: '队名', value: ({ name }) => name }, { title: '类别', value: ({ kind }) => teamKindWords[kind] }, { title: '人数', value: ({ memberIds }) => memberIds.length },
      { title: '成员', value: ({ memberNames }) => memberNames.join('、') }, { title: '数据性质', value: () => provenanceWord(dataset.value) },
    ],
  });
}
