import type { Endpoints, RequestOf } from '@wuding/contract';
import { postStates, type PostState } from '@wuding/domain';
import type { Query } from '../../stores/view-intent';

export type PostSort = NonNullable<RequestOf<Endpoints['listPosts']>['query']['sort']>;
const sorts: readonly PostSort[] = ['code', '-code', 'name', '-name'];
export const postAsides = ['map', 'overlaps', 'uncovered'] as const;
export type PostAside = (typeof postAsides)[number];

/** What the register of posts is asked to show; its address says the same. Empty texts filter nothing. */
export interface PostQuery {
  state: PostState | '';
  /** District id as text. */
  district: string;
  q: string;
  sort: PostSort;
  /** What stands beside the list. */
  aside: PostAside;
}

export const freshPostQuery = (): PostQuery => ({ state: '', district: '', q: '', sort: 'code', aside: 'map' });

/** The query an address states; what it states wrongly is left out. */
export function readPostQuery(query: Query): PostQuery {
  const text = (key: string, limit: number): string => {
    const value = query[key];
    return typeof value === 'string' && value.length <= limit ? value : '';
  };
  return {
    state: postStates.find((state) => state === text('state', 16)) ?? '', district: /^[1-9]\d{0,8}$/.test(text('district', 9)) ? text('district', 9) : '', q: text('q', 64),
    sort: sorts.find((sort) => sort === text('sort', 8)) ?? 'code', aside: postAsides.find((aside) => aside === text('aside', 16)) ?? 'map',
  };
}

/** The query part of its address; what is at rest is left out. */
export function writePostQuery(query: PostQuery): Record<string, string> {
  const fresh = freshPostQuery();
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => value !== fresh[key as keyof PostQuery]));
}

/** Filter and order as the endpoints take them. */
export const filterOfPosts = ({ state, district, q, sort }: PostQuery, dataset: string): RequestOf<Endpoints['listPosts']>['query'] => ({
  dataset, sort, ...(state === '' ? {} : { state }), ...(district === '' ? {} : { district: Number(district) }), ...(q.trim() === '' ? {} : { q: q.trim() }),
});
