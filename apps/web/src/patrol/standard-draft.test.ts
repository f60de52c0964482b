import { describe, expect, test } from 'vitest';
import { draftOf, minuteOfClock, rulesOf } from './standard-draft';

const rule = { of: 'main' as const, districtId: 7, weekdays: [0, 6], season: { from: '11-01', to: '02-28' }, fromMinute: 420, toMinute: 1_440, visitsPerDay: 4, source: '局长办公会' };

describe('rules as they are typed', () => {
  test('come back as they were', () => {
    expect(draftOf(rule)).toMatchObject({ from: '07:00', to: '24:00', district: '7', visits: '4' });
    expect(rulesOf([draftOf(rule), draftOf({ ...rule, districtId: null, season: null })])).toEqual({ rules: [rule, { ...rule, districtId: null, season: null }] });
  });
  test('are told by the number of the first row that says nothing readable', () => {
    const draft = draftOf(rule);
    expect([{ to: '06:00' }, { from: '7点' }, { visits: '' }, { visits: '97' }, { weekdays: [] }, { source: ' ' }, { seasonTo: '' }].map((change) => rulesOf([draft, { ...draft, ...change }]))).toEqual(Array.from({ length: 7 }, () => ({ faultyRow: 2 })));
    expect(rulesOf([])).toEqual({ faultyRow: 1 });
    expect([minuteOfClock('24:01'), minuteOfClock('08:60'), minuteOfClock('8：30')]).toEqual([null, null, 510]);
  });
});
