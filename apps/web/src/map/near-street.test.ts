import { expect, it } from 'vitest';
import { nearStreetFinder } from './near-street';

/** At 24.588° north a thousandth of a degree is 101.3 m to the east and 110.8 m to the north (WGS-84). */
const streets = [
  { name: '龙山大道', line: [[98.690, 24.588], [98.700, 24.588]] as const }, { name: '', line: [[98.695, 24.5885], [98.696, 24.5885]] as const },
  { name: '人民路', line: [[98.695, 24.588], [98.695, 24.592]] as const },
];
const near = nearStreetFinder(streets);

it('names a place by the nearest street that has a name, between its vertices too', () => {
  expect(near([98.6925, 24.5883])).toBe('龙山大道');
  expect(near([98.6953, 24.5905])).toBe('人民路');
  expect(near([98.6955, 24.5885])).toBe('人民路');
});

it('leaves a place without a name beyond a hundred metres, and where no street has one', () => {
  expect(near([98.6925, 24.5888])).toBe('龙山大道');
  expect(near([98.6925, 24.58892])).toBe('');
  expect(nearStreetFinder([])([98.69, 24.588])).toBe('');
});
