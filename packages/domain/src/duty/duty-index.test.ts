import { describe, expect, it } from 'vitest';
import { dayOfIsoDate, instantOfCivil } from '../shared/civil-day';
import type { DutyAssignment, DutyFacts, DutyPerson, DutyShift } from './duty-facts';
import { DutyIndex } from './duty-index';
import { findReplacements } from './find-replacements';

/** Instants of November 2026: the 23rd is a Monday. */
const on = (date: number, hour: number, minute = 0): number => instantOfCivil(dayOfIsoDate('2026-11-01')! + date - 1, hour * 60 + minute);
const always = { fromAt: 0, toAt: on(30, 0) * 2 };
const person = (id: number, extra: Partial<DutyPerson> = {}): DutyPerson => ({ id, kind: 'auxiliary', certificates: [], leave: [], schemes: [], leftAt: null, ...extra });
const shift = (id: number, startAt: number, endAt: number, extra: Partial<DutyShift> = {}): DutyShift =>
  ({ id, place: 'post:1', startAt, endAt, personCount: 5, certifiedCount: 0, position: null, reliefPersonId: null, districtId: 1, ...extra });
const put = (shiftId: number, personId = 1, vehicleId: number | null = null): DutyAssignment => ({ shiftId, personId, vehicleId });
const facts = (extra: Partial<DutyFacts>): DutyFacts => ({ people: [person(1), person(2)], vehicles: [], shifts: [], assignments: [], metresBetween: ([a], [b]) => Math.abs(a - b), ...extra });
const rules = (index: DutyIndex, candidate: DutyAssignment): string[] => index.judge(candidate).map(({ rule }) => rule);

describe('two duties of one person', () => {
  const shifts = [shift(1, on(23, 8), on(23, 12)), shift(2, on(23, 12), on(23, 16)), shift(3, on(23, 11, 59), on(23, 13)), shift(4, on(24, 2, 59), on(24, 6)), shift(5, on(24, 3), on(24, 6))];
  const index = new DutyIndex(facts({ shifts, assignments: [put(1)] }));
  it('may follow one another though each asks for arriving early, because net duty time counts', () => expect(rules(index, put(2))).toEqual([]));
  it('may not share a minute', () => expect(index.judge(put(3))).toMatchObject([{ rule: 'overlap', kind: 'hard', data: { otherShiftId: 1, minutes: 1 } }]));
  it('need eleven hours between duty days: 14 h 59 are rest enough, six are not', () => {
    expect(rules(index, put(4))).toEqual([]);
    const evening = new DutyIndex(facts({ shifts: [shift(1, on(23, 18), on(23, 22)), shift(2, on(24, 8, 59), on(24, 10)), shift(3, on(24, 9), on(24, 10))], assignments: [put(1)] }));
    expect(evening.judge(put(2))).toMatchObject([{ rule: 'short-rest', kind: 'soft', data: { minutes: 659 } }]);
    expect(rules(evening, put(3))).toEqual([]);
  });
  it('need time for the way: 1,500 m × 1.3 at 75 m a minute are 26 minutes on foot and 7 by vehicle', () => {
    const far = new DutyIndex(facts({
      vehicles: [{ id: 9, away: [] }], assignments: [put(1)],
      shifts: [shift(1, on(23, 8), on(23, 10), { position: [0, 0] }), shift(2, on(23, 10, 25), on(23, 12), { place: 'post:2', position: [1_500, 0] }), shift(3, on(23, 10, 26), on(23, 12), { place: 'post:2', position: [1_500, 0] })],
    }));
    expect(far.judge(put(2))).toMatchObject([{ rule: 'travel-time', kind: 'soft', data: { minutes: 25, neededMinutes: 26, metres: 1_500 } }]);
    expect(rules(far, put(3))).toEqual([]);
    expect(rules(far, put(2, 1, 9))).toEqual([]);
  });
});

