import { countHoursByPlace, countHoursByWeek, hourlyModel, hoursOfWeek, slice, testedHourlyModel, type EventCube, type HourlyModel, type HourlyTest } from '@wuding/analytics';
import { groundGrid, type Position } from '@wuding/geo';
import type { MultiPolygon } from 'geojson';
import type { Database } from '../../db/store';
import type { DatasetCube, EventCubes } from '../../live/event-cubes';
import { leisurely } from '../../live/leisurely';
import { RecentAnswers, RecentWork } from '../../live/recent-answers';
import { readChangeVersion } from '../../repositories/change-version';
import { listDistrictBoundaries } from '../../repositories/districts';
import { listWorkDistricts } from '../../repositories/home-work';
import { homeDays } from '../home/home-days';
import { weeksOnRecord } from '../rosters/incident-expectation';

/** Side of the ground cells a forecast is told of, metres. @source docs/hotspots.md, back-test on cells of 100 m */
const cellMetres = 100;
/** A cell with fewer records is not told by itself, but among all the rest. @source ten, as for rates */
const leastRecords = 10;
/** Cells with most records; a county has a few hundred. */
const mostCells = 600;

/** Places a forecast tells apart, and its model of them; the place after the last is all the rest, incidents without coordinates included. */
interface Grouped<Place> {
  readonly places: readonly Place[];
  readonly model: HourlyModel;
}

export interface ForecastDistrict {
  readonly id: number;
  readonly name: string;
}

export interface ForecastCell {
  /** The same for the same ground, whatever else is told. */
  readonly id: number;
  /** Closed, counter-clockwise, WGS-84. */
  readonly ring: Position[];
  readonly recordCount: number;
}

/** What is learnt of a dataset's weeks up to a midnight: the same all day, until older records or boundaries change. */
export interface ForecastModel {
  /** Midnight in the dataset's zone: what occurred since is not in it. UTC milliseconds. */
  readonly asOfAt: number;
  readonly weekCount: number;
  /** Records of those weeks, and how many of them have no coordinates. */
  readonly recordCount: number;
  readonly unlocatedCount: number;
  /** By the boundaries of today, whatever they were when the records were made. A district without a boundary is not among them. */
  readonly districts: Grouped<ForecastDistrict>;
  /** How the forecast of districts by the hour did in the last weeks. */
  readonly test: HourlyTest;
  /** Ground cells with ten records or more, most first. */
  readonly cells: Grouped<ForecastCell>;
}

interface Asked {
  readonly datasetId: number;
  /** Instant the forecast is made at, not later than now. */
  readonly at: number;
}

/** Models kept, and counts they are known by. They live as long as the cubes they stand beside. */
const modelsKept = 12;
const known = new WeakMap<EventCubes, { readonly models: RecentWork<ForecastModel | null>; readonly counts: RecentAnswers<number> }>();

/**
 * The model of the day an instant lies in, from the two years before its midnight; null for fewer than twelve weeks on record.
 * It is the function rosters, patrols and uncovered hotspots ask (`incidentExpectation`): same weeks, half-lives and rhythm of the whole.
 * Cost: a second or two of work once a day and after older records change, in pieces of a tenth at most; otherwise two small look-ups.
 */
export async function forecastModel(db: Database, cubes: EventCubes, { datasetId, at }: Asked): Promise<ForecastModel | null> {
  const held = await cubes.of(datasetId), asOfAt = homeDays(at, held.dataset.timeZone).todayAt;
  const { models, counts } = known.get(cubes) ?? { models: new RecentWork(modelsKept), counts: new RecentAnswers(modelsKept) };
  known.set(cubes, { models, counts });
  const recorded = counts.of([datasetId, asOfAt, held.lastChange].join(), () => totalBefore(held.cube, asOfAt));
  const boundaries = await held.changeVersions.of('district', () => readChangeVersion(db, datasetId, ['district']));
  return models.of([datasetId, asOfAt, recorded, boundaries].join(), () => learn(db, cubes, { datasetId, at, asOfAt }));
}

function totalBefore(cube: EventCube, toAt: number): number {
  const counted = slice(cube, { toAt });
  return counted.ok ? counted.value.total : 0;
}

