import { describe, expect, it } from 'vitest';
import { filterOf, freshZoneQuery, readZoneQuery, writeZoneQuery } from './zone-query';

describe('the address of the register of zones', () => {
  it('says the query and nothing that is at rest', () => {
    const query = { ...freshZoneQuery(), kind: 'keep-clear' as const, sort: '-area' as const, record: 7, q: '夜市' };
    expect(writeZoneQuery(query)).toEqual({ kind: 'keep-clear', sort: '-area', record: '7', q: '夜市' });
    expect(readZoneQuery(writeZoneQuery(query))).toEqual(query);
    expect(writeZoneQuery(freshZoneQuery())).toEqual({});
  });
  it('leaves out what it states wrongly', () => {
    expect(readZoneQuery({ kind: 'volcano', state: 'maybe', district: '-1', sort: 'colour', record: 'x', removed: 'yes' })).toEqual(freshZoneQuery());
  });
  it('asks the server for no more than is chosen', () => {
    expect(filterOf({ ...freshZoneQuery(), district: '3', q: ' 夜 ' }, 'county')).toEqual({ dataset: 'county', sort: 'name', removed: 'false', district: 3, q: '夜' });
  });
});
