import type { Endpoints, RequestOf } from '@wuding/contract';
import { personKinds, teamKinds, vehicleStates, type PersonKind, type TeamKind, type VehicleState } from '@wuding/domain';
import type { Query } from '../../stores/view-intent';

type QueryOf<Id extends 'listPeople' | 'listTeams' | 'listVehicles'> = RequestOf<Endpoints[Id]>['query'];
export const staffTabs = ['people', 'teams', 'vehicles', 'schemes'] as const;
export type StaffTab = (typeof staffTabs)[number];
/** What each list can be ordered by; a leading `-` = descending. The first is how it lies at rest. */
const sorts = {
  people: ['code', '-code', 'name', '-name'], teams: ['name', '-name', 'kind', '-kind'], vehicles: ['plate', '-plate', 'name', '-name'], schemes: ['code'],
} as const satisfies Record<StaffTab, readonly string[]>;
export type StaffSort = (typeof sorts)[StaffTab][number];
const eithers = ['', 'true', 'false'] as const;

/** What the register of people is asked to show; its address says the same. Empty texts filter nothing. */
export interface PeopleQuery {
  tab: StaffTab;
  kind: PersonKind | '';
  /** Team id as text. */
  team: string;
  certified: (typeof eithers)[number];
  left: 'true' | 'false';
  teamKind: TeamKind | '';
  state: VehicleState | '';
  q: string;
  sort: StaffSort;
  /** The person open beside the list. */
  record: number | null;
}

export const freshPeopleQuery = (tab: StaffTab = 'people'): PeopleQuery =>
  ({ tab, kind: '', team: '', certified: '', left: 'false', teamKind: '', state: '', q: '', sort: sorts[tab][0], record: null });

/** The query an address states; what it states wrongly is left out. */
export function readPeopleQuery(query: Query): PeopleQuery {
  const text = (key: string, limit: number): string => {
    const value = query[key];
    return typeof value === 'string' && value.length <= limit ? value : '';
  };
  const id = (key: string): string => (/^[1-9]\d{0,8}$/.test(text(key, 9)) ? text(key, 9) : '');
  const tab = staffTabs.find((one) => one === text('tab', 16)) ?? 'people', orders: readonly StaffSort[] = sorts[tab];
  return {
    tab, kind: personKinds.find((kind) => kind === text('kind', 16)) ?? '', team: id('team'),
    certified: eithers.find((either) => either === text('certified', 5)) ?? '', left: text('left', 5) === 'true' ? 'true' : 'false',
    teamKind: teamKinds.find((kind) => kind === text('teamKind', 16)) ?? '', state: vehicleStates.find((state) => state === text('state', 16)) ?? '', q: text('q', 64),
    sort: orders.find((sort) => sort === text('sort', 8)) ?? orders[0]!, record: id('record') === '' ? null : Number(id('record')),
  };
}

/** The query part of its address; what is at rest is left out. */
export function writePeopleQuery(query: PeopleQuery): Record<string, string> {
  const fresh = { ...freshPeopleQuery(query.tab), tab: 'people' };
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => value !== null && value !== fresh[key as keyof PeopleQuery]).map(([key, value]) => [key, String(value)]));
}

/** Whether something is filtered away; the order and the open record are not a filter. */
export function isFiltered(query: PeopleQuery): boolean {
  const fresh = freshPeopleQuery(query.tab);
  return JSON.stringify({ ...query, record: null, sort: fresh.sort }) !== JSON.stringify(fresh);
}

const given = <Filter extends object>(filter: Filter): Filter => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '')) as Filter;

/** Filter and order as the endpoints take them. */
export const filterOfPeople = ({ kind, team, certified, left, q, sort }: PeopleQuery, dataset: string): QueryOf<'listPeople'> =>
  given({ dataset, sort, left, kind, team: team === '' ? '' : Number(team), certified, q: q.trim() }) as QueryOf<'listPeople'>;
export const filterOfTeams = ({ teamKind: kind, q, sort }: PeopleQuery, dataset: string): QueryOf<'listTeams'> => given({ dataset, sort, kind, q: q.trim() }) as QueryOf<'listTeams'>;
export const filterOfVehicles = ({ state, q, sort }: PeopleQuery, dataset: string): QueryOf<'listVehicles'> => given({ dataset, sort, state, q: q.trim() }) as QueryOf<'listVehicles'>;