async function learn(db: Database, cubes: EventCubes, { datasetId, at, asOfAt }: Asked & { asOfAt: number }): Promise<ForecastModel | null> {
  const named = await listWorkDistricts(db, datasetId);
  const boundaries = await listDistrictBoundaries(db, named.map(({ id }) => id), at);
  const held = await cubes.of(datasetId);
  // From here to the models nothing waits: the cube cannot change underneath. They are made of copies.
  const weekCount = weeksOnRecord(held.cube, asOfAt), weeks = { endAt: asOfAt, weekCount };
  const whole = countHoursByWeek(held.cube, {}, weeks);
  const districts = named.flatMap(({ id, name }) => (boundaries.has(id) ? [{ id, name, boundary: boundaries.get(id)! }] : []));
  const byDistrict = withRest(districts.map(({ boundary }) => hoursWithin(held.cube, boundary, weeks)), whole);
  const { cells, hours } = cellHours(held, weeks), byCell = withRest(hours, whole);
  const located = sumOf(countHoursByPlace(held.cube, {}, { ...weeks, placeCount: 1, placeOf: () => 0 })), recordCount = sumOf(whole);
  const [ofDistricts, ofCells] = [await leisurely(testedHourlyModel(historyOf(byDistrict, districts.length + 1))), await leisurely(hourlyModel(historyOf(byCell, cells.length + 1)))];
  if (ofDistricts === null || ofCells === null) return null;
  return {
    asOfAt, weekCount, recordCount, unlocatedCount: recordCount - located, test: ofDistricts.test,
    districts: { places: districts.map(({ id, name }) => ({ id, name })), model: ofDistricts }, cells: { places: cells, model: ofCells },
  };
}

const sumOf = (weeks: readonly Float64Array[]): number => weeks.reduce((sum, week) => sum + week.reduce((a, b) => a + b, 0), 0);
const historyOf = (counts: readonly Float64Array[], placeCount: number) => ({ placeCount, cellCount: hoursOfWeek, counts, exposure: null });

interface Weeks {
  readonly endAt: number;
  readonly weekCount: number;
}

/** Hours of a district's weeks, within its boundary of today; parts of it do not overlap. */
function hoursWithin(cube: EventCube, { coordinates }: MultiPolygon, weeks: Weeks): Float64Array[] {
  const parts = coordinates.map((polygon) => countHoursByWeek(cube, { polygon: polygon.map((ring) => ring.map(([lng, lat]) => [lng!, lat!] as const)) }, weeks));
  return Array.from({ length: weeks.weekCount }, (_, week) => parts.reduce((sum, part) => sum.map((count, hour) => count + part[week]![hour]!), new Float64Array(hoursOfWeek)));
}

/** Puts places side by side, week by week, with what of the whole is at none of them as the last. */
function withRest(places: readonly (readonly Float64Array[])[], whole: readonly Float64Array[]): Float64Array[] {
  return whole.map((all, week) => {
    const joined = new Float64Array((places.length + 1) * hoursOfWeek), rest = joined.subarray(places.length * hoursOfWeek);
    rest.set(all);
    places.forEach((hours, place) => {
      joined.set(hours[week]!, place * hoursOfWeek);
      // Where boundaries overlap an incident lies in two districts and is none of the rest.
      hours[week]!.forEach((count, hour) => { rest[hour] = Math.max(0, rest[hour]! - count); });
    });
    return joined;
  });
}

/** The ground cells with enough records, and the hours of their weeks. */
function cellHours({ cube, dataset }: DatasetCube, weeks: Weeks): { cells: ForecastCell[]; hours: Float64Array[][] } {
  const none = { cells: [], hours: [] };
  if (cube.plane === null) return none;
  const grid = groundGrid({ plane: cube.plane, originEastMetres: dataset.gridOriginEastMetres, originNorthMetres: dataset.gridOriginNorthMetres, cellMetres });
  const counted = slice(cube, { fromAt: weeks.endAt - weeks.weekCount * 7 * 86_400_000, toAt: weeks.endAt }, { grid });
  if (!counted.ok || counted.value.heat === null) return none;
  const { window, counts } = counted.value.heat;
  const chosen = [...counts.keys()].filter((index) => counts[index]! >= leastRecords).sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, mostCells);
  const placeOfCell = new Int32Array(counts.length).fill(-1);
  chosen.forEach((index, place) => { placeOfCell[index] = place; });
  const joined = countHoursByPlace(cube, {}, {
    ...weeks, placeCount: chosen.length,
    placeOf: (east, north) => placeOfCell[Math.floor((north - window.originMetres[1]) / cellMetres) * window.columns + Math.floor((east - window.originMetres[0]) / cellMetres)] ?? -1,
  });
  return {
    cells: chosen.map((index) => {
      const [west, south] = [window.originMetres[0] + ((index % window.columns) + 0.5) * cellMetres, window.originMetres[1] + (Math.floor(index / window.columns) + 0.5) * cellMetres];
      return { id: idOfCell(grid.cellOf(west, south)), ring: grid.cellCorners(index, window), recordCount: counts[index]! };
    }),
    hours: chosen.map((_, place) => joined.map((week) => week.slice(place * hoursOfWeek, (place + 1) * hoursOfWeek))),
  };
}

/** Columns and rows from the grid's origin as one number above 0: 2,000 km each way. */
const halfSpan = 20_000;
const idOfCell = ({ column, row }: { readonly column: number; readonly row: number }): number => (row + halfSpan) * 2 * halfSpan + column + halfSpan;
