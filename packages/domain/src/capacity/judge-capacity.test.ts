import { describe, expect, it } from 'vitest';
import { dayOfIsoDate, instantOfCivil } from '../shared/civil-day';
import { judgeCapacity, type CapacityDemand } from './judge-capacity';

const monday = dayOfIsoDate('2026-11-23')!;
const weekAt = instantOfCivil(monday, 0);
const always = { fromAt: 0, toAt: weekAt * 2 };
const people = (count: number, certifiedCount: number) => Array.from({ length: count }, (_, i) =>
  ({ id: i + 1, kind: 'auxiliary' as const, certificates: i < certifiedCount ? [always] : [], leave: [], schemes: [], leftAt: null }));
const shift = (id: number, day: number, from: number, to: number, extra: Partial<CapacityDemand['shifts'][number]> = {}) => ({
  id, place: `post:${id}`, startAt: instantOfCivil(monday + day, from * 60), endAt: instantOfCivil(monday + day, to * 60), personCount: 2, certifiedCount: 0,
  position: null, reliefPersonId: null, districtId: 1, needsVehicle: false, ...extra,
});
const judge = (extra: Partial<CapacityDemand>) => judgeCapacity({ weekAt, shifts: [], people: people(4, 2), vehicles: [], expectedIncidents: () => null, ...extra });

describe('what a week asks against what can lawfully be given', () => {
  it('nine staff and thirty-nine auxiliaries have 1,920 hours, less the days of leave', () => {
    expect(judge({ people: people(48, 6) }).lawfulPersonHours).toBe(48 * 40);
    const away = people(48, 6).map((one) => (one.id > 2 ? one : { ...one, leave: [{ fromAt: weekAt, toAt: instantOfCivil(monday + 4, 0) }] }));
    expect(judge({ people: away }).lawfulPersonHours).toBe(46 * 40 + 2 * 24);
  });
  it('heads: of three posts of two at once four people man the two that hold most', () => {
    const found = judge({ shifts: [shift(1, 0, 8, 10), shift(2, 0, 8, 10), shift(3, 0, 8, 10)], expectedIncidents: (place) => ({ 'post:1': 0.5, 'post:2': 0.1, 'post:3': 0.7 })[place] ?? null });
    expect(found.unstaffed.map(({ place, limit, expectedIncidents }) => [place, limit, expectedIncidents])).toEqual([['post:2', 'people', 0.1], ['post:2', 'people', 0.1]]);
    expect(found.expectedIncidents).toBeCloseTo(0.2, 12);
    expect([found.askedPersonHours, found.staffedPersonHours]).toEqual([12, 8]);
    expect(found.hours[8]).toEqual({ hourOfWeek: 8, asked: { people: 6, certified: 0, vehicles: 0 }, available: { people: 4, certified: 2, vehicles: 0 }, staffedPeople: 4 });
  });
  it('certificates: six of them make three penalty teams at once, whatever the heads', () => {
    const teams = Array.from({ length: 4 }, (_, i) => shift(i + 1, 1, 9, 10, { certifiedCount: 2 }));
    expect(judge({ people: people(48, 6), shifts: teams }).unstaffed.map(({ limit }) => limit)).toEqual(['certificates']);
    expect(judge({ people: people(48, 5), shifts: teams }).unstaffed.map(({ limit }) => limit)).toEqual(['certificates', 'certificates']);
  });
  it('vehicles: two of them carry two mobile pairs', () => {
    const vehicles = [{ id: 1, away: [] }, { id: 2, away: [{ fromAt: instantOfCivil(monday, 8 * 60 + 15), toAt: instantOfCivil(monday, 9 * 60) }] }];
    const pairs = [0, 1, 2].flatMap((i) => [shift(i * 2 + 1, 0, 8, 9, { needsVehicle: true, personCount: 1 }), shift(i * 2 + 2, 0, 10, 11, { needsVehicle: true, personCount: 1 })]);
    expect(judge({ shifts: pairs, vehicles }).unstaffed.map(({ limit }) => limit)).toEqual(['vehicles', 'vehicles', 'vehicles']);
  });
  it('hours: four people have 160 of them and no more, night and day', () => {
    const around = Array.from({ length: 7 }, (_, day) => shift(day + 1, day, 0, 24));
    const found = judge({ shifts: around });
    expect([found.askedPersonHours, found.staffedPersonHours]).toEqual([336, 160]);
    expect(new Set(found.unstaffed.map(({ limit }) => limit))).toEqual(new Set(['hours']));
  });
  it('half an hour of a post is half an hour of its incidents; what nobody knows counts as unknown', () => {
    const half = [{ ...shift(1, 0, 8, 9), endAt: instantOfCivil(monday, 8 * 60 + 30), personCount: 5 }, shift(2, 0, 8, 9, { personCount: 5 })];
    const found = judge({ shifts: half, expectedIncidents: (place) => (place === 'post:1' ? 1 : null) });
    expect(found.unstaffed.map(({ place, expectedIncidents }) => [place, expectedIncidents])).toEqual([['post:1', 0.5], ['post:2', null]]);
  });
});
