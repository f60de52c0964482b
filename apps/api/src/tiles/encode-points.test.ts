import { expect, it } from 'vitest';
import { readTile } from '../testing/read-tile';
import { encodePoints, type TilePoints } from './encode-points';
import { encodeTile } from './encode-tile';

const words = { codes: ['05-01', '流动摊贩', ''], statuses: ['open', 'closed', 'withdrawn'] };

/** Points with the largest and smallest values a column can hold among them. */
function somePoints(count: number): TilePoints {
  const extremes = [0, 1, 127, 128, 0x7fffffff, 0x80000000, 0xffffffff];
  const column = (value: (index: number) => number): Uint32Array => Uint32Array.from({ length: count }, (_, index) => value(index));
  return {
    count, x: Int32Array.from({ length: count }, (_, index) => (index * 7919) % 4288 - 96), y: Int32Array.from({ length: count }, (_, index) => 4192 - ((index * 104_729) % 4288)),
    id: column((index) => extremes[index] ?? index * 3), code: column((index) => index % 3), status: column((index) => (index >> 2) % 3),
    at: column((index) => extremes[index % 20] ?? 1_700_000_000 + (index % 1_000)), pile: column((index) => (index % 5 === 0 ? 2 + (index % 300) : 1)),
  };
}

it.each([0, 1, 7, 20_000])('%d points say the same as from the general encoder', (count) => {
  const points = somePoints(count);
  const general = encodeTile([{ name: 'incidents', features: Array.from({ length: count }, (_, index) => ({
    id: points.id[index]!, kind: 'point' as const, parts: [[[points.x[index]!, points.y[index]!]]],
    properties: {
      id: points.id[index]!, code: words.codes[points.code[index]!]!, status: words.statuses[points.status[index]!]!, at: points.at[index]!,
      ...(points.pile[index]! > 1 && { count: points.pile[index]! }),
    },
  })) }]);
  expect(readTile(encodePoints('incidents', points, words), 'incidents')).toEqual(readTile(general, 'incidents'));
});
