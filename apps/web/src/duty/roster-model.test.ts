import { describe, expect, it } from 'vitest';
import { withAnswer, withChanges } from './roster-model';
import { aDuty, aModel, aPerson, aPlace, aRoster, aShift, on } from './testing';

describe('a week as the page works with it', () => {
  it('says what is open, in the order of the hours, and leaves other weeks to the rules', () => {
    const model = aModel({
      people: [aPerson(1), aPerson(2)], assignments: [aDuty(1, 1)],
      shifts: [aShift(2, 1), aShift(1, 0, { personCount: 2 }), aShift(9, 0, { isOfWeek: false, startAt: '2026-11-16T00:00:00.000Z', endAt: '2026-11-16T04:00:00.000Z' })],
    });
    expect(model.shifts.map(({ id, day, gapCount, hours }) => [id, day, gapCount, hours])).toEqual([[1, 0, 1, '06:30–12:30'], [2, 1, 1, '06:30–12:30']]);
    expect(model.index.shifts.has(9)).toBe(true);
  });
  it('judges what is planned by the rules: here two posts at once', () => {
    const model = aModel({ people: [aPerson(1)], shifts: [aShift(1, 0), aShift(2, 0, { place: 'post:2', from: '12:00', to: '14:00' })], places: [aPlace('post:1'), aPlace('post:2')], assignments: [aDuty(1, 1), aDuty(2, 1)] });
    expect(model.findings.get('1/1')?.map(({ rule, data }) => [rule, data['minutes']])).toEqual([['overlap', 30]]);
    expect(model.findings.get('2/1')?.[0]?.kind).toBe('hard');
  });
  it('lets a leader change the own districts only', () => {
    const places = [aPlace('post:1', { districtId: 1 }), aPlace('post:2', { districtId: 2 }), aPlace('post:3', { districtId: null })];
    const shifts = ['post:1', 'post:2', 'post:3'].map((place, i) => aShift(i + 1, 0, { place }));
    expect(aModel({ places, shifts, editableDistrictIds: [2] }).shifts.map(({ isEditable }) => isEditable)).toEqual([false, true, false]);
    expect(aModel({ places, shifts, editableDistrictIds: null }).shifts.every(({ isEditable }) => isEditable)).toBe(true);
  });
});

describe('a change', () => {
  const before = aRoster({ shifts: [aShift(1, 0), aShift(2, 1), aShift(9, 0, { isOfWeek: false, startAt: on(-7, '06:30') })], assignments: [aDuty(1, 1), aDuty(9, 3)] });
  it('is shown at once: taken off here, put on there, a vehicle replaced', () => {
    const after = withChanges(before, [{ op: 'unassign', shiftId: 1, personId: 1 }, { op: 'assign', shiftId: 2, personId: 1, vehicleId: 7, reasons: [] }]);
    expect(after.assignments).toEqual([aDuty(9, 3), { ...aDuty(2, 1), vehicleId: 7 }]);
    expect(withChanges(before, [{ op: 'assign', shiftId: 1, personId: 1, vehicleId: 7, reasons: [] }]).assignments).toHaveLength(2);
  });
  it('is replaced by what the server answers for the week; other weeks stay', () => {
    const after = withAnswer(before, { version: 4, assignments: [aDuty(2, 5)], undoCount: 1, redoCount: 0, isChanged: false });
    expect(after).toMatchObject({ version: 4, undoCount: 1, isChanged: false, assignments: [aDuty(9, 3), aDuty(2, 5)] });
  });
});
