import { expect, test } from 'vitest';
import { districtStateOf, worstDutyState } from './district-state';

test('a post shows the worst of its people, and nothing where nobody stands', () => {
  expect(worstDutyState(['on-post', 'late'])).toBe('late');
  expect(worstDutyState(['late', 'vacant', 'on-post'])).toBe('vacant');
  expect(worstDutyState([])).toBeNull();
});
test('a district alarms for a vacant post, wants attention for a late or left one, and is calm for posts not due or without news', () => {
  expect(districtStateOf(['on-post', 'vacant', 'late'])).toBe('alarm');
  expect(districtStateOf(['on-post', 'away'])).toBe('attention');
  expect(districtStateOf(['no-signal', 'not-due', null])).toBe('calm');
  expect(districtStateOf(['on-post'], ['notice', 'warning'])).toBe('attention');
  expect(districtStateOf([], ['urgent'])).toBe('alarm');
  expect(districtStateOf(['on-post'], ['notice'])).toBe('calm');
});