describe('who may stand there', () => {
  const until = (toAt: number) => [{ fromAt: 0, toAt }];
  const pair = (id: number, extra: Partial<DutyShift> = {}) => shift(id, on(25, 8), on(25, 12), { certifiedCount: 2, personCount: 2, ...extra });
  it('nobody on leave, not even for the last minute of it, and nobody who has left', () => {
    const index = new DutyIndex(facts({ people: [person(1, { leave: [{ fromAt: on(25, 11, 59), toAt: on(26, 0) }] }), person(2, { leftAt: on(25, 10) })], shifts: [shift(1, on(25, 8), on(25, 12)), shift(2, on(25, 7), on(25, 10))] }));
    expect(rules(index, put(1))).toEqual(['on-leave']);
    expect(rules(index, put(2))).toEqual([]);
    expect(rules(index, put(1, 2))).toEqual(['person-left']);
    expect(rules(index, put(2, 2))).toEqual([]);
  });
  it('at a penalty post only who holds a certificate through the whole shift: it may expire mid-week', () => {
    const people = [person(1), person(2, { certificates: until(on(25, 10)) }), person(3, { certificates: [always] }), person(4, { certificates: [always] }), person(5, { certificates: until(on(25, 12)) })];
    const index = new DutyIndex(facts({ people, shifts: [pair(1)] }));
    expect(rules(index, put(1, 1))).toEqual(['certificate-missing']);
    expect(index.judge(put(1, 2))).toMatchObject([{ rule: 'certificate-expired', data: { expiredAt: on(25, 10) } }]);
    expect(rules(index, put(1, 5))).toEqual([]);
  });
  it('beside the certified ones as many others as the post has places for them', () => {
    const index = new DutyIndex(facts({ people: [person(1), person(2), person(3, { certificates: [always] })], shifts: [pair(1, { personCount: 2, certifiedCount: 1 })], assignments: [put(1, 1)] }));
    expect(rules(index, put(1, 2))).toEqual(['certificate-missing']);
    expect(rules(index, put(1, 3))).toEqual([]);
  });
  it('no more than fit', () => {
    const index = new DutyIndex(facts({ shifts: [shift(1, on(25, 8), on(25, 9), { personCount: 1 })], assignments: [put(1, 1)] }));
    expect(rules(index, put(1, 2))).toEqual(['post-full']);
    expect(rules(index, put(1, 1))).toEqual([]);
  });
  it('three penalty teams at once with six certificates, two while one of the six is on leave', () => {
    const six = Array.from({ length: 6 }, (_, i) => person(i + 1, { certificates: [always], leave: i === 5 ? [{ fromAt: on(25, 10), toAt: on(26, 0) }] : [] }));
    const shifts = [pair(1), pair(2, { place: 'post:2' }), shift(3, on(25, 6), on(25, 10), { place: 'post:3', certifiedCount: 2, personCount: 2 }), pair(4, { place: 'post:4' })];
    const index = new DutyIndex(facts({ people: six, shifts, assignments: [put(1, 1), put(2, 2)] }));
    expect(rules(index, put(3, 3))).toEqual([]);
    expect(index.judge(put(4, 3))).toMatchObject([{ rule: 'penalty-teams', data: { at: on(25, 10), teamCount: 3, certifiedCount: 5, possibleCount: 2 } }]);
    index.assign(put(3, 3));
    expect(index.judge(put(4, 4))).toMatchObject([{ rule: 'penalty-teams', data: { at: on(25, 8), teamCount: 4, certifiedCount: 6, possibleCount: 3 } }]);
  });
  it('with a vehicle that is neither elsewhere nor in the workshop; sharing one at the same post is fine', () => {
    const index = new DutyIndex(facts({
      people: [person(1), person(2), person(3)], vehicles: [{ id: 9, away: [{ fromAt: on(26, 0), toAt: on(27, 0) }] }], assignments: [put(1, 1, 9)],
      shifts: [shift(1, on(25, 8), on(25, 12)), shift(2, on(25, 11), on(25, 13), { place: 'post:2' }), shift(3, on(26, 8), on(26, 9))],
    }));
    expect(rules(index, put(1, 2, 9))).toEqual([]);
    expect(rules(index, put(2, 2, 9))).toEqual(['vehicle-taken']);
    expect(rules(index, put(3, 2, 9))).toEqual(['vehicle-away']);
    expect(rules(index, put(3, 2, 8))).toEqual(['vehicle-away']);
  });
});

