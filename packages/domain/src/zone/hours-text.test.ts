import { expect, test } from 'vitest';
import { parseZoneHours, zoneHoursText } from './hours-text';

test('hours survive being written to a file and read again', () => {
  const text = 'every-day 18:00-25:00; market-days 06:00-15:00; every-day/5,6,7 18:30-24:30 @04-01..10-31';
  const hours = parseZoneHours(text);
  expect(hours).toEqual([
    { days: 'every-day', weekdays: [0, 1, 2, 3, 4, 5, 6], fromMinute: 1080, toMinute: 1500, season: null },
    { days: 'market-days', weekdays: [0, 1, 2, 3, 4, 5, 6], fromMinute: 360, toMinute: 900, season: null },
    { days: 'every-day', weekdays: [4, 5, 6], fromMinute: 1110, toMinute: 1470, season: { from: '04-01', to: '10-31' } },
  ]);
  expect(zoneHoursText(hours ?? [])).toBe(text);
});
test('hours may be told in Chinese, and none is no hours', () => {
  expect(zoneHoursText(parseZoneHours('赶集日 6:30-16:00；工作日/1,3 08:00-12:00') ?? [])).toBe('market-days 06:30-16:00; workdays/1,3 08:00-12:00');
  expect(parseZoneHours(' ')).toEqual([]);
});
test.each(['18:00-25:00', 'sometimes 08:00-12:00', 'every-day 12:00-08:00', 'every-day 08:00-12:75', 'every-day/8 08:00-12:00', 'every-day 08:00-12:00 @02-30..03-01'])('"%s" is not hours', (text) => {
  expect(parseZoneHours(text)).toBe(null);
});
