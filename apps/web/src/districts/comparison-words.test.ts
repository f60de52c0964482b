import { expect, it } from 'vitest';
import { changeRatio, findingOf } from './comparison-words';

const side = (count: number) => ({ count, areaSquareMetres: 1, perSquareKilometre: count, perThousandResidents: null });
const finding = (named: [number, number], ground: [number, number]) =>
  findingOf({ asNamed: { earlier: side(named[0]), later: side(named[1]) }, onGround: { earlier: side(ground[0]), later: side(ground[1]) } });

it('tells a doubling by name that is none on the ground', () => {
  expect(finding([4, 8], [8, 8])).toEqual({ key: 'explained', named: 1, ground: 0 });
});
it('says when both ways agree, and when there is nothing to compare with', () => {
  expect(finding([100, 80], [100, 81]).key).toBe('same');
  expect(finding([0, 8], [8, 8]).key).toBe('nothing');
  expect(changeRatio(0, 5)).toBeNull();
});
