import type { RouteLocationRaw } from 'vue-router';
import type { HomeAnswer } from '@wuding/contract';

export interface RecordsFilter {
  readonly from?: string;
  readonly to?: string;
  readonly status?: 'open';
  readonly district?: number;
  readonly category?: string;
  readonly code?: string;
  readonly located?: 'false';
}

/**
 * The list of the records a figure counts. A leader of one district sees that district's; the list takes one district
 * at a time, so for a leader of several there is none for all of them (null).
 */
export function recordsLink(home: HomeAnswer, filter: RecordsFilter): RouteLocationRaw | null {
  const own = home.scope === 'own-districts' && filter.district === undefined ? home.districts : null;
  if (own !== null && own.length !== 1) return null;
  const all = { dataset: home.dataset, ...(own === null ? {} : { district: own[0]?.id }), ...filter };
  return { name: 'incidents', query: Object.fromEntries(Object.entries(all).map(([key, value]) => [key, String(value)])) };
}

/** The current four weeks, as the list takes them. */
export const currentPeriod = ({ periods }: HomeAnswer): RecordsFilter => ({ from: periods.currentFrom, to: periods.currentTo });
