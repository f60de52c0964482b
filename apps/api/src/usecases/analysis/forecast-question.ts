import { compileFilter, dateOfDay, dayBands, instantOfStamp, scan, weekCellOf, weekdayOfDay, type AnalysisAnswers, type ForecastTask } from '@wuding/analytics';
import type { AnalysisAnswer, Endpoints, ParsedOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import { localPlane, type GridWindow } from '@wuding/geo';
import { windowText } from '../districts/figure-window';
import type { CubeQuestion } from '../slice/ask-cube';
import { localIn, type AnalysisQuestion } from './ask-analysis';
import { groundAround } from './ground-around';
import type { PlannedAnalysis } from './start-analysis';

type Request = Extract<ParsedOf<Endpoints['startAnalysis']>['body'], { method: 'forecast' }>;
type Told = Extract<AnalysisAnswer, { method: 'forecast' }>;

/** Places times weeks: what a week's cells of them take in memory stays below half a gigabyte. */
const mostPlaceWeeks = 1_000_000;

/** Records of the whole weeks that end with the window, by ground cell; places are the cells with a record or a spot. */
export function forecastTask(question: AnalysisQuestion, cube: CubeQuestion, { areaRatio }: Request): Result<PlannedAnalysis> {
  const { window, zone, visits, spots, kept } = question, ground = groundAround(question, cube);
  const lastDay = localIn(zone)(window.toAt - 1).day, weekCount = Math.floor((window.toAt - window.fromAt) / (7 * 86_400_000));
  const gathered = gather(question, cube, { ground, lastDay });
  const { cells, records, unlocated } = gathered;
  if (cells.length * weekCount > mostPlaceWeeks) return refuse('grid-too-fine', { pointer: '/cellMetres', data: { cellCount: cells.length, maximumCellCount: Math.floor(mostPlaceWeeks / weekCount) } });
  const task: ForecastTask = { method: 'forecast', weekCount, lastDay, placeCount: cells.length, records, visits, spotCount: spots.length, kept, areaShare: areaRatio };
  const backTestOf = told(lastDay, weekCount);
  return accept({ task, tell: (forecast: AnalysisAnswers['forecast']): Told => ({
    method: 'forecast', window: windowText(window), weekCount, placeCount: cells.length, recordCount: records.place.length, unlocated, areaRatio, bands: dayBands.map(([from, to]) => [from, to]),
    ground: ground === null ? null : { origin: [...ground.origin], originMetres: [...ground.originMetres], cellMetres: ground.cellMetres, columns: ground.columns, rows: ground.rows },
    days: forecast.days.map(({ day, mean, lower, upper, bands }) => ({ on: dateOfDay(day), value: mean, lower, upper, bands: [...bands] })),
    week: forecast.week === null ? null : { value: forecast.week.mean, lower: forecast.week.lower, upper: forecast.week.upper },
    places: forecast.places.map(({ place, recordCount, mean, lower, upper, bands }) => ({
      index: cells[place]!, position: middleOf(cells[place]!, ground!, cube), recordCount, value: mean, lower, upper, bands: [...bands],
    })),
    elsewhere: forecast.elsewhere, quietPlaceCount: forecast.quietPlaceCount,
    records: forecast.records === null ? null : backTestOf(forecast.records),
    randomVisits: forecast.randomVisits === null ? null : { ...backTestOf(forecast.randomVisits), visitCount: forecast.randomVisits.visitCount },
  }) });
}

interface Gathered {
  /** Ground cell of each place. */
  readonly cells: readonly number[];
  readonly records: { readonly place: number[]; readonly daysBefore: number[]; readonly cell: number[] };
  readonly unlocated: number;
}

function gather({ zone, spots }: AnalysisQuestion, { cube: { cube }, filter }: CubeQuestion, { ground, lastDay }: { ground: GridWindow | null; lastDay: number }): Gathered {
  const records = { place: [] as number[], daysBefore: [] as number[], cell: [] as number[] }, cells: number[] = [], numberOf = new Map<number, number>();
  if (ground === null || cube.plane === null) return { cells, records, unlocated: 0 };
  const placeAt = (east: number, north: number): number => {
    const cell = Math.floor((north - ground.originMetres[1]) / ground.cellMetres) * ground.columns + Math.floor((east - ground.originMetres[0]) / ground.cellMetres);
    const known = numberOf.get(cell);
    if (known !== undefined) return known;
    numberOf.set(cell, cells.length);
    return cells.push(cell) - 1;
  };
  for (const { lng, lat } of spots) placeAt(...cube.plane.toPlane([lng, lat]));
  const localOf = localIn(zone);
  let unlocated = 0;
  scan(cube, compileFilter(cube.facets, filter), ({ columns, isLocated }, { list, begin, count }) => {
    if (!isLocated) {
      unlocated += count;
      return;
    }
    for (let at = 0; at < count; at += 1) {
      const row = list === null ? begin + at : list[at]!, { day, minute } = localOf(instantOfStamp(columns.stamp[row]!));
      records.place.push(placeAt(columns.eastCentimetres[row]! / 100, columns.northCentimetres[row]! / 100));
      records.daysBefore.push(lastDay - day);
      records.cell.push(weekCellOf(weekdayOfDay(day), Math.floor(minute / 60)));
    }
  });
  return { cells, records, unlocated };
}

/** Middle of a ground cell, [lng, lat]. */
function middleOf(cell: number, { originMetres, cellMetres, columns }: GridWindow, { cube: { cube } }: CubeQuestion): [number, number] {
  const [lng, lat] = localPlane(cube.plane!.origin).toPosition([originMetres[0] + ((cell % columns) + 0.5) * cellMetres, originMetres[1] + (Math.floor(cell / columns) + 0.5) * cellMetres]);
  return [lng, lat];
}

type BackTest = NonNullable<AnalysisAnswers['forecast']['records']>;

/** The back-test in civil days, the last included. */
const told = (lastDay: number, weekCount: number) => ({ tunedWeeks, toldWeeks, halfLives, spread, eventCount, told: forecasts, gains, limits }: BackTest): NonNullable<Told['records']> => {
  const span = ([from, to]: readonly [number, number]) => ({ from: dateOfDay(lastDay + 1 - 7 * (weekCount - from)), to: dateOfDay(lastDay - 7 * (weekCount - to)), weeks: to - from });
  const finite = (weeks: number): number | null => (Number.isFinite(weeks) ? weeks : null);
  return {
    tuned: span(tunedWeeks), told: span(toldWeeks), halfLives: { structureWeeks: finite(halfLives.structureWeeks), levelWeeks: finite(halfLives.levelWeeks) }, spread, eventCount,
    forecasts: forecasts.map(({ calibration, capture, ...one }) => ({ ...one, calibration, capture: [...capture] })), gains: [...gains], limits,
  };
};
