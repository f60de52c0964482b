import { expect, it } from 'vitest';
import { streetEnds } from './street-ends';

/** A high street of two segments with a market road in its middle and an alley at its east end. */
const streets = [{ id: 1, name: '凯龙路' }, { id: 2, name: '凯龙路' }, { id: 3, name: '市场路' }, { id: 4, name: '' }];
const lines = new Map<number, [number, number][]>([
  [1, [[98.69, 24.58], [98.691, 24.5801], [98.692, 24.58]]], [2, [[98.692, 24.58], [98.694, 24.58]]],
  [3, [[98.692, 24.58], [98.692, 24.583]]], [4, [[98.694, 24.58], [98.694, 24.579]]],
]);

it('tells segments of one name apart by the streets they meet', () => {
  expect([...streetEnds(streets, lines)]).toEqual([[1, ['市场路']], [2, ['市场路']], [3, ['凯龙路']], [4, ['凯龙路']]]);
});

it('names both ends, a street that is met twice once, and nothing of a segment without a line', () => {
  const ring = [{ id: 1, name: '环路' }, { id: 2, name: '南街' }, { id: 3, name: '北街' }, { id: 4, name: '没有线' }];
  const drawn = new Map<number, [number, number][]>([[1, [[0, 0], [0, 1]]], [2, [[0, 0], [1, 0]]], [3, [[0, 1], [1, 0]]]]);
  expect([...streetEnds(ring, drawn)]).toEqual([[1, ['南街', '北街']], [2, ['环路', '北街']], [3, ['环路', '南街']], [4, []]]);
  expect([...streetEnds([{ id: 1, name: '圈' }, { id: 2, name: '横街' }], new Map<number, [number, number][]>([[1, [[0, 0], [0, 1]]], [2, [[0, 0], [0, 1]]]]))]).toEqual([[1, ['横街']], [2, ['圈']]]);
});
