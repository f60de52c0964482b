import { describe, expect, it } from 'vitest';
import { matchFigure } from './published-figure';

describe('a published figure held against the rows', () => {
  it.each([
    [95, 'exact', 95, 'agrees'], [95, 'exact', 96, 'differs'], [8543, 'gte', 8543, 'agrees'], [8543, 'gte', 8600, 'agrees'],
    [8543, 'gte', 8542, 'differs'], [8543, 'gte', 0, 'differs'], [29, 'exact', null, 'no-record'], [null, 'exact', 5, 'no-record'],
  ] as const)('%s %s against %s: %s', (value, qualifier, computed, match) => {
    expect(matchFigure({ value, qualifier }, computed)).toBe(match);
  });
  it('that does not exist stays unchecked', () => {
    expect(matchFigure(null, 12)).toBe('no-record');
  });
});
