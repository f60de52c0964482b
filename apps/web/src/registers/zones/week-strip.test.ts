import { expect, it } from 'vitest';
import { civilDateOf, dayFactsOf, dayNumberOf } from '@wuding/domain';
import { weekStrip } from './week-strip';

it('draws a night market over midnight and a market ground on market days only', () => {
  const rules = { work: { coversFrom: '2024-01-01', coversTo: '2024-12-31', holidays: [], workedWeekends: [] }, markets: [{ market: '东市', anchorOn: '2024-05-08', periodDays: 5 }], terms: [] };
  const first = dayNumberOf('2024-05-05');
  const facts = Array.from({ length: 8 }, (_, i) => dayFactsOf(civilDateOf(first + i), rules));
  const allWeek = [0, 1, 2, 3, 4, 5, 6];
  const days = weekStrip({
    effectiveFromAt: Date.parse('2024-05-07T00:00:00+08:00'), effectiveToAt: null, market: null, bells: [], bellBeforeMinutes: 0, bellAfterMinutes: 0,
    hours: [{ weekdays: [1], days: 'every-day', fromMinute: 1080, toMinute: 1500, season: null }, { weekdays: allWeek, days: 'market-days', fromMinute: 390, toMinute: 960, season: null }],
  }, { monday: '2024-05-06', facts, timeZone: 'Asia/Shanghai' });
  const spans = days.map(({ on, stretches }) => [on.slice(8), ...stretches.map(({ fromMinute, toMinute }) => `${fromMinute}-${toMinute}`)]);
  expect(spans).toEqual([['06'], ['07', '1080-1440'], ['08', '0-60', '390-960'], ['09'], ['10'], ['11'], ['12']]);
});
