import { expect, it } from 'vitest';
import { previousEqualWeekdays } from './previous-window';
import { openZone } from './zone';

const shanghai = openZone('Asia/Shanghai');
const local = (text: string) => Date.parse(`${text}T00:00:00+08:00`);

it('moves thirty days back by five weeks, so that Mondays meet Mondays', () => {
  expect(previousEqualWeekdays({ fromAt: local('2026-04-01'), toAt: local('2026-05-01') }, shanghai))
    .toEqual({ fromAt: local('2026-02-25'), toAt: local('2026-03-27') });
});
it('moves exactly four weeks back by exactly four weeks', () => {
  expect(previousEqualWeekdays({ fromAt: local('2026-04-06'), toAt: local('2026-05-04') }, shanghai).toAt).toBe(local('2026-04-06'));
});
it('keeps midnight midnight where the clocks changed in between', () => {
  const newYork = openZone('America/New_York');
  // 2024-03-10 the clocks went from UTC−5 to UTC−4.
  expect(previousEqualWeekdays({ fromAt: Date.parse('2024-03-11T04:00:00Z'), toAt: Date.parse('2024-03-18T04:00:00Z') }, newYork))
    .toEqual({ fromAt: Date.parse('2024-03-04T05:00:00Z'), toAt: Date.parse('2024-03-11T04:00:00Z') });
});
