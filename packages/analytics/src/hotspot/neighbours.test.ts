import { describe, expect, it } from 'vitest';
import { randomStream } from '../statistics/random';
import { giStar, giStarOfCells } from './gi-star';
import { neighbourCells, neighboursWithin, type Neighbours } from './neighbours';

const listsOf = ({ starts, indices }: Neighbours): number[][] => Array.from({ length: starts.length - 1 }, (_, i) => [...indices.subarray(starts[i], starts[i + 1])]);

describe('cells that touch', () => {
  it('are the nine of a square in its middle, four at a corner, and never those at the other end of a row', () => {
    expect(listsOf(neighbourCells(Uint32Array.from({ length: 9 }, (_, i) => i), 3))).toEqual([
      [0, 1, 3, 4], [0, 1, 2, 3, 4, 5], [1, 2, 4, 5], [0, 1, 3, 4, 6, 7], [0, 1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 4, 5, 7, 8], [3, 4, 6, 7], [3, 4, 5, 6, 7, 8], [4, 5, 7, 8],
    ]);
  });

  it('are those within one and a half cells, in windows with holes, of one column, and of nothing', () => {
    const random = randomStream(11);
    for (const columns of [1, 2, 7, 40]) {
      const cells = Uint32Array.from(Array.from({ length: 400 }, (_, cell) => cell + 123).filter(() => random() < 0.6));
      const points = { x: Float64Array.from(cells, (cell) => cell % columns), y: Float64Array.from(cells, (cell) => Math.floor(cell / columns)) };
      expect(listsOf(neighbourCells(cells, columns))).toEqual(listsOf(neighboursWithin(points, 1.5)));
    }
    expect(listsOf(neighbourCells(new Uint32Array(), 5))).toEqual([]);
  });

  it('give the same Gi* summed along rows and across as from lists', () => {
    const random = randomStream(12);
    for (const columns of [1, 2, 7, 40]) {
      const cells = Uint32Array.from(Array.from({ length: 400 }, (_, cell) => cell + 123).filter(() => random() < 0.6)), values = Float64Array.from(cells, () => Math.floor(random() * 9));
      const [summed, listed] = [giStarOfCells(values, cells, columns), giStar(values, neighbourCells(cells, columns))];
      expect(Math.max(...summed.map((z, cell) => Math.abs(z - listed[cell]!)))).toBeLessThan(1e-9);
    }
    expect([...giStarOfCells(Float64Array.of(3), Uint32Array.of(17), 5)]).toEqual([0]);
    expect([...giStarOfCells(new Float64Array(), new Uint32Array(), 5)]).toEqual([]);
  });
});
