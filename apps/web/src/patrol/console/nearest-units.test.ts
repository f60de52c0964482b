import { expect, test } from 'vitest';
import type { LiveUnitView } from '@wuding/contract';
import { nearestUnits } from './nearest-units';

const unit = (deviceId: number, position: [number, number] | null): LiveUnitView => ({ deviceId, position }) as LiveUnitView;

test('units near a place come by distance, at most so many; one whose position nobody knows is not near', () => {
  const near = nearestUnits([unit(1, [98.7, 24.6]), unit(2, null), unit(3, [98.69, 24.589]), unit(4, [98.691, 24.588])], [98.69, 24.588], 2);
  expect(near.map(({ unit: { deviceId } }) => deviceId)).toEqual([4, 3]);
  // A thousandth of a degree: 111.2 m to the north; 101.3 m to the east at 24.588° (WGS-84 sphere of 6,371 km within half a percent).
  expect(near[1]!.metres / 111.2).toBeCloseTo(1, 1);
  expect(near[0]!.metres / 101.3).toBeCloseTo(1, 1);
});
