import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { patternDays, type PatternSpan } from './post';
import { parsePattern, patternText, weekdaysText } from './pattern-text';

const everyDay = [0, 1, 2, 3, 4, 5, 6];

describe('a weekly pattern as a file carries it', () => {
  it('reads as people write it', () => {
    expect(parsePattern('早班 周一至周五 07:00-12:00；夜班 周五、周六 22:00 - 30:00')).toEqual([
      { name: '早班', weekdays: [0, 1, 2, 3, 4], dayKind: 'any', startMinute: 420, endMinute: 720 },
      { name: '夜班', weekdays: [4, 5], dayKind: 'any', startMinute: 1_320, endMinute: 1_800 },
    ]);
    expect(parsePattern('赶集班 每天 赶集日 6:00-15:00')).toEqual([{ name: '赶集班', weekdays: everyDay, dayKind: 'market-day', startMinute: 360, endMinute: 900 }]);
    expect(parsePattern('护学 上学日 07:10-08:00')).toEqual([{ name: '护学', weekdays: everyDay, dayKind: 'school-day', startMinute: 430, endMinute: 480 }]);
    expect(parsePattern('08:00-12:00')).toEqual([{ name: '班', weekdays: everyDay, dayKind: 'any', startMinute: 480, endMinute: 720 }]);
    expect(parsePattern(' ')).toEqual([]);
  });
  it.each(['早班', '早班 12:00-08:00', '早班 08:00-08:00', '早班 08:61-09:00', '早班 24:00-25:00', '夜班 20:00-45:00', '早班 周五至周一 08:00-09:00 外'])('is not read from %s', (text) => {
    expect(parsePattern(text)).toBeNull();
  });
  it('names days in as few words as it can', () => {
    expect([everyDay, [0, 1, 2, 3, 4], [5, 6], [0, 2], [6]].map(weekdaysText)).toEqual(['每天', '周一至周五', '周六、周日', '周一、周三', '周日']);
  });
  it('comes back as it went', () => {
    const span: fc.Arbitrary<PatternSpan> = fc.record({
      name: fc.constantFrom('早班', '中班', '夜班', 'A1'), weekdays: fc.subarray(everyDay, { minLength: 1 }), dayKind: fc.constantFrom(...patternDays),
      startMinute: fc.integer({ min: 0, max: 1439 }), length: fc.integer({ min: 1, max: 1440 }),
    }).map(({ length, ...rest }) => ({ ...rest, endMinute: rest.startMinute + length }));
    fc.assert(fc.property(fc.array(span, { maxLength: 4 }), (spans) => { expect(parsePattern(patternText(spans))).toEqual(spans); }));
  });
});
