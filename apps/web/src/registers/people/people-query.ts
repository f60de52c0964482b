import type { Endpoints, RequestOf } from '@wuding/contract';
import { personKinds, type PersonKind } from '@wuding/domain';
import type { Query } from '../../stores/view-intent';

export type PeopleSort = NonNullable<RequestOf<Endpoints['listPeople']>['query']['sort']>;
const sorts: readonly PeopleSort[] = ['code', '-code', 'name', '-name'];
export const staffTabs = ['people', 'teams', 'vehicles', 'schemes'] as const;
export type StaffTab = (typeof staffTabs)[number];
const eithers = ['', 'true', 'false'] as const;

/** What the register of people is asked to show; its address says the same. Empty texts filter nothing. */
export interface PeopleQuery {
  tab: StaffTab;
  kind: PersonKind | '';
  /** Team id as text. */
  team: string;
  certified: (typeof eithers)[number];
  left: 'true' | 'false';
  q: string;
  sort: PeopleSort;
  /** The person open beside the list. */
  record: number | null;
}

export const freshPeopleQuery = (): PeopleQuery => ({ tab: 'people', kind: '', team: '', certified: '', left: 'false', q: '', sort: 'code', record: null });

/** The query an address states; what it states wrongly is left out. */
export function readPeopleQuery(query: Query): PeopleQuery {
  const text = (key: string, limit: number): string => {
    const value = query[key];
    return typeof value === 'string' && value.length <= limit ? value : '';
  };
  const id = (key: string): string => (/^[1-9]\d{0,8}$/.test(text(key, 9)) ? text(key, 9) : '');
  return {
    tab: staffTabs.find((tab) => tab === text('tab', 16)) ?? 'people', kind: personKinds.find((kind) => kind === text('kind', 16)) ?? '', team: id('team'),
    certified: eithers.find((either) => either === text('certified', 5)) ?? '', left: text('left', 5) === 'true' ? 'true' : 'false', q: text('q', 64),
    sort: sorts.find((sort) => sort === text('sort', 8)) ?? 'code', record: id('record') === '' ? null : Number(id('record')),
  };
}

/** The query part of its address; what is at rest is left out. */
export function writePeopleQuery(query: PeopleQuery): Record<string, string> {
  const fresh = freshPeopleQuery();
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => value !== null && value !== fresh[key as keyof PeopleQuery]).map(([key, value]) => [key, String(value)]));
}

/** Filter and order as the endpoints take them. */
export const filterOfPeople = ({ kind, team, certified, left, q, sort }: PeopleQuery, dataset: string): RequestOf<Endpoints['listPeople']>['query'] => ({
  dataset, sort, left, ...(kind === '' ? {} : { kind }), ...(team === '' ? {} : { team: Number(team) }), ...(certified === '' ? {} : { certified }), ...(q.trim() === '' ? {} : { q: q.trim() }),
});
