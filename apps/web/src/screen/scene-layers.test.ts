import { scenesOf } from '@wuding/catalog';
import { expect, test } from 'vitest';
import { sceneLayers } from './scene-layers';

test('a scene that names a layer this build does not have says which, and draws the others', () => {
  expect(sceneLayers({ layers: ['streets', 'nowhere', 'districts'] })).toEqual({ shown: ['streets', 'districts'], missing: ['nowhere'] });
  expect(scenesOf([{ id: 1, name: '东卡' }]).flatMap((scene) => sceneLayers(scene).missing)).toEqual([]);
});
