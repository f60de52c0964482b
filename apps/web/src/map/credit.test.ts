import { describe, expect, it } from 'vitest';
import { creditOf } from './credit';
import { aDataset } from './testing';

describe('creditOf', () => {
  it('says of invented data that it is invented', () => {
    expect(creditOf(aDataset(), 'zh-CN')).toBe('模拟数据 · 底图：自制模拟县城');
    expect(creditOf(aDataset(), 'en')).toBe('Simulated data · Base map: invented county');
  });
  it('credits no base map where there is none', () => {
    expect(creditOf(aDataset({ provenance: 'real', basemap: null }), 'en')).toBe('Real data');
  });
});
