import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshIntent } from '../stores/view-intent';
import { filterChips, runsOf, type ChipWords } from './filter-chips';

const words: ChipWords = {
  range: (from, to) => `${from ?? ''}…${to ?? ''}`, category: (key) => key, code: (code) => code, district: (id) => `片区 ${id}`,
  weekdays: (list) => `周 ${list.join()}`, hours: (list) => `${list.join()} 时`, status: (status) => status,
};

describe('filter chips', () => {
  it('are none without filters', () => expect(filterChips(freshIntent(), words)).toEqual([]));

  it('removing them one after another leaves no filter', () => {
    const intent = { ...freshIntent(), from: '2026-11-01', to: null, categories: ['noise', 'dust'], codes: ['05-01'], districts: [0, 3], weekdays: [4], hours: [17, 18], statuses: ['open' as const] };
    expect(filterChips(intent, words).map((chip) => chip.label)).toEqual(['2026-11-01…', 'noise', 'dust', '05-01', '片区 0', '片区 3', '周 4', '17,18 时', 'open']);
    for (let chip = filterChips(intent, words)[0]; chip !== undefined; chip = filterChips(intent, words)[0]) Object.assign(intent, chip.removal);
    expect(intent).toEqual(freshIntent());
  });
});

describe('runs', () => {
  it('join neighbours', () => expect(runsOf([6, 7, 8, 17])).toEqual([[6, 8], [17, 17]]));
  it('hold exactly the numbers', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(23)).map((list) => list.sort((a, b) => a - b)), (numbers) => {
      const spread = runsOf(numbers).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
      return JSON.stringify(spread) === JSON.stringify(numbers);
    }));
  });
});
