import { expect, it } from 'vitest';
import { countsByMonth } from './by-month';

it('adds days up by civil month, across a leap day and a turn of the year', () => {
  const counts = Array.from({ length: 31 + 29 + 1 }, () => 1);
  expect(countsByMonth({ from: '2024-01-01', counts }, { first: '2023-12', last: '2024-03' }))
    .toEqual([{ month: '2023-12', count: 0 }, { month: '2024-01', count: 31 }, { month: '2024-02', count: 29 }, { month: '2024-03', count: 1 }]);
});
it('leaves out what lies outside the months asked for, and answers zeros where nothing was recorded', () => {
  expect(countsByMonth({ from: '2024-01-31', counts: [5, 7] }, { first: '2024-02', last: '2024-02' })).toEqual([{ month: '2024-02', count: 7 }]);
  expect(countsByMonth({ from: null, counts: [] }, { first: '2024-02', last: '2024-03' })).toEqual([{ month: '2024-02', count: 0 }, { month: '2024-03', count: 0 }]);
});
