import { describe, expect, it } from 'vitest';
import { RequestFailure } from '../api/problem';
import { readClash } from './version-clash';
import { aDuty, aRoster, aShift, on } from './testing';

const base = aRoster({ shifts: [aShift(1, 0), aShift(2, 1), aShift(9, 0, { isOfWeek: false, startAt: on(-7, '06:30') })], assignments: [aDuty(1, 1), aDuty(2, 2), aDuty(9, 9)] });
const refused = (code: 'version-conflict' | 'roster-conflict', data: Record<string, unknown>): RequestFailure => new RequestFailure(code, 409, { data });

describe('two people on one week', () => {
  it('are shown what each did, and the shifts both touched', () => {
    const clash = readClash(refused('version-conflict', { currentVersion: 5, changedBy: 'leader-school', changedAt: on(2, '09:00'), assignments: [aDuty(1, 3), aDuty(2, 2)] }), {
      base, changes: [{ op: 'assign', shiftId: 1, personId: 4, vehicleId: null, reasons: [] }, { op: 'unassign', shiftId: 2, personId: 2 }],
    });
    expect(clash?.theirs).toEqual([{ op: 'unassign', shiftId: 1, personId: 1 }, { op: 'assign', shiftId: 1, personId: 3 }]);
    expect(clash?.mine.map(({ op, shiftId }) => `${op} ${shiftId}`)).toEqual(['assign 1', 'unassign 2']);
    expect([...(clash?.bothTouched ?? [])]).toEqual([1]);
    expect(clash).toMatchObject({ currentVersion: 5, changedBy: 'leader-school' });
  });
  it('is no clash when the rules refused, and one without lines when the server names none', () => {
    expect(readClash(refused('roster-conflict', {}), { base, changes: [] })).toBeNull();
    expect(readClash(refused('version-conflict', {}), { base, changes: [] })).toMatchObject({ theirs: [], changedBy: null });
  });
});
