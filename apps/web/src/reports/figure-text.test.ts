import { describe, expect, it } from 'vitest';
import { figureText } from './figure-text';

describe('a figure in print', () => {
  it('has its unit and its 余', () => {
    expect(figureText(8543, { unit: 'times', qualifier: 'gte' }, 'zh-CN')).toEqual({ figure: '8,543', unit: '余次' });
    expect(figureText(95, { unit: 'places', qualifier: 'exact' }, 'zh-CN')).toEqual({ figure: '95', unit: '处' });
    expect(figureText(8543, { unit: 'times', qualifier: 'gte' }, 'en')).toEqual({ figure: '≥ 8,543', unit: 'times' });
  });
  it('has at most two decimals', () => {
    expect(figureText(8543 / 365, { unit: 'times-per-day', qualifier: 'exact' }, 'zh-CN')).toEqual({ figure: '23.41', unit: '次/日' });
    expect(figureText(7 / 85.43, { unit: 'percent', qualifier: 'exact' }, 'zh-CN').figure).toBe('0.08');
  });
});
