import { describe, expect, it } from 'vitest';
import { byFreedom, hoursText, personLoads } from './person-load';
import { aDuty, aModel, aPerson, aPlace, aShift, on } from './testing';

describe('what a person carries', () => {
  const model = aModel({
    places: [aPlace('post:1'), aPlace('post:2', { districtName: '凯龙城', districtId: 2 })],
    people: [aPerson(1), aPerson(2, { leave: [{ from: on(0, '12:00'), to: on(2, '00:00') }] }), aPerson(3, { leave: [{ from: on(0, '00:00'), to: on(7, '00:00') }] }), aPerson(4, { leftAt: on(-3, '00:00') })],
    shifts: [
      aShift(1, 0), aShift(2, 1, { place: 'post:2', from: '16:00', to: '23:30' }), aShift(3, 2, { place: 'post:2', from: '22:00', startAt: on(2, '22:00'), endAt: on(3, '02:00') }),
      aShift(9, 0, { isOfWeek: false, startAt: on(-14, '06:00'), endAt: on(-14, '12:00') }), aShift(10, 0, { isOfWeek: false, startAt: on(-30, '06:00'), endAt: on(-30, '12:00') }),
    ],
    assignments: [1, 2, 3, 9, 10].map((shiftId) => aDuty(shiftId, 1)),
  });
  const [a, b, c, d] = personLoads(model);
  it('adds up the week and the month: 6 + 7.5 + 4 h, and 6 h more in November; October does not count', () => {
    expect([a?.weekMinutes, a?.monthMinutes].map((minutes) => hoursText(minutes!))).toEqual(['17.5', '23.5']);
    expect([...(a?.dutyDays ?? [])].sort()).toEqual([0, 1, 2]);
    expect(a?.home).toBe('凯龙城');
  });
  it('counts a night only with two hours after 22:00: 23:30 is none, 02:00 is one', () => {
    expect(a?.nightCount).toBe(1);
  });
  it('knows the days touched by leave, and who has left', () => {
    expect([...(b?.leaveDays ?? [])]).toEqual([0, 1]);
    expect(c?.leaveDays.size).toBe(7);
    expect([a?.hasLeft, d?.hasLeft]).toEqual([false, true]);
  });
  it('puts those with room first and whoever is away all week last', () => {
    expect([a!, b!, c!].toSorted(byFreedom).map(({ person }) => person.id)).toEqual([2, 1, 3]);
  });
});
