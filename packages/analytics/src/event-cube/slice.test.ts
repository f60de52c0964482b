import { incidentStatuses } from '@wuding/domain';
import { groundGrid, type Position } from '@wuding/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventCube, type EventRow } from './cube';
import type { EventFilter } from './filter';
import { maximumCellCount, slice } from './slice';
import { bruteForce, localCalendar } from './testing/brute-force';
import { plainSlice } from './testing/plain-slice';
import { centre, codeIds, districtIds, firstAt, lastAt, pick, plane, randomEvents, randomFrom, someOf, type Random } from './testing/random-events';

const cubeOf = (rows: readonly EventRow[], timeZone = 'Asia/Shanghai'): EventCube => {
  const cube = new EventCube({ timeZone, plane });
  cube.load(rows);
  cube.endLoad();
  return cube;
};
const gridOf = (cellMetres: number, originEastMetres = 0, originNorthMetres = 0) => groundGrid({ plane, originEastMetres, originNorthMetres, cellMetres });

/** A ring around the middle of the data that does not cross itself. */
function star(random: Random, corners: number): Position[] {
  const ring = Array.from({ length: corners }, (_, corner): Position => {
    const angle = (corner / corners) * 2 * Math.PI, radius = 200 + random() * 1_600;
    return plane.toPosition([radius * Math.cos(angle), radius * Math.sin(angle)]);
  });
  return [...ring, ring[0]!];
}

const hole = (): Position[] => ([[-90, -80], [-60, 70], [75, 60], [80, -95], [-90, -80]] as const).map(([east, north]) => plane.toPosition([east, north]));

function randomFilter(random: Random): EventFilter {
  const at = (): number => firstAt + Math.floor(random() * (lastAt - firstAt));
  const ends = [at(), at()].sort((a, b) => a - b);
  const often = random() < 0.5;
  const has = (): boolean => random() < (often ? 0.4 : 0.15);
  return {
    ...(has() && { fromAt: ends[0]! }), ...(has() && { toAt: ends[1]! }),
    ...(has() && { codeTerms: [someOf(random, codeIds).map((codeId) => (random() < 0.5 ? { codeId } : { codeId, fromAt: at(), toAt: random() < 0.5 ? null : at() })), codeIds.slice(0, 4).map((codeId) => ({ codeId }))] }),
    ...(has() && { districtIds: someOf(random, [0, ...districtIds, 99]) }), ...(has() && { weekdays: someOf(random, [0, 1, 2, 3, 4, 5, 6]) }),
    ...(has() && { hours: someOf(random, [...Array(24).keys()]) }), ...(has() && { statuses: someOf(random, incidentStatuses) }),
    ...(has() && { polygon: random() < 0.5 ? [star(random, 3 + Math.floor(random() * 40))] : [star(random, 9), hole()] }),
  };
}

describe('a slice', () => {
  it('agrees with looking at every incident, under any filter, in any zone', () => {
    fc.assert(fc.property(fc.integer(), fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe'), (seed, timeZone) => {
      const random = randomFrom(seed);
      const rows = randomEvents(random, Math.floor(random() ** 2 * 5_000));
      const calendar = localCalendar(timeZone);
      const cube = cubeOf(rows, timeZone);
      // Whole centimetres, like the places: what lies on a cell's edge is tested by itself below.
      const grid = gridOf(pick(random, [10, 50, 100, 333, 1000]), Math.round(random() * 10_000) / 100, Math.round(random() * 10_000) / 100);
      for (let round = 0; round < 5; round += 1) {
        const filter = randomFilter(random);
        expect(plainSlice(cube, filter, grid)).toEqual(bruteForce(rows, filter, grid, calendar));
      }
    }), { numRuns: 25 });
  }, 60_000);

  it('agrees where the ground is cut into many blocks, most of them wholly inside or outside a polygon', () => {
    const random = randomFrom(11);
    const rows = randomEvents(random, 60_000);
    const cube = cubeOf(rows);
    const calendar = localCalendar('Asia/Shanghai');
    for (const filter of [{ polygon: [star(random, 4)] }, { polygon: [star(random, 300), hole()] }, { polygon: [star(random, 12)], fromAt: firstAt + 1e10, hours: [8, 9] }]) {
      expect(plainSlice(cube, filter, gridOf(250))).toEqual(bruteForce(rows, filter, gridOf(250), calendar));
    }
  }, 60_000);

  it('has the same cells when only a window of the ground is asked for', () => {
    const rows = randomEvents(randomFrom(7), 3_000);
    const grid = gridOf(100);
    const window = grid.windowOfPlane([-500, -450, 730, 250]);
    const all = bruteForce(rows, {}, grid, localCalendar('Asia/Shanghai'));
    const answer = slice(cubeOf(rows), {}, { grid, window });
    if (!answer.ok) throw new Error(answer.refusal.code);
    const counts = answer.value.heat!.counts;
    const expected = Array.from({ length: window.columns * window.rows }, (_, index) => all.cells[`${-5 + (index % window.columns)},${-5 + Math.floor(index / window.columns)}`] ?? 0);
    expect([...counts]).toEqual(expected);
    expect(answer.value.total).toBe(all.total);
  });

  it('puts a place on the line between two cells into the one that begins there', () => {
    const rows = [[0, 0], [99.99, 99.99], [100, 100], [-0.01, -100]].map(([east, north], index): EventRow => ({
      id: index + 1, position: plane.toPosition([east!, north!]), occurredAt: firstAt, codeId: 1, districtId: null, status: 'open',
    }));
    expect(plainSlice(cubeOf(rows), {}, gridOf(100)).cells).toEqual({ '0,0': 2, '1,1': 1, '-1,-1': 1 });
  });

  it('refuses more cells than anyone can use, whether asked for or needed', () => {
    const far = (id: number, position: Position): EventRow => ({ id, position, occurredAt: firstAt, codeId: 1, districtId: null, status: 'open' });
    const cube = cubeOf([far(1, centre), far(2, [98.8, 24.7])]);
    const refusal = { ok: false, refusal: { code: 'grid-too-fine', data: { maximumCellCount } } };
    expect(slice(cube, {}, { grid: gridOf(10) })).toMatchObject(refusal);
    expect(slice(cube, {}, { grid: gridOf(10), window: gridOf(10).windowOfPlane([0, 0, 5_000, 5_000]) })).toMatchObject(refusal);
    const near = slice(cube, { polygon: [[[98.68, 24.58], [98.70, 24.58], [98.70, 24.60], [98.68, 24.58]]] }, { grid: gridOf(10) });
    expect(near.ok && near.value.heat?.window).toMatchObject({ columns: 1, rows: 1 });
  });

  it('of an empty cube counts nothing and has no heat', () => {
    const answer = slice(cubeOf([]), {}, { grid: gridOf(100) });
    expect(answer).toMatchObject({ ok: true, value: { total: 0, unlocatedCount: 0, heat: null, byDay: { from: null } } });
  });

  it('lets unlocated incidents through unless a place is asked for', () => {
    const cube = cubeOf([{ id: 1, position: null, occurredAt: firstAt, codeId: 1, districtId: null, status: 'open' }]);
    const totals = [{}, { districtIds: [0] }, { polygon: [[[0, 0], [179, 0], [179, 89], [0, 89], [0, 0]]] }].map((filter) => {
      const answer = slice(cube, filter as EventFilter, { grid: gridOf(100) });
      return answer.ok && [answer.value.total, answer.value.unlocatedCount, answer.value.byDistrictId.size];
    });
    expect(totals).toEqual([[1, 1, 0], [0, 0, 0], [0, 0, 0]]);
  });
});
