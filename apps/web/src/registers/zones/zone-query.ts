import type { Endpoints, RequestOf } from '@wuding/contract';
import { zoneKinds, type ZoneKind } from '@wuding/domain';
import type { Query } from '../../stores/view-intent';

export const zoneStates = ['in-force', 'not-in-force', 'unknown'] as const;
export type ZoneSort = NonNullable<RequestOf<Endpoints['listZones']>['query']['sort']>;
const sorts: readonly ZoneSort[] = ['name', '-name', 'kind', '-kind', 'capacity', '-capacity', 'area', '-area'];

/** What the register of zones is asked to show; its address says the same. Empty texts filter nothing. */
export interface ZoneQuery {
  kind: ZoneKind | '';
  state: (typeof zoneStates)[number] | '';
  /** District id as text. */
  district: string;
  q: string;
  removed: 'true' | 'false';
  sort: ZoneSort;
  /** The zone open beside the list. */
  record: number | null;
}

export const freshZoneQuery = (): ZoneQuery => ({ kind: '', state: '', district: '', q: '', removed: 'false', sort: 'name', record: null });

/** The query an address states; what it states wrongly is left out. */
export function readZoneQuery(query: Query): ZoneQuery {
  const text = (key: string, limit: number): string => {
    const value = query[key];
    return typeof value === 'string' && value.length <= limit ? value : '';
  };
  const id = (key: string): string => (/^[1-9]\d{0,8}$/.test(text(key, 9)) ? text(key, 9) : '');
  return {
    kind: zoneKinds.find((kind) => kind === text('kind', 32)) ?? '', state: zoneStates.find((state) => state === text('state', 16)) ?? '', district: id('district'),
    q: text('q', 100), removed: text('removed', 5) === 'true' ? 'true' : 'false', sort: sorts.find((sort) => sort === text('sort', 16)) ?? 'name',
    record: id('record') === '' ? null : Number(id('record')),
  };
}

/** The query part of its address; what is at rest is left out. */
export function writeZoneQuery(query: ZoneQuery): Record<string, string> {
  const fresh = freshZoneQuery();
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => value !== null && value !== fresh[key as keyof ZoneQuery]).map(([key, value]) => [key, String(value)]));
}

/** Filter and order as the endpoints take them. */
export const filterOf = ({ kind, state, district, q, removed, sort }: ZoneQuery, dataset: string): RequestOf<Endpoints['listZones']>['query'] => ({
  dataset, sort, removed, ...(kind === '' ? {} : { kind }), ...(state === '' ? {} : { state }), ...(district === '' ? {} : { district: Number(district) }),
  ...(q.trim() === '' ? {} : { q: q.trim() }),
});
