import { groundGrid } from '@wuding/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventCube, type EventRow } from './cube';
import { locatedRowBytes, unlocatedRowBytes } from './layout';
import { plainSlice } from './testing/plain-slice';
import { firstAt, plane, randomEvent, randomEvents, randomFrom } from './testing/random-events';

const grid = groundGrid({ plane, originEastMetres: 0, originNorthMetres: 0, cellMetres: 50 });
const cubeOf = (rows: Iterable<EventRow>): EventCube => {
  const cube = new EventCube({ timeZone: 'Asia/Shanghai', plane });
  cube.load(rows);
  cube.endLoad();
  return cube;
};
const settled = (row: EventRow): EventRow => (row.position === null ? { ...row, districtId: null } : row);

describe('a cube that follows changes', () => {
  it('says after any run of inserts, edits and removals what a new cube of the same incidents says', () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const random = randomFrom(seed);
      const held = new Map(randomEvents(random, Math.floor(random() * 6_000)).map((row) => [row.id, row]));
      const cube = cubeOf(held.values());
      let highest = held.size;
      for (let round = 0; round < 8; round += 1) {
        const ids = [...held.keys()].filter(() => random() < 0.1);
        const gone = ids.filter(() => random() < 0.3);
        for (const id of gone) held.delete(id);
        cube.remove([...gone, 1_000_000]);
        const edited = ids.filter((id) => held.has(id)).map((id): EventRow => (random() < 0.5 ? { ...held.get(id)!, status: 'withdrawn' } : settled(randomEvent(random, id))));
        const added = Array.from({ length: Math.floor(random() * 800) }, () => settled(randomEvent(random, (highest += 1))));
        cube.upsert([...added, ...edited]);
        for (const row of [...edited, ...added]) held.set(row.id, row);
      }
      expect(cube.count).toBe(held.size);
      expect(plainSlice(cube, { statuses: ['open', 'closed', 'withdrawn'] }, grid)).toEqual(plainSlice(cubeOf(held.values()), { statuses: ['open', 'closed', 'withdrawn'] }, grid));
      const filter = { fromAt: firstAt + 90 * 86_400_000, toAt: firstAt + 200 * 86_400_000, districtIds: [0, 3], hours: [7, 8, 17] };
      expect(plainSlice(cube, filter, grid)).toEqual(plainSlice(cubeOf(held.values()), filter, grid));
    }), { numRuns: 15 });
  }, 60_000);

  it('takes an incident back in after its removal, and one whose place came late', () => {
    const cube = cubeOf([]);
    const row = settled({ ...randomEvent(randomFrom(1), 5), status: 'open' });
    cube.upsert([{ ...row, position: null }]);
    expect(plainSlice(cube, {}, grid)).toMatchObject({ total: 1, unlocated: 1, cells: {} });
    cube.upsert([{ ...row, position: plane.toPosition([10, 10]) }]);
    expect(plainSlice(cube, {}, grid)).toMatchObject({ total: 1, unlocated: 0, cells: { '0,0': 1 } });
    cube.remove([5]);
    expect(plainSlice(cube, {}, grid)).toMatchObject({ total: 0, unlocated: 0 });
    cube.upsert([row]);
    expect(plainSlice(cube, {}, grid)).toMatchObject({ total: 1 });
  });
});

describe('the memory of a cube', () => {
  it('is 20 bytes a located and 12 an unlocated incident by its layout', () => {
    const bytes = (position: EventRow['position']): number => {
      const rows = Array.from({ length: 40_960 }, (_, index): EventRow => ({ id: index + 1, position, occurredAt: firstAt, codeId: 1, districtId: null, status: 'open' }));
      return cubeOf(rows).byteLength / rows.length;
    };
    expect(bytes(plane.toPosition([1, 1]))).toBeCloseTo(locatedRowBytes, 1);
    expect(bytes(null)).toBeLessThan(unlocatedRowBytes * 1.07 + 1);
  });

  it('stays within 24 bytes an incident while incidents come, change and go', () => {
    const random = randomFrom(3);
    const cube = cubeOf(randomEvents(random, 60_000));
    let highest = 60_000;
    for (let round = 0; round < 30; round += 1) {
      cube.upsert(Array.from({ length: 500 }, () => randomEvent(random, (highest += 1))));
      cube.upsert(Array.from({ length: 400 }, (_, index) => randomEvent(random, 1 + round * 900 + index)));
      cube.remove(Array.from({ length: 200 }, (_, index) => 500 + round * 900 + index));
      expect(cube.byteLength / cube.count).toBeLessThanOrEqual(24);
    }
  });
});

describe('a cube refuses as a bug', () => {
  const row = randomEvent(randomFrom(2), 1);
  it.each([Date.UTC(1999, 11, 31, 23, 59, 59), Date.UTC(2090, 0, 1)])('an instant it cannot hold: %d', (occurredAt) => {
    expect(() => cubeOf([{ ...row, occurredAt }])).toThrow(RangeError);
  });

  it('a place where the dataset has no plane', () => {
    const cube = new EventCube({ timeZone: 'Asia/Shanghai', plane: null });
    expect(() => cube.load([{ ...row, position: [98, 24] }])).toThrow('plane');
  });

  it('a zone that is none', () => {
    expect(() => new EventCube({ timeZone: 'Asia/Nowhere', plane })).toThrow(RangeError);
  });
});

describe('a cube that is ordered anew in steps', () => {
  it('says between any two of them what it said before or will say after, never something between', () => {
    const random = randomFrom(8);
    const rows = randomEvents(random, 150_000);
    const cube = cubeOf(rows);
    // One row in the tail: what follows finds too little room, and everything is ordered anew.
    cube.upsert(rows.slice(0, 1).map((row) => ({ ...row, position: plane.toPosition([1, 1]) })));
    const said = new Set<number>();
    let stepCount = 0;
    const changes = Array.from({ length: 12_000 }, (_, index) => settled(randomEvent(random, 1 + index * 20)));
    for (const _ of cube.upsertSteps(changes)) {
      stepCount += 1;
      said.add(cube.count);
    }
    expect(stepCount).toBeGreaterThan(10);
    const counts = { before: 150_000, after: 150_000 + changes.filter(({ id }) => id > 150_000).length };
    for (const count of said) expect(Object.values(counts)).toContain(count);
    expect(cube.count).toBe(counts.after);
    const final = new Map([...rows, { ...rows[0]!, position: plane.toPosition([1, 1]) }, ...changes].map((row) => [row.id, row]));
    expect(plainSlice(cube, {}, grid)).toEqual(plainSlice(cubeOf(final.values()), {}, grid));
  });
});
