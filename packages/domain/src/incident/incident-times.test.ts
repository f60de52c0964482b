import { expect, test } from 'vitest';
import { checkIncidentTimes } from './incident-times';

const nowAt = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;
const codeOf = (occurredAt: number, closedAt: number | null = null) => {
  const result = checkIncidentTimes({ occurredAt, closedAt }, nowAt);
  return result.ok ? 'accepted' : `${result.refusal.code} ${result.refusal.pointer}`;
};

test('an incident of this morning is plausible, open or closed, and may close at the instant it occurred', () => {
  expect([codeOf(nowAt - minute), codeOf(nowAt - minute, nowAt), codeOf(nowAt, nowAt)]).toEqual(['accepted', 'accepted', 'accepted']);
});
test('1970 and 2099 are broken clocks, not incidents', () => {
  expect(codeOf(0)).toBe('time-implausible /occurredAt');
  expect(codeOf(Date.UTC(2099, 0, 1))).toBe('time-implausible /occurredAt');
  expect(codeOf(nowAt, Date.UTC(2099, 0, 1))).toBe('time-implausible /closedAt');
});
test('a day ahead absorbs a mislabelled zone; a minute more does not pass', () => {
  expect(codeOf(nowAt + 24 * 60 * minute)).toBe('accepted');
  expect(codeOf(nowAt + 24 * 60 * minute + minute)).toBe('time-implausible /occurredAt');
});
test('nothing closes before it occurs', () => {
  expect(codeOf(nowAt, nowAt - minute)).toBe('window-ends-before-it-begins /closedAt');
});
