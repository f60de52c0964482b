import { expect, it } from 'vitest';
import { changeRatio, findingOf } from './comparison-words';

const side = (count: number) => ({ count, areaSquareMetres: 1, perSquareKilometre: count, perThousandResidents: null });
const periods = { earlier: { from: '2025-04-01T00:00:00Z', to: '2025-05-01T00:00:00Z' }, later: { from: '2026-04-01T00:00:00Z', to: '2026-05-01T00:00:00Z' } };
const finding = (named: [number, number], ground: [number, number], changedAt = '2026-01-01T00:00:00Z') =>
  findingOf({ ...periods, boundaryChanges: [{ at: changedAt, areaSquareMetres: 1 }], asNamed: { earlier: side(named[0]), later: side(named[1]) }, onGround: { earlier: side(ground[0]), later: side(ground[1]) } });

it('tells a doubling by name that is none on the ground', () => {
  expect(finding([4, 8], [8, 8])).toEqual({ key: 'explained', named: 1, ground: 0 });
});
it('blames no redraw that did not happen between the two', () => {
  expect(finding([27, 20], [27, 25], '2026-06-01T00:00:00Z').key).toBe('unchanged');
  expect(finding([27, 20], [27, 25], '2025-04-01T00:00:00Z').key).toBe('unchanged');
});
it('says when both ways agree, and when there is nothing to compare with', () => {
  expect(finding([100, 80], [100, 81]).key).toBe('same');
  expect(finding([0, 8], [8, 8]).key).toBe('nothing');
  expect(changeRatio(0, 5)).toBeNull();
});
