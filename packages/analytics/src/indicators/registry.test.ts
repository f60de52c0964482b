import { describe, expect, it } from 'vitest';
import { derivedChecks } from './derived-checks';
import { evaluateIndicator } from './evaluate';
import { findIndicator, indicators } from './registry';

const known = { isCodeKnown: true, anyCount: 100, dayCount: 0, denominatorCount: null };

describe('the registry', () => {
  it('has each indicator once, defined in both languages, and the figures of the document that are records here', () => {
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
    for (const { label, definition, source } of indicators) for (const text of [label.zh, label.en, definition.zh, definition.en, source]) expect(text).not.toBe('');
    expect(['act-01', 'act-02', 'act-03', 'act-04', 'act-05', 'act-06', 'act-08', 'cmp-01', 'cmp-02'].filter((id) => findIndicator(id) === undefined)).toEqual([]);
  });
  it('never turns fines into a figure', () => {
    // 行政处罚法 art. 74: fines are not tied to evaluation.
    for (const { label, definition } of indicators) expect(label.zh + definition.zh).not.toMatch(/罚款|罚没/);
  });
});

describe('evaluating', () => {
  it('withholds a share of too few, and divides only by what there is', () => {
    const closure = findIndicator('cmp-02')!;
    expect(evaluateIndicator(closure, { ...known, numeratorCount: 16, denominatorCount: 16 })).toEqual({ value: 100, numerator: 16, denominator: 16, n: 16, suppressed: null });
    expect(evaluateIndicator(closure, { ...known, numeratorCount: 4, denominatorCount: 4 })).toMatchObject({ value: null, suppressed: 'sample-too-small' });
    expect(evaluateIndicator(closure, { ...known, numeratorCount: 0, denominatorCount: 0 })).toMatchObject({ value: null, suppressed: 'sample-too-small' });
  });
  it('gives 8543 in a year as 23.4 a day', () => {
    expect(evaluateIndicator(findIndicator('act-02-per-day')!, { ...known, numeratorCount: 8543, dayCount: 365 }).value).toBeCloseTo(23.405, 3);
  });
  it('knows nothing where nobody recorded or the codes are foreign', () => {
    const count = findIndicator('act-01')!;
    expect(evaluateIndicator(count, { ...known, numeratorCount: 0 })).toMatchObject({ value: 0, suppressed: null });
    expect(evaluateIndicator(count, { ...known, numeratorCount: 0, anyCount: 0 })).toMatchObject({ value: null, suppressed: 'no-records' });
    expect(evaluateIndicator(count, { ...known, numeratorCount: 0, isCodeKnown: false })).toMatchObject({ value: null, suppressed: 'codes-missing' });
  });
});

describe('derived checks', () => {
  it('come out as one does them by hand from the document', () => {
    const document: Record<string, number> = {
      'org-03': 13, 'org-04': 9, 'org-05': 39, 'per-01': 13, 'per-02': 11, 'per-03': 122, 'per-04': 8, 'per-05': 21, 'enf-01': 60, 'enf-02': 7, 'act-02': 8543, 'trn-01': 29, 'trn-02': 1100, 'trn-03': 6,
    };
    const results = Object.fromEntries(derivedChecks.map(({ id, operands, compute }) => [id, Number(compute(operands.map((operand) => document[operand]!)).toFixed(2))]));
    expect(results).toEqual({
      'chk-vacancy': 4, 'chk-staff': 48, 'chk-auxiliaries-per-staff': 4.33, 'chk-uncertified': 3, 'chk-penalty-pairs': 3, 'chk-filings': 146, 'chk-approvals': 29,
      'chk-window': 175, 'chk-notices': 0.7, 'chk-cases': 0.08, 'chk-per-auxiliary': 219.05, 'chk-attendance': 37.93,
    });
  });
});
