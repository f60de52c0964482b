import { describe, expect, it } from 'vitest';
import { dayCapacity } from './day-capacity';
import { personLoads } from './person-load';
import { aDuty, aModel, aPerson, aShift, on } from './testing';

describe('what a day uses', () => {
  it('counts people, certificates and vehicles against those there, and open places of the whole week', () => {
    const forever = { from: on(-900, '00:00'), to: on(900, '00:00') };
    const model = aModel({
      people: [
        aPerson(1, { certificates: [forever] }), aPerson(2), aPerson(3, { leave: [{ from: on(0, '00:00'), to: on(1, '00:00') }], certificates: [forever] }),
        aPerson(4, { certificates: [{ from: on(-900, '00:00'), to: on(-1, '00:00') }] }), aPerson(5, { leftAt: on(-2, '00:00') }),
      ],
      vehicles: [{ id: 1, plate: 'A', name: '', away: [] }, { id: 2, plate: 'B', name: '', away: [{ from: on(0, '00:00'), to: on(1, '00:00') }] }],
      shifts: [aShift(1, 0, { personCount: 2, needsVehicle: true }), aShift(2, 1, { personCount: 3 })], assignments: [{ ...aDuty(1, 1), vehicleId: 1 }],
    });
    expect(dayCapacity(model, personLoads(model), 0)).toEqual({
      people: { used: 1, there: 3 }, certified: { used: 1, there: 1 }, vehicles: { used: 1, there: 1 }, slots: { open: 4, asked: 5 }, free: 2, freeCertified: 0,
    });
    expect(dayCapacity(model, personLoads(model), 1)).toMatchObject({ people: { used: 0, there: 4 }, certified: { used: 0, there: 2 }, vehicles: { used: 0, there: 2 } });
  });
});
