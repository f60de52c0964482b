import { describe, expect, it } from 'vitest';
import { matchControls, type BaselinePasses, type ClassedSpot } from './match-controls';

/** So many passes of each spot, of which so many met one vendor, in one hour. */
function passesOf(blocks: readonly (readonly [spot: number, passes: number, met: number])[]): BaselinePasses {
  const rows = blocks.flatMap(([spot, passes, met]) => Array.from({ length: passes }, (_, at) => ({ spot, met: at < met ? 1 : 0 })));
  return { spot: rows.map(({ spot }) => spot), met: rows.map(({ met }) => met), stratum: rows.map(() => 0) };
}
const spots = (ids: readonly number[], kind = 'main'): ClassedSpot[] => ids.map((id) => ({ id, kind }));
const enough = { most: 10, fewestPasses: 10 };

describe('controls matched to a post', () => {
  it('are as far as their passes and the class of their street lie from the post, where all meet as many', () => {
    const matched = matchControls(passesOf([[1, 40, 10], [2, 80, 20], [3, 40, 10], [4, 20, 5], [5, 40, 10]]), { target: spots([1]), candidates: [...spots([2, 4, 5]), ...spots([3], 'alley')] }, enough);
    // Logarithms of 80, 40, 20 and 40 passes lie ln 2, 0, ln 2 and 0 from the post; their standard deviation is ln 2 / √2.
    expect(matched).toEqual([{ id: 5, unlikeness: 0 }, { id: 3, unlikeness: 1 }, { id: 2, unlikeness: expect.closeTo(Math.SQRT2, 9) }, { id: 4, unlikeness: expect.closeTo(Math.SQRT2, 9) }]);
  });

  it('are busy places for a busy post and quiet ones for a quiet one', () => {
    const passes = passesOf([[1, 100, 60], [2, 100, 6], [11, 100, 62], [12, 100, 55], [13, 100, 8], [14, 100, 4]]), candidates = spots([11, 12, 13, 14]);
    const of = (id: number): number[] => matchControls(passes, { target: spots([id]), candidates }, { most: 2, fewestPasses: 10 }).map((one) => one.id).sort();
    expect([of(1), of(2)]).toEqual([[11, 12], [13, 14]]);
  });

  it('compare hours with the same hours: a place passed at quiet hours is not a quiet place', () => {
    // Mornings meet 0.1 a pass and evenings 0.7 everywhere but at spot 3, which is as empty in the evening as others in the morning.
    const rows = [[1, 0, 100, 10], [2, 1, 100, 70], [3, 1, 100, 10], [4, 0, 100, 10], [5, 1, 100, 70]].flatMap(([spot, stratum, passes, met]) =>
      Array.from({ length: passes! }, (_, at) => ({ spot: spot!, stratum: stratum!, met: at < met! ? 1 : 0 })));
    const passes = { spot: rows.map((row) => row.spot), met: rows.map((row) => row.met), stratum: rows.map((row) => row.stratum) };
    const matched = matchControls(passes, { target: spots([1]), candidates: spots([2, 3, 4, 5]) }, enough).map(({ id }) => id);
    expect(matched[0]).toBe(4);
    expect(matched.at(-1)).toBe(3);
  });

  it('are none of those hardly passed, and none at all where the post was never passed', () => {
    const passes = passesOf([[1, 40, 10], [2, 9, 3], [3, 12, 3]]);
    expect(matchControls(passes, { target: spots([1]), candidates: spots([2, 3, 4]) }, enough).map(({ id }) => id)).toEqual([3]);
    expect(matchControls(passes, { target: spots([9]), candidates: spots([2, 3]) }, enough)).toEqual([]);
    expect(matchControls(passesOf([]), { target: spots([1]), candidates: spots([2]) }, enough)).toEqual([]);
  });
});
