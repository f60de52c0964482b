import type { Endpoints, ParsedOf } from '@wuding/contract';
import { isAllowed, maskPhone, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import { personCells, personHeadings, personValuesOf, type PersonField } from '../../registers/person-cells';
import { listPeople, type PersonRecord } from '../../repositories/people';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { dateOf } from '../people/person-view';

type Query = ParsedOf<Endpoints['exportPeople']>['query'];

/**
 * Everybody the same filter would list, as a file `wuding import staff` and the import page take back unchanged. Phones are
 * masked; whole ones need the right to unmask and a reason, which the audit log keeps.
 */
export async function exportPeople({ ctx, input: { format, phones, reason, ...query } }: { ctx: Context; input: Query }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'staff.export')) return refuse('not-allowed');
  const isWhole = phones === 'whole';
  if (isWhole && !isAllowed(ctx.actor, 'staff.unmask')) return refuse('not-allowed');
  if (isWhole && reason === undefined) return refuse('reason-required', { pointer: '/reason' });
  const dataset = await findDataset(ctx, query.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store;
  const filter = {
    datasetId: dataset.value.id, text: query.q || undefined, kind: query.kind, teamId: query.team, hasLeft: query.left === 'true', on: dateOf(ctx.clock.now()),
    isCertified: query.certified === undefined ? undefined : query.certified === 'true', sort: query.sort,
  };
  const { total } = await listPeople(db, { ...filter, limit: 1, after: null });
  const cells = (one: PersonRecord) => personCells(one.code, personValuesOf({ ...one, phone: isWhole ? one.phone : maskPhone(one.phone) }));
  return exportList<PersonRecord>(ctx, format, {
    entity: 'person', title: '人员', dataset: dataset.value, filter: query, rowCount: total, ...(isWhole ? { note: { phones: 'whole', reason } } : {}),
    groups: readGroups(async (last, limit) => (await listPeople(db, { ...filter, limit, after: last === null ? null : [query.sort.endsWith('name') ? last.name : last.code, last.id] })).items, 500),
    columns: [
      ...Object.entries(personHeadings).map(([field, title]) => ({ title, value: (one: PersonRecord) => cells(one)[field as PersonField] })),
      { title: '数据性质', value: () => provenanceWord(dataset.value) },
    ],
  });
}
