import { expect, test } from 'vitest';
import { nameBoxes } from './name-boxes';
import type { Box } from './place-callouts';

const district = { id: 7, x: 500, y: 300, width: 120, height: 60 };
/** A map that has written the name into a box. */
const written = ([left, top, right, bottom]: Box, id = 7) => (x: number, y: number) => (x > left && x < right && y > top && y < bottom ? id : null);

test.each<[string, Box]>([
  ['above its point', [440, 230, 560, 290]], ['above and to the right', [500, 230, 620, 290]], ['above and to the left', [380, 230, 500, 290]],
  ['to its right', [510, 270, 630, 330]], ['to its left', [370, 270, 490, 330]], ['below', [440, 310, 560, 370]],
])('a name written %s is found there, to within the gap', (_, box) => {
  const [found] = nameBoxes([district], written(box), 10);
  found!.forEach((side, index) => { expect(Math.abs(side - box[index]!)).toBeLessThanOrEqual(10); });
});
test('a name the map found no room for takes none, nor does another district’s', () => {
  expect(nameBoxes([district], () => null, 10)).toEqual([]);
  expect(nameBoxes([district], written([440, 230, 560, 290], 8), 10)).toEqual([]);
});