describe('the hours of one person', () => {
  const days = (dates: readonly number[], from: number, to: number) => dates.map((date) => shift(date, on(date, from), on(date, to)));
  const scheme = person(1, { schemes: [always] });
  it('eleven a day and not a minute more, unless a 综合工时 scheme is approved', () => {
    const shifts = [shift(1, on(23, 7), on(23, 17)), shift(2, on(23, 18), on(23, 19)), shift(3, on(23, 18), on(23, 19, 1))];
    const index = new DutyIndex(facts({ shifts, assignments: [put(1)] }));
    expect(rules(index, put(2))).toEqual([]);
    expect(index.judge(put(3))).toMatchObject([{ rule: 'overtime-day', data: { minutes: 181, limit: 180 } }]);
    expect(rules(new DutyIndex(facts({ people: [scheme], shifts, assignments: [put(1)] })), put(3))).toEqual([]);
  });
  it('36 hours of overtime a month: twelve days of eleven hours, and then not half an hour beyond eight', () => {
    const twelve = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17];
    // Five days of eleven hours: 40 h are not passed by more than the daily three, because only eight of each count towards them.
    const shifts = [...days(twelve, 8, 19), shift(90, on(18, 8), on(18, 16)), shift(91, on(18, 8), on(18, 16, 30))];
    const index = new DutyIndex(facts({ shifts, assignments: twelve.map((date) => put(date)) }));
    expect(rules(index, put(90))).toEqual([]);
    expect(index.judge(put(91))).toMatchObject([{ rule: 'overtime-month', data: { minutes: 2_190, limit: 2_160, month: '2026-11' } }]);
    expect(rules(new DutyIndex(facts({ people: [scheme], shifts, assignments: twelve.map((date) => put(date)) })), put(91))).toEqual([]);
  });
  it('a sixth day of eight hours is eight hours of overtime, and falls into the month it lies in', () => {
    // Weeks from 26 October, 2, 9, 16 and 23 November: the Saturdays 31 October and 7, 14, 21 and 28 November.
    const dates = [-5, -4, -3, -2, -1, 0, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27];
    const shifts = [...days(dates, 8, 16).map((one, i) => ({ ...one, id: i + 1 })), shift(90, on(28, 8), on(28, 12)), shift(91, on(28, 8), on(28, 13))];
    const index = new DutyIndex(facts({ shifts, assignments: dates.map((_, i) => put(i + 1)) }));
    // 7, 14, 21 November: 24 h; four more on the 28th make 28 of 36.
    expect(rules(index, put(91))).toEqual([]);
    const longer = new DutyIndex(facts({ shifts: [...shifts, shift(92, on(29, 8), on(29, 12))].map((one) => (one.id === 90 ? { ...one, endAt: on(28, 19) } : one)), assignments: [...dates.map((_, i) => put(i + 1)), put(90)] }));
    // The 28th as eleven hours: 8 + 3 of overtime, 35 in all; the Sunday would be the 39th, and the seventh day.
    expect(rules(longer, put(90))).toEqual([]);
    expect(rules(longer, put(92))).toEqual(['overtime-month', 'no-rest-day']);
  });
  it('one day a week free, Monday to Sunday', () => {
    const index = new DutyIndex(facts({ shifts: days([21, 22, 23, 24, 25, 26, 27, 28, 29, 30], 8, 10), assignments: [21, 22, 23, 24, 25, 26, 27, 28].map((date) => put(date)) }));
    expect(rules(index, put(29))).toEqual(['no-rest-day']);
    expect(rules(index, put(30))).toEqual([]);
  });
  it('a third night in a row needs a reason, also as the one between two others', () => {
    const nights = days([2, 3, 4, 6], 22, 30);
    const index = new DutyIndex(facts({ people: [scheme], shifts: nights, assignments: [put(2), put(4)] }));
    expect(index.judge(put(3))).toMatchObject([{ rule: 'night-in-a-row', kind: 'soft', data: { nights: 3 } }]);
    expect(rules(index, put(6))).toEqual([]);
    const late = new DutyIndex(facts({ people: [scheme], shifts: days([2, 3, 4], 18, 23.9).map((one) => ({ ...one, endAt: one.startAt + 5.9 * 3_600_000 })), assignments: [put(2), put(3)] }));
    expect(rules(late, put(4))).toEqual([]);
  });
});

describe('who could stand there then', () => {
  it('names the relief first, then the least loaded, never somebody a hard rule forbids; the roster stays as it was', () => {
    const shifts = [shift(1, on(25, 8), on(25, 12), { personCount: 1, reliefPersonId: 4 }), shift(2, on(23, 8), on(23, 16)), shift(3, on(25, 9), on(25, 10), { place: 'post:2' })];
    const people = [person(1), person(2), person(3), person(4), person(5, { certificates: [always] }), person(6, { leave: [always] })];
    const index = new DutyIndex(facts({ people, shifts, assignments: [put(1, 1), put(2, 2), put(2, 4), put(3, 6)] }));
    const found = findReplacements(index, shifts[0]!, 1);
    expect(found.map(({ personId }) => personId)).toEqual([4, 3, 2, 5]);
    expect(found[0]?.reasons).toContain('named-relief');
    expect(found[3]?.reasons).toContain('certificate-wasted');
    expect(index.entriesOfShift(1).map(({ assignment }) => assignment.personId)).toEqual([1]);
    expect(findReplacements(index, shifts[0]!, null)).toEqual([]);
  });
});
