import { cellRates, cellShares, dateOfDay, slice, visitDispersion, weekdayOfDay, type CellRate, type Slice } from '@wuding/analytics';
import type { Endpoints, ParsedOf, RatesAnswer, RateUnit } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import { localPlane, type GridWindow } from '@wuding/geo';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { windowText } from '../districts/figure-window';
import type { CubeQuestion } from '../slice/ask-cube';
import { askAnalysis, type AnalysisQuestion } from './ask-analysis';
import { groundAround } from './ground-around';

export type RatesRequest = ParsedOf<Endpoints['readRates']>['body'];

/** Units of exposure a rate is told per. @source docs/quality §4: per ten patrol-hours (grid), per hundred passes (spots, streets) */
const perUnit = { passes: 100, 'patrol-hours': 10 } as const;

/**
 * Records held against the passes that could have made them, cell by cell, hour by hour, district by district, day by day.
 * Where nobody went nothing is known; it is never zero. Cost: grows with passes and records of the window.
 */
export function readRates({ ctx, input: { request, cubes } }: { ctx: Context; input: { request: RatesRequest; cubes: EventCubes } }): Promise<Result<RatesAnswer>> {
  const { unit, cellMetres, ...asked } = request;
  return askAnalysis({ ctx, cubes, request: { ...asked, grid: { cellMetres } } }, (question, cube) => {
    const window = groundAround(question, cube);
    const counted = slice(cube.cube.cube, cube.filter, window === null || cube.grid === undefined ? undefined : { grid: cube.grid.grid, window });
    if (!counted.ok) return refuse(counted.refusal.code, { ...counted.refusal, pointer: '/cellMetres' });
    return accept(answerOf(question, { cube, counts: counted.value, window, unit }));
  });
}

interface Counted {
  readonly cube: CubeQuestion;
  readonly counts: Slice;
  readonly window: GridWindow | null;
  readonly unit: RateUnit;
}

function answerOf(question: AnalysisQuestion, counted: Counted): RatesAnswer {
  const { cube, counts, window, unit } = counted;
  const { kept, visits } = question;
  const dispersion = visitDispersion(visits, kept);
  const cells = window === null ? { overall: null, cells: [] } : cellsOf(question, { ...counted, window, dispersion });
  return {
    window: windowText(question.window), unit, total: counts.total, unlocated: counts.unlocatedCount,
    passes: kept.reduce((sum, is) => sum + is, 0), patrolHours: visits.leftAt.reduce((sum, leftAt, pass) => sum + (kept[pass] === 1 ? (leftAt - visits.enteredAt[pass]!) / 3_600_000 : 0), 0),
    dispersionRatio: dispersion, ...cells,
    ground: window === null ? null : { origin: [...window.origin], originMetres: [...window.originMetres], cellMetres: window.cellMetres, columns: window.columns, rows: window.rows },
    ...tallies(question), asOfChange: cube.cube.asOfChange,
  };
}

/** Passes and passes with finds by hour of the week, district and day. */
function tallies({ visits, kept, districtOf, window, zone }: AnalysisQuestion): Pick<RatesAnswer, 'hourOfWeek' | 'byDistrict' | 'byDay'> {
  const hourOfWeek = { passes: zeros(168), found: zeros(168) };
  const firstDay = dayOfInstant(window.fromAt, zone), dayCount = dayOfInstant(window.toAt - 1, zone) - firstDay + 1;
  const byDay = { from: dateOfDay(firstDay), passes: zeros(dayCount), found: zeros(dayCount) };
  const districts = new Map<number, { districtId: number; passes: number; found: number }>();
  for (let pass = 0; pass < kept.length; pass += 1) {
    if (kept[pass] === 0) continue;
    const hour = weekdayOfDay(visits.day[pass]!) * 24 + visits.hour[pass]!, day = visits.day[pass]! - firstDay;
    const district = districts.get(districtOf[pass]!) ?? { districtId: districtOf[pass]!, passes: 0, found: 0 };
    districts.set(district.districtId, district);
    const found = visits.noticed[pass]! > 0 ? 1 : 0;
    hourOfWeek.passes[hour]! += 1;
    hourOfWeek.found[hour]! += found;
    byDay.passes[day]! += 1;
    byDay.found[day]! += found;
    district.passes += 1;
    district.found += found;
  }
  return { hourOfWeek, byDay, byDistrict: [...districts.values()].sort((a, b) => a.districtId - b.districtId) };
}

