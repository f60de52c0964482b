import { describe, expect, it } from 'vitest';
import { filterOfPeople, filterOfTeams, filterOfVehicles, freshPeopleQuery, isFiltered, readPeopleQuery, writePeopleQuery } from './people-query';

describe('the address of the register of people', () => {
  it('says the tab, the filters and who is open, and comes back as it was', () => {
    const query = { ...freshPeopleQuery(), kind: 'auxiliary' as const, team: '3', certified: 'false' as const, sort: '-name' as const, record: 12 };
    expect(writePeopleQuery(query)).toEqual({ kind: 'auxiliary', team: '3', certified: 'false', sort: '-name', record: '12' });
    expect(readPeopleQuery(writePeopleQuery(query))).toEqual(query);
    expect(writePeopleQuery(freshPeopleQuery('vehicles'))).toEqual({ tab: 'vehicles' });
  });
  it('orders each list by its own columns', () => {
    expect(readPeopleQuery({ tab: 'vehicles', sort: 'code', state: 'away' })).toEqual({ ...freshPeopleQuery('vehicles'), state: 'away' });
    expect(readPeopleQuery({ tab: 'teams', sort: '-kind' }).sort).toBe('-kind');
    expect([isFiltered({ ...freshPeopleQuery('teams'), sort: '-kind' }), isFiltered({ ...freshPeopleQuery('teams'), q: '夜' })]).toEqual([false, true]);
  });
  it('leaves out what it states wrongly', () => {
    expect(readPeopleQuery({ tab: 'all', kind: 'x', team: '-1', certified: 'maybe', left: '1', record: 'x' })).toEqual(freshPeopleQuery());
  });
  it('asks the server for what filters only', () => {
    expect(filterOfPeople({ ...freshPeopleQuery(), tab: 'people', certified: 'true', q: ' 张 ' }, 'county')).toEqual({ dataset: 'county', sort: 'code', left: 'false', certified: 'true', q: '张' });
    expect(filterOfTeams({ ...freshPeopleQuery('teams'), teamKind: 'service' }, 'county')).toEqual({ dataset: 'county', sort: 'name', kind: 'service' });
    expect(filterOfVehicles({ ...freshPeopleQuery('vehicles'), q: '云N' }, 'county')).toEqual({ dataset: 'county', sort: 'plate', q: '云N' });
  });
});
