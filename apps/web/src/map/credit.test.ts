import { describe, expect, it } from 'vitest';
import { creditOf } from './credit';
import { aDataset } from './testing';

describe('creditOf', () => {
  it('says of invented data that it is invented', () => {
    expect(creditOf(aDataset(), 'zh-CN')).toBe('演示县 · 模拟数据 · 底图：自制模拟县城，非真实地物');
    expect(creditOf(aDataset(), 'en')).toBe('演示县 · Simulated data · Base map: invented county, no real place');
  });
  it('credits no base map where there is none', () => {
    expect(creditOf(aDataset({ name: 'Boston', provenance: 'real', basemap: null }), 'en')).toBe('Boston · Real data');
  });
});
