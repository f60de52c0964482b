import { describe, expect, it } from 'vitest';
import { hourClass, tightestHour, unstaffedGroups, type Capacity } from './hour-judgement';

const hour = (asked: number, available: number, hourOfWeek = 0): Capacity['hours'][number] => ({ hourOfWeek, asked: { people: asked, certified: 0, vehicles: 0 }, available: { people: available, certified: 0, vehicles: 0 }, staffedPeople: 0 });
const gone = (place: string, limit: Capacity['unstaffed'][number]['limit'], expectedIncidents: number | null): Capacity['unstaffed'][number] => ({ shiftId: 1, place, placeName: place, startAt: '2026-11-23T00:00:00.000Z', limit, expectedIncidents });

describe('an hour of the week', () => {
  it('is classed by the share of what is there; nothing asked and more than there is stand apart', () => {
    expect([[0, 10], [1, 10], [2, 10], [3, 10], [10, 10], [11, 10], [1, 0], [0, 0]].map(([asked, there]) => hourClass(hour(asked!, there!), 'people'))).toEqual([0, 1, 1, 2, 5, 6, 6, 0]);
  });
  it('that is tightest opens first; of equal ones the earliest, of an empty week none', () => {
    expect(tightestHour([hour(1, 10, 0), hour(8, 10, 1), hour(4, 5, 2)])).toBe(1);
    expect(tightestHour([hour(0, 10, 0)])).toBeNull();
  });
});

describe('hours that cannot be staffed', () => {
  it('are gathered by place and cause, the dearest first, unknown ones last and never as zero', () => {
    const groups = unstaffedGroups({ unstaffed: [gone('a', 'people', null), gone('b', 'people', 0.2), gone('b', 'people', 0.3), gone('b', 'certificates', 0.1), gone('c', 'people', 0)] });
    expect(groups.map(({ place, limit, hours, expectedIncidents }) => [place, limit, hours.length, expectedIncidents])).toEqual([['b', 'people', 2, 0.5], ['b', 'certificates', 1, 0.1], ['c', 'people', 1, 0], ['a', 'people', 1, null]]);
  });
});
