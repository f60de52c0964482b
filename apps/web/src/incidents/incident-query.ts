import { incidentSources, incidentStatuses, type IncidentSource, type IncidentStatus } from '@wuding/domain';
import type { Endpoints, RequestOf } from '@wuding/contract';
import { addDays, isCivilDay, startOfDay, type CivilDay } from '../format/civil-day';
import type { Query } from '../stores/view-intent';

/** What the incident list is asked to show; its address says the same. Empty texts filter nothing. */
export interface IncidentQuery {
  from: CivilDay | null;
  to: CivilDay | null;
  category: string;
  code: string;
  /** District id as text. */
  district: string;
  /** Id of a spot as text: only what happened as near to it as whoever stands there sees. */
  spot: string;
  status: IncidentStatus | '';
  source: IncidentSource | '';
  located: 'true' | 'false' | '';
  q: string;
  sort: '-occurredAt' | 'occurredAt';
  /** The record open beside the list. */
  record: number | null;
}

export const freshIncidentQuery = (): IncidentQuery => ({
  from: null, to: null, category: '', code: '', district: '', spot: '', status: '', source: '', located: '', q: '', sort: '-occurredAt', record: null,
});

/** The query an address states; what it states wrongly is left out. */
export function readIncidentQuery(query: Query): IncidentQuery {
  const text = (key: string, limit: number): string => {
    const value = query[key];
    const one = typeof value === 'string' ? value : Array.isArray(value) ? ((value as readonly (string | null)[])[0] ?? '') : '';
    return one.length <= limit ? one : '';
  };
  const day = (key: string): CivilDay | null => (isCivilDay(text(key, 10)) ? text(key, 10) : null);
  const from = day('from');
  const to = day('to');
  const isRange = from === null || to === null || from <= to;
  return {
    from: isRange ? from : null,
    to: isRange ? to : null,
    category: text('category', 64),
    code: text('code', 64),
    district: /^[1-9]\d{0,9}$/.test(text('district', 10)) ? text('district', 10) : '',
    spot: /^[1-9]\d{0,9}$/.test(text('spot', 10)) ? text('spot', 10) : '',
    status: incidentStatuses.find((status) => status === text('status', 16)) ?? '',
    source: incidentSources.find((source) => source === text('source', 16)) ?? '',
    located: text('located', 5) === 'true' ? 'true' : text('located', 5) === 'false' ? 'false' : '',
    q: text('q', 100),
    sort: text('sort', 16) === 'occurredAt' ? 'occurredAt' : '-occurredAt',
    record: /^[1-9]\d{0,9}$/.test(text('record', 10)) ? Number(text('record', 10)) : null,
  };
}

/** The query part of its address; what is at rest is left out. */
export function writeIncidentQuery(query: IncidentQuery): Record<string, string> {
  const fresh = freshIncidentQuery();
  const entries = Object.entries(query).filter(([key, value]) => value !== null && value !== '' && value !== fresh[key as keyof IncidentQuery]);
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

type ListQuery = RequestOf<Endpoints['listIncidents']>['query'];

/** The whole list as it is asked for: no page, no end. */
export function exportRequestOf(query: IncidentQuery, dataset: { key: string; timeZone: string }): Omit<ListQuery, 'limit' | 'cursor'> {
  const { limit: _limit, ...rest } = listRequestOf(query, dataset);
  return rest;
}

/** What the server is asked: civil days become the half-open window of instants they are in the dataset's zone. */
export function listRequestOf(query: IncidentQuery, dataset: { key: string; timeZone: string }): ListQuery {
  const { from, to, category, code, district, spot, status, source, located, q, sort } = query;
  return {
    dataset: dataset.key, sort, limit: 50,
    ...(from === null ? {} : { from: new Date(startOfDay(from, dataset.timeZone)).toISOString() }),
    ...(to === null ? {} : { to: new Date(startOfDay(addDays(to, 1), dataset.timeZone)).toISOString() }),
    ...(category === '' ? {} : { reportCategory: category }),
    ...(code === '' ? {} : { code }),
    ...(district === '' ? {} : { district: Number(district) }),
    ...(spot === '' ? {} : { spot: Number(spot) }),
    ...(status === '' ? {} : { status }),
    ...(source === '' ? {} : { source }),
    ...(located === '' ? {} : { located }),
    ...(q.trim() === '' ? {} : { q: q.trim() }),
  };
}
