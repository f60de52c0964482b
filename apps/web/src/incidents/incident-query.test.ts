import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { incidentSources, incidentStatuses } from '@wuding/domain';
import { addDays } from '../format/civil-day';
import { freshIncidentQuery, listRequestOf, readIncidentQuery, writeIncidentQuery, type IncidentQuery } from './incident-query';

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/incidents', component: {} }] });
const travel = (query: IncidentQuery): IncidentQuery =>
  readIncidentQuery(router.resolve(router.resolve({ path: '/incidents', query: writeIncidentQuery(query) }).fullPath).query);
const text = (maxLength: number) => fc.string({ maxLength, unit: 'binary' });
const id = fc.integer({ min: 1, max: 2_147_483_647 });

const anyQuery: fc.Arbitrary<IncidentQuery> = fc.record({
  days: fc.option(fc.tuple(fc.nat(9_000), fc.nat(900))),
  category: text(64), code: text(64), district: fc.oneof(fc.constant(''), id.map(String)), spot: fc.oneof(fc.constant(''), id.map(String)),
  status: fc.constantFrom('', ...incidentStatuses), source: fc.constantFrom('', ...incidentSources), located: fc.constantFrom('', 'true', 'false'),
  q: text(100), sort: fc.constantFrom('-occurredAt', 'occurredAt'), record: fc.option(id),
}).map(({ days, ...rest }) => ({ ...rest, from: days && addDays('2001-01-01', days[0]), to: days && addDays('2001-01-01', days[0] + days[1]) }) as IncidentQuery);

describe('the incident list is a link', () => {
  it('any query survives the address bar', () => {
    fc.assert(fc.property(anyQuery, (query) => {
      expect(travel(query)).toEqual(query);
    }));
  });
  it('at rest it has a plain address', () => expect(writeIncidentQuery(freshIncidentQuery())).toEqual({}));
  it('a mangled link opens what is left of it', () => {
    expect(readIncidentQuery({ from: '2026-13-01', status: 'gone', district: '-4', record: 'x', sort: 'name', source: ['camera', 'post'], q: null }))
      .toEqual({ ...freshIncidentQuery(), source: 'camera' });
    expect(readIncidentQuery({ from: '2026-11-20', to: '2026-11-01' })).toEqual(freshIncidentQuery());
  });
});

describe('what the server is asked', () => {
  it('is the whole of both days in the zone of the dataset', () => {
    expect(listRequestOf({ ...freshIncidentQuery(), from: '2015-11-01', to: '2015-11-01', district: '3', q: ' 烧烤 ' }, { key: 'boston', timeZone: 'America/New_York' }))
      .toEqual({ dataset: 'boston', sort: '-occurredAt', limit: 50, from: '2015-11-01T04:00:00.000Z', to: '2015-11-02T05:00:00.000Z', district: 3, q: '烧烤' });
  });
});
