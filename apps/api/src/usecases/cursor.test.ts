import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor';

test('a cursor gives back the key it was made from, under its own sort', () => {
  const cursor = encodeCursor('-name', ['农贸市场', 4]);
  expect(decodeCursor(cursor, '-name', ['text', 'integer'])).toEqual({ ok: true, value: ['农贸市场', 4] });
});
test('no cursor means the first page', () => {
  expect(decodeCursor(undefined, 'name', ['text', 'integer'])).toEqual({ ok: true, value: null });
});
test.each([
  ['another sort', encodeCursor('name', ['a', 1])],
  ['a key of other types', encodeCursor('-name', [1, 'a'])],
  ['a short key', encodeCursor('-name', ['a'])],
  ['a number JSON cannot hold', Buffer.from('["-name","a",1e999]').toString('base64url')],
  ['a number no id can have', encodeCursor('-name', ['a', 2 ** 31])],
  ['a fraction for an id', encodeCursor('-name', ['a', 1.5])],
  ['text no store can hold', encodeCursor('-name', ['a\0', 1])],
  ['something that is no JSON', 'x'],
  ['SQL', "' or 1=1 --"],
  ['an object', Buffer.from('{"a":1}').toString('base64url')],
])('a cursor holding %s is refused', (_what, cursor) => {
  expect(decodeCursor(cursor, '-name', ['text', 'integer'])).toEqual({ ok: false, refusal: { code: 'cursor-invalid', pointer: '/cursor' } });
});
