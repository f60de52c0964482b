import type { DatasetView, Endpoints, RequestOf, SliceFilter } from '@wuding/contract';
import { addDays, startOfDay } from '../format/civil-day';
import type { ViewIntent } from '../stores/view-intent';

export type SliceRequest = RequestOf<Endpoints['sliceEvents']>['body'];

/** Dimensions whose chart is also its filter: the chart shows everything but its own filter, or it would only show what is chosen. */
export const dimensions = ['days', 'categories', 'districts', 'rhythm'] as const;
export type Dimension = (typeof dimensions)[number];

/** What to ask for one view: the answer itself, its denominator, and each chart without its own filter. */
export type SlicePlan = Readonly<Record<'main' | 'all' | Dimension, SliceRequest>>;

type FilterIntent = Pick<ViewIntent, 'from' | 'to' | 'categories' | 'codes' | 'districts' | 'weekdays' | 'hours' | 'statuses'>;

/** Requests that are equal word for word are asked once: an unfiltered view is a single request. */
export function planSlices(intent: FilterIntent & Pick<ViewIntent, 'cellMetres'>, dataset: Pick<DatasetView, 'key' | 'timeZone'>): SlicePlan {
  const request = (change: Partial<FilterIntent>): SliceRequest => {
    const filter = filterOf({ ...intent, ...change }, dataset.timeZone);
    return { dataset: dataset.key, ...(Object.keys(filter).length === 0 ? {} : { filter }) };
  };
  return {
    main: { ...request({}), grid: { cellMetres: intent.cellMetres } },
    all: request({ from: null, to: null, categories: [], codes: [], districts: [], weekdays: [], hours: [], statuses: [] }),
    days: request({ from: null, to: null }),
    categories: request({ categories: [], codes: [] }),
    districts: request({ districts: [] }),
    rhythm: request({ weekdays: [], hours: [] }),
  };
}

/** Civil days of the dataset, both included, as the half-open window of instants they are. */
export function timeRangeOf(intent: Pick<ViewIntent, 'from' | 'to'>, timeZone: string): { from: string | null; to: string | null } {
  return {
    from: intent.from === null ? null : new Date(startOfDay(intent.from, timeZone)).toISOString(),
    to: intent.to === null ? null : new Date(startOfDay(addDays(intent.to, 1), timeZone)).toISOString(),
  };
}

/** The same filter as the incident export takes it: lists joined by commas. */
export function exportRequestOf(intent: FilterIntent, dataset: Pick<DatasetView, 'key' | 'timeZone'>): RequestOf<Endpoints['exportIncidents']>['query'] {
  const entries = Object.entries(filterOf(intent, dataset.timeZone)).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]);
  return { dataset: dataset.key, ...Object.fromEntries(entries) as Record<string, string> };
}

function filterOf(intent: FilterIntent, timeZone: string): SliceFilter {
  const { from, to } = timeRangeOf(intent, timeZone);
  return {
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(intent.categories.length === 0 ? {} : { reportCategories: [...intent.categories] }),
    ...(intent.codes.length === 0 ? {} : { codes: [...intent.codes] }),
    ...(intent.districts.length === 0 ? {} : { districts: [...intent.districts] }),
    ...(intent.weekdays.length === 0 ? {} : { weekdays: [...intent.weekdays] }),
    ...(intent.hours.length === 0 ? {} : { hours: [...intent.hours] }),
    ...(intent.statuses.length === 0 ? {} : { statuses: [...intent.statuses] }),
  };
}
