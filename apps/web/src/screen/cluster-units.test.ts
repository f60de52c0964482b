import { expect, test } from 'vitest';
import { clusterUnits, type UnitMark } from './cluster-units';

const unit = (id: number, x: number, facts: Partial<UnitMark> = {}): UnitMark => ({ id, x, y: 100, label: `第${id}组`, state: 'still', ...facts });

test('units whose shapes would lie on each other are one with a count, called by the one that moves', () => {
  expect(clusterUnits([unit(1, 100), unit(2, 110), unit(3, 115, { state: 'moving' }), unit(4, 400)], [], 26)).toEqual([
    { id: 'unit:3', x: 115, y: 100, count: 3, label: '第3组', moreLabels: 2, isMoving: true }, { id: 'unit:4', x: 400, y: 100, count: 1, label: '第4组', moreLabels: 0, isMoving: false },
  ]);
});
test('two devices of one team are that team once', () => {
  expect(clusterUnits([unit(1, 100, { label: '早步3组' }), unit(2, 108, { label: '早步3组' })], [], 26)).toMatchObject([{ count: 2, label: '早步3组', moreLabels: 0 }]);
});
test('who stands at a post is its crew and not drawn again; who passes it, or is silent, is as before', () => {
  const posts = [{ x: 100, y: 100, glyph: 32 }];
  expect(clusterUnits([unit(1, 105), unit(2, 105, { state: 'moving' }), unit(3, 300, { state: 'silent' })], posts, 26).map(({ id }) => id)).toEqual(['unit:2']);
});
