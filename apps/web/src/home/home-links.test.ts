import { describe, expect, it } from 'vitest';
import type { HomeAnswer, HomeDistrict } from '@wuding/contract';
import { recordsLink } from './home-links';

const district = (id: number): HomeDistrict => ({
  id, name: `片区 ${id}`, grade: 'regular', leaderName: null, hasPlan: true, planReviewOn: null, isPlanDue: false, isOwn: true, today: 0, usual: null,
  period: { current: 0, previous: 0, direction: 'level' }, open: 0, openLong: 0,
});
const home = (scope: HomeAnswer['scope'], ids: readonly number[]): HomeAnswer => ({
  dataset: 'county', at: '2026-05-01T04:00:00Z', timeZone: 'Asia/Shanghai', scope, today: '2026-05-01', day: { kind: null, holiday: null, markets: [], isSchoolDay: null },
  periods: { currentFrom: '2026-04-03', currentTo: '2026-04-30', previousFrom: '2026-03-06', previousTo: '2026-04-02' },
  todayCount: 0, usual: null, period: { current: 0, previous: 0, direction: 'level' }, open: { today: 0, week: 0, long: 0 }, openItems: [], latest: [],
  mine: { count: 0, items: [] }, districts: ids.map(district), categories: [], unmapped: { count: 0, codes: [] }, quality: { total: 0, unlocated: 0 },
  hoursAhead: { weekCount: 0, hours: [] }, spotsAhead: [], imports: null,
});

describe('the records behind a figure', () => {
  it('are those of the whole dataset for whoever reads about all of it', () => {
    expect(recordsLink(home('all', [1, 2]), { status: 'open' })).toEqual({ name: 'incidents', query: { dataset: 'county', status: 'open' } });
  });

  it('are those of the own district for its leader', () => {
    expect(recordsLink(home('own-districts', [7]), { from: '2026-05-01' })).toEqual({ name: 'incidents', query: { dataset: 'county', district: '7', from: '2026-05-01' } });
  });

  it('cannot be one list for a leader of two districts, but can for each of them', () => {
    expect(recordsLink(home('own-districts', [7, 8]), {})).toBeNull();
    expect(recordsLink(home('own-districts', [7, 8]), { district: 8 })).toEqual({ name: 'incidents', query: { dataset: 'county', district: '8' } });
  });
});
