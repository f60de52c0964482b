import { describe, expect, it } from 'vitest';
import { dayOfIsoDate, instantOfCivil } from '../shared/civil-day';
import { letterMark, monthSheet, weekSheet, type SheetShift } from './roster-sheet';

const monday = dayOfIsoDate('2026-11-23') ?? 0;
const shift = (place: string, day: number, minutes: [number, number], names: string[], personCount = names.length): SheetShift => ({
  place: `post:${place}`, placeName: `${place}岗`, name: minutes[0] < 720 ? '早班' : '夜班', startAt: instantOfCivil(monday + day, minutes[0]), endAt: instantOfCivil(monday + day, minutes[1]), personCount,
  people: names.map((name) => ({ id: name.charCodeAt(0), name })),
});
const shifts = [
  shift('乙', 0, [420, 720], ['张', '李'], 3), shift('甲', 0, [420, 720], ['王']), shift('甲', 6, [1_320, 1_800], ['张']), shift('甲', 1, [420, 720], []), shift('甲', 7, [420, 720], ['外']), shift('甲', -1, [420, 720], ['外']),
];

describe('the sheet of a week', () => {
  it('has a line for each place and stretch, names in the cell of the day the shift begins on, and counts what nobody fills', () => {
    const sheet = weekSheet(shifts, monday);
    expect(sheet.days.map(({ on, weekday }) => `${on} ${weekday}`).at(-1)).toBe('2026-11-29 6');
    expect(sheet.rows.map(({ heading, detail, headingSpan, hours, cells }) => [heading, detail, headingSpan, hours, cells.map(({ lines, openCount }) => lines.join('') + (openCount > 0 ? `缺${openCount}` : '')).join('|')])).toEqual([
      ['乙岗', '早班 07:00–12:00', 1, 10, '张李缺1||||||'], ['甲岗', '早班 07:00–12:00', 2, 5, '王||||||'], ['甲岗', '夜班 22:00–30:00', 0, 8, '||||||张'],
    ]);
    expect(sheet.openCount).toBe(1);
  });
});

describe('the sheet of a month', () => {
  it('has a line for each person, idle ones too, with marks the legend explains and the hours of the month', () => {
    const people = ['张', '李', '王', '闲'].map((name) => ({ id: name.charCodeAt(0), code: `R${name}`, name }));
    const sheet = monthSheet(shifts, people, { firstDay: dayOfIsoDate('2026-11-01') ?? 0, dayCount: 30 });
    expect(sheet.legend).toEqual([{ mark: 'A', place: '乙岗', stretches: ['早班 07:00–12:00'] }, { mark: 'B', place: '甲岗', stretches: ['早班 07:00–12:00', '夜班 22:00–30:00'] }]);
    expect(sheet.rows.map(({ heading, hours, cells }) => [heading, hours, cells.flatMap(({ lines }, day) => lines.map((mark) => `${day + 1}${mark}`)).join(' ')])).toEqual([
      ['张', 13, '23A1 29B2'], ['李', 5, '23A1'], ['王', 5, '23B1'], ['闲', 0, ''],
    ]);
  });
  it('has marks for as many places as there are', () => {
    expect([0, 25, 26, 701, 702].map(letterMark)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
