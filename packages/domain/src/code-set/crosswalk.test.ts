import { describe, expect, test } from 'vitest';
import { checkCrosswalk, diffCrosswalk, type CrosswalkEntry } from './crosswalk';

const entry = (change: Partial<CrosswalkEntry> = {}): CrosswalkEntry =>
  ({ from: 'graffiti', to: '02-01', category: null, relation: 'exact', effectiveFrom: null, effectiveTo: null, note: '', ...change });
const names = { from: new Set(['graffiti', 'trash']), to: new Set(['02-01', '01-02']), categories: new Set(['smallAds']) };
const refusalOf = (entries: CrosswalkEntry[]) => {
  const result = checkCrosswalk(entries, names);
  return result.ok ? null : [result.refusal.code, result.refusal.pointer];
};

describe('a crosswalk', () => {
  test('maps codes to codes and to report categories', () => {
    expect(refusalOf([entry(), entry({ to: '01-02' }), entry({ to: null, category: 'smallAds', relation: 'narrower' }), entry({ from: 'trash' })])).toBeNull();
  });
  test('is refused with the line at fault', () => {
    expect(refusalOf([entry(), entry({ from: 'noise' })])).toEqual(['unknown-event-code', '/entries/1/from']);
    expect(refusalOf([entry({ to: '09-09' })])).toEqual(['unknown-event-code', '/entries/0/to']);
    expect(refusalOf([entry({ to: null, category: 'other' })])).toEqual(['unknown-report-category', '/entries/0/category']);
    expect(refusalOf([entry({ to: null })])).toEqual(['mapping-target-unclear', '/entries/0/to']);
    expect(refusalOf([entry({ category: 'smallAds' })])).toEqual(['mapping-target-unclear', '/entries/0/to']);
    expect(refusalOf([entry({ effectiveFrom: '2026-02-01', effectiveTo: '2026-02-01' })])).toEqual(['window-ends-before-it-begins', '/entries/0/effectiveTo']);
  });
  test('may say one pair twice only for days that do not meet', () => {
    const until = entry({ effectiveTo: '2026-01-01' });
    expect(refusalOf([until, entry({ effectiveFrom: '2026-01-01', relation: 'broader' })])).toBeNull();
    expect(refusalOf([until, entry({ effectiveFrom: '2025-12-31' })])).toEqual(['mapping-repeated', '/entries/1/from']);
    expect(refusalOf([entry(), entry({ relation: 'related' })])).toEqual(['mapping-repeated', '/entries/1/from']);
  });
  test('differs from another by the lines only one of them has', () => {
    const kept = entry(), changed = entry({ from: 'trash' });
    expect(diffCrosswalk([kept, changed], [kept, { ...changed, relation: 'related' }])).toEqual({ added: [{ ...changed, relation: 'related' }], removed: [changed] });
    expect(diffCrosswalk([kept], [kept])).toEqual({ added: [], removed: [] });
  });
});
