import { describe, expect, it } from 'vitest';
import { formatDay, formatDayRange, formatMinute } from './instant';
import { formatCount, formatSquareKilometres, splitDistance } from './quantity';

describe('figures', () => {
  it('keep enough digits to tell small districts apart', () => {
    expect(formatSquareKilometres(42_000, 'zh-CN')).toBe('0.042');
    expect(formatSquareKilometres(420_000, 'zh-CN')).toBe('0.42');
    expect(formatSquareKilometres(12_340_000, 'en')).toBe('12.3');
  });
  it('group thousands', () => expect(formatCount(1_234_567, 'zh-CN')).toBe('1,234,567'));
  it('change from metres to kilometres where rounding would show 1000 metres', () => {
    expect(splitDistance(12.4)).toEqual({ figure: '12', unit: 'metres' });
    expect(splitDistance(999.6)).toEqual({ figure: '1.0', unit: 'kilometres' });
  });
});

describe('dates', () => {
  it('stand on the clock of the dataset, not of the browser', () => {
    expect(formatMinute('2015-07-01T02:30:00Z', 'America/New_York')).toBe('2015-06-30 22:30');
    expect(formatMinute('2015-07-01T02:30:00Z', 'Asia/Shanghai')).toBe('2015-07-01 10:30');
    expect(formatMinute('rubbish', 'Asia/Shanghai')).toBe('');
  });
  it('are short in the current year and carry the year otherwise', () => {
    expect(formatDay('2026-10-22', 'zh-CN')).toBe('10月22日');
    expect(formatDayRange('2026-10-22', '2026-11-20', 'zh-CN', '2026')).toBe('10月22日 – 11月20日');
    expect(formatDayRange('2015-10-22', '2015-11-20', 'zh-CN', '2026')).toBe('2015年10月22日 – 11月20日');
    expect(formatDayRange('2025-10-22', '2026-11-20', 'zh-CN', '2026')).toBe('2025年10月22日 – 2026年11月20日');
    expect(formatDayRange('2025-10-22', '2026-11-20', 'en', '2026')).toBe('22 Oct 2025 – 20 Nov 2026');
    expect(formatDayRange('2015-10-22', '2015-11-20', 'en', '2026')).toBe('22 Oct – 20 Nov 2015');
    expect(formatDayRange('2026-11-20', '2026-11-20', 'zh-CN', '2026')).toBe('11月20日');
  });
});
