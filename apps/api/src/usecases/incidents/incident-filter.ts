import type { Endpoints, ParsedOf } from '@wuding/contract';
import { accept, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findEventCode, listReportCategories } from '../../repositories/code-sets';
import type { Dataset } from '../../repositories/datasets';
import { findDistrictIds } from '../../repositories/districts';
import type { IncidentFilter } from '../../repositories/incident-list';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';

/** What a request asks of the incidents of a dataset. */
type FilterQuery = Omit<ParsedOf<Endpoints['listIncidents']>['query'], 'limit' | 'cursor' | 'sort'>;

/** The filter a list and its export share. A name that means nothing in the dataset is refused, with a pointer to it. */
export async function readIncidentFilter(ctx: Context, input: FilterQuery): Promise<Result<{ dataset: Dataset; filter: IncidentFilter }>> {
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const known = await checkNames(ctx, dataset.value, input);
  if (!known.ok) return known;
  return accept({
    dataset: dataset.value,
    filter: {
      ...window.value, datasetId: dataset.value.id, ids: input.ids, timeZone: dataset.value.timeZone,
      eventCodes: oneOrMore(input.code, input.codes), reportCategories: oneOrMore(input.reportCategory, input.reportCategories),
      districtIds: oneOrMore(input.district, input.districts), statuses: oneOrMore(input.status, input.statuses),
      roadSegmentId: input.roadSegment, source: input.source, isLocated: input.located === undefined ? undefined : input.located === 'true',
      weekdays: input.weekdays, hours: input.hours, text: input.q || undefined, bbox: input.bbox === undefined ? undefined : [...input.bbox],
    },
  });
}

/** The single form and the list form of one field together; undefined when neither was given. */
function oneOrMore<Value>(one: Value | undefined, more: readonly Value[] | undefined): readonly Value[] | undefined {
  if (one === undefined) return more;
  return [one, ...(more ?? [])];
}

async function checkNames({ store }: Context, dataset: Dataset, input: FilterQuery): Promise<Result<null>> {
  for (const code of oneOrMore(input.code, input.codes) ?? []) {
    if ((await findEventCode(store.db, dataset.codeSetId, code)) === null) return refuse('unknown-event-code', { pointer: pointerOf('code', input), data: { code } });
  }
  const categories = oneOrMore(input.reportCategory, input.reportCategories);
  if (categories !== undefined) {
    const known = new Set((await listReportCategories(store.db, dataset.codeSetId)).map(({ key }) => key));
    if (!categories.every((key) => known.has(key))) return refuse('unknown-report-category', { pointer: pointerOf('reportCategory', input) });
  }
  const districts = (oneOrMore(input.district, input.districts) ?? []).filter((id) => id !== 0);
  if (districts.length > 0) {
    const known = new Set(await findDistrictIds(store.db, dataset.id, districts));
    if (!districts.every((id) => known.has(id))) return refuse('unknown-district', { pointer: pointerOf('district', input) });
  }
  return accept(null);
}

const pluralOf = { code: 'codes', reportCategory: 'reportCategories', district: 'districts' } as const;
const pointerOf = (field: keyof typeof pluralOf, input: FilterQuery): string => `/${input[field] === undefined ? pluralOf[field] : field}`;
