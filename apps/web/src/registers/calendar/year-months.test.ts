import { expect, it } from 'vitest';
import { civilDateOf, dayFactsOf, dayNumberOf } from '@wuding/domain';
import { countDays, monthsOf } from './year-months';

const rules = { work: { coversFrom: '2024-01-01', coversTo: '2024-11-30', holidays: [{ name: '劳动节', from: '2024-05-01', to: '2024-05-05' }], workedWeekends: ['2024-05-11'] }, markets: [{ market: '东市', anchorOn: '2024-01-01', periodDays: 5 }], terms: [] };
const first = dayNumberOf('2024-01-01');
const days = Array.from({ length: 366 }, (_, i) => dayFactsOf(civilDateOf(first + i), rules)).map((day) => ({ ...day, markets: [...day.markets], rainMillimetres: null, isOutage: null }));

it('lays a leap year out in weeks that begin on Monday', () => {
  const months = monthsOf(days);
  expect(months.map(({ weeks }) => weeks.flat().filter((day) => day !== null).length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  expect(months.every(({ weeks }) => weeks.every((week) => week.length === 7))).toBe(true);
  expect(months[1]?.weeks[0]?.map((day) => day?.on.slice(8) ?? '')).toEqual(['', '', '', '01', '02', '03', '04']);
});
it('counts the days of each sort', () => {
  // 2024 has 262 weekdays, 22 of them in December, which is not covered; 1 to 3 May are off and 11 May is worked.
  expect(countDays(days)).toEqual({ work: 262 - 22 - 3 + 1, worked: 1, market: 74, school: 0, unknown: 31 });
});
