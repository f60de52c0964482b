import { describe, expect, it } from 'vitest';
import { bandOf, placeLetters, shiftLetters } from './shift-face';

describe('the letters of a mark', () => {
  it('leave out 班, and what does not fit', () => {
    expect(['早班', '上学', '晚班次', '午间高峰', '班', 'Morning'].map(shiftLetters)).toEqual(['早', '上学', '晚', '午间', '班', 'Morn']);
  });
  it('leave out the district, 机动 and 岗, and cut to a beginning rather than to half a word', () => {
    expect(placeLetters('农贸市场北门岗', '农贸市场', 4)).toBe('北门');
    expect(placeLetters('农贸北门岗', '农贸市场', 4)).toBe('北门');
    expect(placeLetters('机动一组', null, 3)).toBe('一组');
    expect(placeLetters('实验小学岗', '学校片区', 4)).toBe('实验小学');
    expect(placeLetters('实验小学岗', '学校片区', 3)).toBe('实验');
    expect(placeLetters('岗', null, 3)).toBe('岗');
    expect(placeLetters('North gate', null, 3)).toBe('North ');
  });
});

describe('the face of a shift', () => {
  it('goes by the hour its net duty begins on the clock of the bureau', () => {
    const at = (clock: string): number => Date.parse(`2026-11-23T${clock}:00+08:00`);
    expect(['06:30', '09:59', '10:00', '15:59', '16:00', '23:30', '00:10'].map((clock) => bandOf(at(clock)))).toEqual(['early', 'early', 'middle', 'middle', 'late', 'late', 'early']);
  });
});
