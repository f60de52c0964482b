import { expect, test } from 'vitest';
import { besideSeams, placeCallouts, type Callout } from './place-callouts';

const map = { width: 1000, height: 500, seams: [] as number[], rowSeams: [] as number[], guard: 24 };
const callout = (id: string, x: number, y: number, more: Partial<Callout> = {}): Callout => ({ id, x, y, glyph: 40, width: 200, height: 40, priority: 0, ...more });

test('words stand to the right, to the left at the right edge, and under or over where both sides are taken', () => {
  expect(placeCallouts([callout('a', 300, 200)], map).get('a')).toBe('right');
  expect(placeCallouts([callout('a', 950, 200)], map).get('a')).toBe('left');
  const crowded = [callout('a', 500, 200, { priority: 1 }), callout('right', 620, 200, { width: 0 }), callout('left', 380, 200, { width: 0 })];
  expect(placeCallouts(crowded, map).get('a')).toBe('below');
});
test('the graver chooses first, and words without room are left out', () => {
  const near = [callout('calm', 500, 200), callout('grave', 500, 210, { priority: 2 })];
  expect(placeCallouts(near, { ...map, width: 900 }).get('grave')).toBe('right');
  expect(placeCallouts([callout('a', 100, 20, { width: 2_000 })], map).has('a')).toBe(false);
});
test('words of what is not wrong keep off the names of the map; what is wrong is said there too', () => {
  const names = [[520, 180, 700, 220]] as const;
  expect(placeCallouts([callout('calm', 500, 200)], { ...map, names }).get('calm')).toBe('left');
  expect(placeCallouts([callout('grave', 500, 200, { priority: 2 })], { ...map, names }).get('grave')).toBe('right');
});
test('no words cross a seam, and no glyph stands in one', () => {
  const seamed = { ...map, seams: [500] };
  expect(placeCallouts([callout('a', 400, 200)], seamed).get('a')).toBe('left');
  expect(besideSeams({ x: 490, y: 200 }, 20, seamed)).toEqual({ x: 456, y: 200 });
  expect(besideSeams({ x: 505, y: 200 }, 20, seamed)).toEqual({ x: 544, y: 200 });
  expect(besideSeams({ x: 300, y: 200 }, 20, seamed)).toEqual({ x: 300, y: 200 });
});
test('nor a seam between tiles above one another: a glyph goes above or below it, its words beside it or away from it', () => {
  const seamed = { ...map, rowSeams: [250] };
  expect(besideSeams({ x: 300, y: 240 }, 20, seamed)).toEqual({ x: 300, y: 206 });
  expect(besideSeams({ x: 300, y: 260 }, 20, seamed)).toEqual({ x: 300, y: 294 });
  expect(placeCallouts([callout('a', 300, 206)], seamed).get('a')).toBe('right');
  // The words of a tall one reach into the seam on either side and below: only above is clear.
  expect(placeCallouts([callout('tall', 300, 206, { height: 60 })], seamed).get('tall')).toBe('above');
  expect(placeCallouts([callout('tall', 300, 294, { height: 60 })], seamed).get('tall')).toBe('below');
});
test('where seams cross, a glyph goes into the corner of the tile it is on', () => {
  const crossed = { ...map, seams: [500], rowSeams: [250] };
  expect(besideSeams({ x: 490, y: 260 }, 20, crossed)).toEqual({ x: 456, y: 294 });
  expect(placeCallouts([callout('a', 456, 294)], crossed).get('a')).toBe('left');
});
