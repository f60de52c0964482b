import { describe, expect, it } from 'vitest';
import { spansAroundBells } from './bell-spans';

const bell = (minute: number, weekdays = [0, 1, 2, 3, 4]) => ({ minute, label: '', weekdays, term: null });

describe('a post at a school gate', () => {
  it('stands twenty minutes before and after each bell, once where two bells of the same days are close', () => {
    expect(spansAroundBells([bell(1020), bell(450), bell(480), bell(470, [5])], '护学岗').map(({ startMinute, endMinute, weekdays, dayKind }) => [startMinute, endMinute, weekdays.length, dayKind]))
      .toEqual([[430, 500, 5, 'school-day'], [450, 490, 1, 'school-day'], [1000, 1040, 5, 'school-day']]);
    expect(spansAroundBells([], '护学岗')).toEqual([]);
  });
});
