import { groundGrid } from '@wuding/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brush, type BrushCounts } from './brush';
import type { BrushRows } from './brush-rows';
import { EventCube } from './cube';
import type { EventFilter } from './filter';
import { bruteForce, localCalendar } from './testing/brute-force';
import { codeIds, districtIds, plane, randomEvents, randomFrom, someOf } from './testing/random-events';

const grid = groundGrid({ plane, originEastMetres: 0, originNorthMetres: 0, cellMetres: 250 });
const timeZone = 'Asia/Shanghai';
const calendar = localCalendar(timeZone);

/** A cube of incidents that came at once and some that came later. */
function cubeOf(rows: ReturnType<typeof randomEvents>): EventCube {
  const cube = new EventCube({ timeZone, plane });
  cube.load(rows.slice(0, rows.length / 2));
  cube.endLoad();
  cube.upsert(rows.slice(rows.length / 2));
  return cube;
}

const sums = (rows: BrushRows, holds: (bin: number) => boolean, nameOf: (key: number) => string): Record<string, number> =>
  Object.fromEntries(rows.map(({ key, bins, counts }) => [nameOf(key), counts.reduce((sum, count, at) => (holds(bins[at]!) ? sum + count : sum), 0)] as const)
    .filter(([, count]) => count > 0));

function wordsOf({ views, window, from }: BrushCounts, holds: (bin: number) => boolean) {
  const corner = window === null ? [0, 0] : window.originMetres.map((metres) => Math.round(metres / 250));
  const day = (key: number): string => new Date(Date.parse(from!) + key * 86_400_000).toISOString().slice(0, 10);
  return {
    unlocated: sums(views.unlocated, holds, () => 'all')['all'] ?? 0,
    hours: sums(views.hours, holds, String), codes: sums(views.codes, holds, String), districts: sums(views.districts, holds, String),
    days: sums(views.days, holds, day),
    cells: sums(views.cells, holds, (cell) => `${corner[0]! + (cell % window!.columns)},${corner[1]! + Math.floor(cell / window!.columns)}`),
  };
}

describe('the counts behind a brush', () => {
  it('sum, over any range of days, to what looking at every incident of those days finds', () => {
    fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 500 }), (seed, maximumBins) => {
      const random = randomFrom(seed);
      const rows = randomEvents(random, Math.floor(random() ** 2 * 3_000));
      const filter: EventFilter = random() < 0.5 ? {} : { districtIds: someOf(random, [0, ...districtIds]), codeTerms: [codeIds.slice(0, 3).map((codeId) => ({ codeId }))], hours: [7, 8, 9, 17] };
      const counts = brush(cubeOf(rows), filter, { dimension: 'days', maximumBins, heat: { grid } });
      if (!counts.ok) throw new Error(counts.refusal.code);
      expect(counts.value.binCount).toBeLessThanOrEqual(maximumBins);
      const { from, binCount, binDays } = counts.value;
      if (from === null) return bruteForce(rows, filter, grid, calendar).total === 0;
      const ends = [Math.floor(random() * binCount), Math.floor(random() * binCount)].sort((a, b) => a - b) as [number, number];
      const dayStart = (bin: number): number => Date.parse(`${from}T00:00:00+08:00`) + bin * binDays * 86_400_000;
      const { total: _, ...plain } = bruteForce(rows, { ...filter, fromAt: dayStart(ends[0]), toAt: dayStart(ends[1] + 1) }, grid, calendar);
      expect(wordsOf(counts.value, (bin) => bin >= ends[0] && bin <= ends[1])).toEqual(plain);
      return true;
    }), { numRuns: 40 });
  }, 60_000);

  it('sum, over chosen hours of the week, to the incidents of those hours', () => {
    const random = randomFrom(5);
    const rows = randomEvents(random, 2_000);
    const counts = brush(cubeOf(rows), {}, { dimension: 'hours', maximumBins: 1, heat: { grid } });
    if (!counts.ok) throw new Error(counts.refusal.code);
    const { total: _, ...plain } = bruteForce(rows, { weekdays: [1, 2], hours: [7, 8, 9] }, grid, calendar);
    expect(wordsOf(counts.value, (bin) => [1, 2].includes(Math.floor(bin / 24)) && [7, 8, 9].includes(bin % 24))).toEqual(plain);
  });

  it('are none for an empty cube', () => {
    const counts = brush(cubeOf([]), {}, { dimension: 'days', maximumBins: 100, heat: { grid } });
    expect(counts).toMatchObject({ ok: true, value: { binCount: 0, from: null, window: null, views: { cells: [], days: [], hours: [] } } });
  });
});
