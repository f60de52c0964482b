import { groundGrid, type Position } from '@wuding/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsIn } from './cell-set';
import { countInCells } from './count-in-cells';
import { EventCube } from './cube';
import { centre, plane, randomEvents, randomFrom } from './testing/random-events';

const gridOf = (cellMetres: number) => groundGrid({ plane, originEastMetres: 0, originNorthMetres: 0, cellMetres });
const box = (west: number, south: number, east: number, north: number): Position[][][] =>
  [[([[west, south], [east, south], [east, north], [west, north], [west, south]] as const).map(([e, n]) => plane.toPosition([e, n]))]];

describe('a set of ground cells', () => {
  it('holds the cells whose centre lies in the area: 3 × 2 cells of 50 m in 160 × 110 m', () => {
    const { cellCount, window, isIn } = cellsIn(box(0, 0, 160, 110), { plane, grid: gridOf(50) });
    expect(cellCount).toBe(6);
    expect([...isIn].filter((one) => one === 1)).toHaveLength(6);
    expect(window.originMetres[0]).toBeLessThanOrEqual(0);
  });
  it('leaves out a hole, and holds nothing where the area is smaller than a cell', () => {
    const [[shell]] = box(0, 0, 200, 200) as [Position[][]];
    const [[hole]] = box(50, 50, 150, 150) as [Position[][]];
    expect(cellsIn([[shell!, hole!]], { plane, grid: gridOf(50) }).cellCount).toBe(12);
    expect(cellsIn(box(1, 1, 9, 9), { plane, grid: gridOf(50) }).cellCount).toBe(0);
  });
  it('gives each cell between two neighbours to exactly one of them', () => {
    const whole = cellsIn(box(0, 0, 400, 300), { plane, grid: gridOf(25) }).cellCount;
    const left = cellsIn(box(0, 0, 173, 300), { plane, grid: gridOf(25) }).cellCount;
    const right = cellsIn(box(173, 0, 400, 300), { plane, grid: gridOf(25) }).cellCount;
    expect(left + right).toBe(whole);
  });
});

describe('counting over fixed cells', () => {
  it('agrees with looking at every incident in its cell', () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const random = randomFrom(seed);
      const rows = randomEvents(random, 800);
      const cube = new EventCube({ timeZone: 'Asia/Shanghai', plane });
      cube.load(rows);
      cube.endLoad();
      const grid = gridOf(100);
      const area: Position[][][] = [[[centre, plane.toPosition([900, -300]), plane.toPosition([400, 800]), plane.toPosition([-700, 500]), centre]]];
      const cells = cellsIn(area, { plane, grid });
      const members = new Set([...cells.isIn.keys()].filter((index) => cells.isIn[index] === 1).map((index) => {
        const [east, north] = cells.window.originMetres;
        return `${Math.round(east / 100) + (index % cells.window.columns)},${Math.round(north / 100) + Math.floor(index / cells.window.columns)}`;
      }));
      const expected = rows.filter(({ position, status }) => {
        if (position === null || status === 'withdrawn') return false;
        const [east, north] = plane.toPlane([position[0], position[1]]).map((metres) => Math.round(metres * 100) / 100) as [number, number];
        return members.has(`${Math.floor(east / 100)},${Math.floor(north / 100)}`);
      });
      const counted = countInCells(cube, {}, cells);
      expect(counted.total).toBe(expected.length);
      expect(counted.byDay.counts.reduce((sum, n) => sum + n, 0)).toBe(expected.length);
    }), { numRuns: 30 });
  });
});
