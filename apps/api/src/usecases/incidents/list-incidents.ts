import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findEventCode, listReportCategories } from '../../repositories/code-sets';
import type { Dataset } from '../../repositories/datasets';
import { findDistrict } from '../../repositories/districts';
import { listIncidents as readIncidents } from '../../repositories/incident-list';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { toIncidentView } from './incident-view';

type Query = ParsedOf<Endpoints['listIncidents']>['query'];
type Answer = ResponseOf<Endpoints['listIncidents']>;

/** One page of a dataset's incidents by time of occurrence; `total` is exact. Names that mean nothing here are refused. */
export async function listIncidents({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<Answer>> {
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer']);
  if (!after.ok) return after;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const known = await checkNames(ctx, dataset.value, input);
  if (!known.ok) return known;
  const { items, total } = await readIncidents(ctx.store.db, {
    ...window.value, datasetId: dataset.value.id, eventCode: input.code, reportCategory: input.reportCategory,
    districtId: input.district, roadSegmentId: input.roadSegment, status: input.status, source: input.source,
    isLocated: input.located === undefined ? undefined : input.located === 'true', text: input.q || undefined,
    bbox: input.bbox === undefined ? undefined : [...input.bbox],
    sort: input.sort, limit: input.limit, after: after.value as [number, number] | null, at: ctx.clock.now(),
  });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  const nextCursor = last === undefined ? null : encodeCursor(input.sort, [Math.round(last.occurredAt), last.id]);
  return accept({ items: items.map(toIncidentView), nextCursor, total });
}

async function checkNames({ store, clock }: Context, dataset: Dataset, input: Query): Promise<Result<null>> {
  if (input.code !== undefined && (await findEventCode(store.db, dataset.codeSetId, input.code)) === null) {
    return refuse('unknown-event-code', { pointer: '/code', data: { code: input.code } });
  }
  if (input.reportCategory !== undefined) {
    const categories = await listReportCategories(store.db, dataset.codeSetId);
    const isKnown = categories.some(({ key }) => key === input.reportCategory);
    if (!isKnown) return refuse('unknown-report-category', { pointer: '/reportCategory' });
  }
  if (input.district !== undefined && (await findDistrict(store.db, input.district, clock.now()))?.datasetId !== dataset.id) {
    return refuse('unknown-district', { pointer: '/district' });
  }
  return accept(null);
}
