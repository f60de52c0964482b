import { describe, expect, it } from 'vitest';
import { bulkPlan, chosenMarks } from './bulk-plan';
import { withReasons } from './with-reasons';
import { aDuty, aModel, aPerson, aShift, on } from './testing';

describe('marks chosen together', () => {
  it('are duties and open shifts; each open shift once', () => {
    expect(chosenMarks(new Set(['1/7', 'gap 2,3', 'gap 3', 'leave 2']))).toEqual({ duties: [{ shiftId: 1, personId: 7 }], gaps: [2, 3] });
  });
});

describe('one person over many shifts', () => {
  it('takes as many as the law allows, earliest first: the seventh day has no rest day left', () => {
    const model = aModel({ people: [aPerson(1)], shifts: [6, 5, 4, 3, 2, 1, 0].map((day) => aShift(day + 1, day)) });
    const plan = bulkPlan(model, 1, [7, 1, 2, 3, 4, 5, 6]);
    expect(plan.changes.map(({ shiftId }) => shiftId)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(plan.leftOut.map(({ rule }) => rule)).toEqual(['no-rest-day']);
    expect(model.index.entriesOfPerson(1)).toEqual([]);
  });
  it('leaves out leave and shifts the person is on already', () => {
    const model = aModel({ people: [aPerson(1, { leave: [{ from: on(1, '00:00'), to: on(2, '00:00') }] })], shifts: [aShift(1, 0, { personCount: 2 }), aShift(2, 1), aShift(3, 2)], assignments: [aDuty(1, 1)] });
    const plan = bulkPlan(model, 1, [1, 2, 3]);
    expect([plan.changes.map(({ shiftId }) => shiftId), plan.leftOut.map(({ rule }) => rule)]).toEqual([[3], ['on-leave']]);
    expect(model.index.entryOf(1, 1)).not.toBeNull();
  });
  it('takes one vehicle along where a duty needs one and none is there', () => {
    const model = aModel({ people: [aPerson(1)], shifts: [aShift(1, 0, { needsVehicle: true })], vehicles: [{ id: 5, plate: 'A', name: '', away: [{ from: on(0, '00:00'), to: on(1, '00:00') }] }, { id: 6, plate: 'B', name: '', away: [] }] });
    expect(bulkPlan(model, 1, [1]).changes).toEqual([{ op: 'assign', shiftId: 1, personId: 1, vehicleId: 6, reasons: [] }]);
  });
  it('carries one reason to each soft rule it overrules, and none to the rest', () => {
    const model = aModel({ people: [aPerson(1)], shifts: [aShift(1, 0, { from: '16:00', to: '22:30' }), aShift(2, 1, { from: '06:30', to: '09:00' }), aShift(3, 4)] });
    const { changes, findings } = bulkPlan(model, 1, [1, 2, 3]);
    expect(withReasons(changes, findings, '市集缺人').map((change) => (change.op === 'assign' ? change.reasons : []))).toEqual([[], [{ rule: 'short-rest', reason: '市集缺人' }], []]);
  });
});
