import { expect, test } from 'vitest';
import { testStore } from '../testing/store';
import { fromGeoJson, latOf, nearestPointOn, pointAt } from './spatial';
import { rowsOf, sql } from './store';

test('degrees too small to square are the equator, not an error', async () => {
  const store = await testStore();
  const meridian = fromGeoJson({ type: 'LineString', coordinates: [[98.69, -1], [98.69, 5e-324], [98.69, 1]] });
  const [row] = await rowsOf<{ lat: number }>(store.db, sql`select ${latOf(nearestPointOn(meridian, pointAt(98.7, 5e-324)))} as lat`);
  expect(row?.lat).toBeCloseTo(0, 9);
});
