import { expect, test } from 'vitest';
import { besideSeams, placeCallouts, type Callout } from './place-callouts';

const map = { width: 1000, height: 500, seams: [] as number[], guard: 24 };
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
  expect(placeCallouts([callout('a', 400, 200)], { ...map, seams: [500] }).get('a')).toBe('left');
  expect(besideSeams(490, 20, { seams: [500], guard: 24 })).toBe(456);
  expect(besideSeams(505, 20, { seams: [500], guard: 24 })).toBe(544);
  expect(besideSeams(300, 20, { seams: [500], guard: 24 })).toBe(300);
});
