import { expect, test } from 'vitest';
import { testStore } from '../testing/store';
import { bureau } from './schema';

test('a migrated store is empty and takes a row', async () => {
  const store = await testStore();
  await store.db.insert(bureau).values({ name: '五定县', enforcementBodyName: '综合行政执法局', powerBasis: 'authorised' });
  expect(await store.db.select().from(bureau)).toHaveLength(1);
  const again = await testStore();
  expect(await again.db.select().from(bureau)).toEqual([]);
});
