import { describe, expect, it } from 'vitest';
import type { DutyEntryView } from '@wuding/contract';
import { isAbnormal, plannedStates, presentStates } from './place-states';
import { aDuty, aModel, aPerson, aPlace, aShift, on } from './testing';

const model = aModel({
  places: [aPlace('post:1'), aPlace('post:2'), aPlace('post:3', { position: null })], people: [aPerson(1)],
  shifts: [aShift(1, 0, { personCount: 2 }), aShift(2, 0, { place: 'post:2' }), aShift(3, 0, { place: 'post:3' })], assignments: [aDuty(1, 1)],
});
const entry = (place: string, state: DutyEntryView['state'], more: Partial<DutyEntryView> = {}): DutyEntryView => ({
  shiftId: 1, place, placeName: '', shiftName: '早班', districtId: 1, districtName: null, position: null, radiusMetres: 50, startAt: on(0, '06:30'), endAt: on(0, '12:30'), arriveAt: on(0, '06:20'), leaveAt: on(0, '12:30'), personId: 1, personName: '', isCertified: false, vehicleId: null,
  state, sinceAt: on(0, '06:30'), lateMinutes: null, minutes: { scheduled: 0, onPost: 0, away: 0, vacant: 0, unknown: 0, evidence: { phone: 0, leader: 0, paper: 0, positions: 0, promptsAsked: 0, promptsAnswered: 0 } }, checklist: [], isChecklistTold: false, ...more,
});
const kinds = (entries: readonly DutyEntryView[], clock: string): string[] => presentStates(model, entries, Date.parse(on(0, clock))).map(({ kind }) => kind);

describe('places on the map', () => {
  it('say how a day is staffed: short, filled, no shift; without a position they are not there', () => {
    expect(plannedStates(model, 0).map(({ kind, amount }) => [kind, amount])).toEqual([['short', 1], ['short', 1]]);
    expect(plannedStates(model, 1).map(({ kind }) => kind)).toEqual(['none', 'none']);
  });
  it('take the worst of those who should be there now', () => {
    expect(kinds([entry('post:1', 'on-post'), entry('post:1', 'vacant')], '08:00')[0]).toBe('vacant');
    expect(kinds([entry('post:1', 'on-post'), entry('post:1', 'no-signal')], '08:00')[0]).toBe('no-signal');
  });
  it('tell a shift nobody was planned for from one that has not begun and one that is over', () => {
    expect(kinds([], '08:00')).toEqual(['unstaffed', 'unstaffed']);
    expect(kinds([entry('post:1', 'not-due')], '05:00')).toEqual(['not-due', 'none']);
    expect(kinds([entry('post:1', 'completed')], '13:00')).toEqual(['completed', 'none']);
  });
  it('count minutes since the state began, and carry a word only when something is wrong', () => {
    expect(presentStates(model, [entry('post:1', 'vacant')], Date.parse(on(0, '06:42')))[0]?.amount).toBe(12);
    expect((['vacant', 'short', 'on-post', 'not-due', 'filled', 'none'] as const).map(isAbnormal)).toEqual([true, true, false, false, false, false]);
  });
});
