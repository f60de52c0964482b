import { findDutyIndicator, findForecastIndicator, findIndicator, findRelapseIndicator } from '@wuding/analytics';
import type { Endpoints, ParsedOf } from '@wuding/contract';
import { isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import { countRecords, listRecords } from '../../repositories/indicator-records';
import type { IncidentRecord } from '../../repositories/incidents';
import { exportList } from '../export/export-list';
import { incidentCsvColumns, toIncidentFeature } from '../incidents/export-incidents';
import { readScope } from './figure-scope';
import { recordScopeOf, restsOn } from './gather-observations';

type Query = ParsedOf<Endpoints['exportIndicatorRecords']>['query'];

/** Every record behind a figure as a file, in the order of the list. Asking for it is an audit entry. */
export async function exportIndicatorRecords({ ctx, input: { format, ...query } }: { ctx: Context; input: Query }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'incident.export')) return refuse('not-allowed');
  if ([findDutyIndicator, findRelapseIndicator, findForecastIndicator].some((find) => find(query.id) !== undefined)) return refuse('records-elsewhere', { pointer: '/id' });
  const indicator = findIndicator(query.id);
  if (indicator === undefined) return refuse('unknown-indicator', { pointer: '/id', data: { id: query.id } });
  const read = await readScope(ctx, query);
  if (!read.ok) return read;
  const scope = recordScopeOf(read.value);
  const selection = query.part === 'denominator' ? restsOn(indicator) : indicator.numerator;
  const { db } = ctx.store;
  const { dataset } = read.value;
  return exportList(ctx, format, {
    entity: 'incident', title: indicator.label.zh, dataset, filter: query, rowCount: await countRecords(db, scope, selection),
    groups: readGroups((last: IncidentRecord | null, limit) =>
      listRecords(db, { scope, selection }, { sort: query.sort, limit, after: last === null ? null : [Math.round(last.occurredAt), last.id] })),
    columns: incidentCsvColumns(dataset), feature: toIncidentFeature,
  });
}
