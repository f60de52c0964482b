import { describe, expect, test } from 'vitest';
import { judgeRedrawDates } from './redraw';

const nowAt = Date.UTC(2026, 4, 1), march = Date.UTC(2026, 2, 1);
const codeOf = (effectiveFromAt: number, currentFromAt: number | null | undefined = null) => {
  const verdict = judgeRedrawDates({ effectiveFromAt, currentFromAt, nowAt });
  return verdict.ok ? 'accepted' : verdict.refusal.code;
};

describe('a redrawn boundary', () => {
  test('may begin now, and back-dated as long as it begins after the one it follows', () => {
    expect(codeOf(nowAt)).toBe('accepted');
    expect(codeOf(march + 1, march)).toBe('accepted');
    expect(codeOf(march)).toBe('accepted');
    expect(codeOf(march, undefined)).toBe('accepted');
  });
  test('may not begin when or before the boundary it follows began: that would rewrite history', () => {
    expect(codeOf(march, march)).toBe('redraw-not-later');
    expect(codeOf(march - 1, march)).toBe('redraw-not-later');
  });
  test('begins neither in the future nor before records are kept', () => {
    expect(codeOf(nowAt + 1)).toBe('time-implausible');
    expect(codeOf(Date.UTC(1999, 11, 31))).toBe('time-implausible');
  });
});