const epochAt = Date.UTC(2000, 0, 1);
function dayOfInstant(at: number, zone: AnalysisQuestion['zone']): number {
  const seconds = Math.floor((at - epochAt) / 1000);
  return Math.floor((seconds + zone.offsetSecondsAt(seconds)) / 86_400);
}

function cellsOf(question: AnalysisQuestion, { counts, window, unit, dispersion, cube }: Counted & { window: GridWindow; dispersion: number }): Pick<RatesAnswer, 'overall' | 'cells'> {
  const heat = counts.heat?.counts ?? new Uint32Array(window.columns * window.rows);
  const looked = exposureOf(question, window, cube);
  if (unit === 'area') return areaCells(heat, { window, looked, dispersion });
  const countsByHour = Array.from({ length: 24 }, (_, hour) => counts.hourOfWeek.reduce((sum, n, at) => sum + (at % 24 === hour ? n : 0), 0));
  const rates = cellRates({ counts: heat, passes: looked.passes, exposureByHour: unit === 'passes' ? looked.passesByHour : looked.hoursByHour, countsByHour, dispersion });
  const scale = perUnit[unit];
  return {
    overall: rates.overall === null ? null : rates.overall * scale,
    cells: rates.cells.map((one) => ({
      index: one.cell, count: one.count, passes: round(one.passes), patrolHours: round(looked.hours[one.cell] ?? 0), state: one.state,
      rate: rateOf(one, scale), shrunk: one.shrunk === null ? null : one.shrunk * scale, ratioToOverall: one.state === 'known' && one.expected > 0 ? one.count / one.expected : null,
    })),
  };
}

const rateOf = ({ rate, limits }: CellRate, scale: number) => (rate === null || limits === null ? null : { value: rate * scale, lower: limits.lower * scale, upper: limits.upper * scale });
const round = (value: number): number => Math.round(value * 100) / 100;

/** Records per square kilometre: needs no passes, and shows where officers went. */
function areaCells(heat: ArrayLike<number>, { window, looked, dispersion }: { window: GridWindow; looked: Exposure; dispersion: number }): Pick<RatesAnswer, 'overall' | 'cells'> {
  const squareKilometres = window.cellMetres ** 2 / 1e6, ones = new Float64Array(heat.length).fill(Infinity);
  const cells = Array.from({ length: heat.length }, (_, cell) => cell).filter((cell) => heat[cell]! > 0);
  const alone = (cell: number) => cellRates({ counts: [heat[cell]!], passes: ones.subarray(0, 1), exposureByHour: Float64Array.from({ length: 24 }, (_, hour) => (hour === 0 ? squareKilometres : 0)), countsByHour: zeros(24), dispersion }).cells[0];
  const total = cells.reduce((sum, cell) => sum + heat[cell]!, 0);
  return {
    overall: cells.length === 0 ? null : total / (cells.length * squareKilometres),
    cells: cells.map((cell) => ({
      index: cell, count: heat[cell]!, passes: round(looked.passes[cell] ?? 0), patrolHours: round(looked.hours[cell] ?? 0), state: 'known' as const,
      rate: rateOf(alone(cell)!, 1), shrunk: heat[cell]! / squareKilometres, ratioToOverall: null,
    })),
  };
}

interface Exposure {
  readonly passes: Float64Array;
  readonly hours: Float64Array;
  readonly passesByHour: Float64Array;
  readonly hoursByHour: Float64Array;
}

function exposureOf({ spots, visits, kept }: AnalysisQuestion, window: GridWindow, { cube: { cube } }: CubeQuestion): Exposure {
  const cells = window.columns * window.rows;
  const looked = { passes: new Float64Array(cells), hours: new Float64Array(cells), passesByHour: new Float64Array(cells * 24), hoursByHour: new Float64Array(cells * 24) };
  if (cube.plane === null) return looked;
  const plane = localPlane(cube.plane.origin);
  const shares = spots.map(({ lng, lat }) => cellShares(plane.toPlane([lng, lat]), window));
  for (let pass = 0; pass < kept.length; pass += 1) {
    if (kept[pass] === 0) continue;
    const hour = visits.hour[pass]!, stay = (visits.leftAt[pass]! - visits.enteredAt[pass]!) / 3_600_000;
    for (const { cell, share } of shares[visits.spot[pass]!] ?? []) {
      looked.passes[cell]! += share;
      looked.hours[cell]! += share * stay;
      looked.passesByHour[cell * 24 + hour]! += share;
      looked.hoursByHour[cell * 24 + hour]! += share * stay;
    }
  }
  return looked;
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);
