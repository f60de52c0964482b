import { cellsIn, countInCells, countsByMonth, openZone, slice, type CellSet, type EventCounts, type EventCube, type Window } from '@wuding/analytics';
import type { DistrictComparison, Endpoints, ParsedOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import { groundGrid, type Position } from '@wuding/geo';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { findDatasetById, type Dataset } from '../../repositories/datasets';
import { sumPopulation } from '../../repositories/district-population';
import { findOpenBoundary } from '../../repositories/district-redraws';
import { findDistrict, listBoundaryVersions, type BoundaryVersion } from '../../repositories/districts';
import { parseInstant } from '../instant-text';
import { boundaryChanges, meanAreaSquareMetres, perSquareKilometre } from './boundary-span';
import { closedWindow, windowText } from './figure-window';
import { monthSpan } from './month-span';

/**
 * Sides of the ground cells held fixed, metres; the first with which the district fits into `mostCells`. Boundaries follow the
 * middle of streets, where incidents are: a cell must be finer than half a street.
 */
const cellSides = [5, 10, 25, 50, 100, 250, 500, 1_000] as const;
const mostCells = 400_000;

type Query = ParsedOf<Endpoints['compareDistrict']>['query'];

/**
 * Two periods of one district, counted twice: by its name, with the boundary of the time, and over the ground of today, the
 * same cells in both. Where the two differ, the difference is the redraw and not the street.
 */
export async function compareDistrictOverTime(
  { ctx, input }: { ctx: Context; input: Query & { id: number; cubes: EventCubes } },
): Promise<Result<DistrictComparison>> {
  const { db } = ctx.store;
  const district = await findDistrict(db, input.id, ctx.clock.now());
  const dataset = district === null ? null : await findDatasetById(db, district.datasetId);
  if (district === null || dataset === null) return refuse('not-found');
  const windows = readWindows(input, dataset.timeZone);
  if (!windows.ok) return windows;
  const today = await findOpenBoundary(db, input.id);
  const versions = await listBoundaryVersions(db, input.id);
  const residents = today === null ? null : await sumPopulation(db, dataset.id, today.id);
  const { cube, asOfChange } = await input.cubes.of(dataset.id);
  if (today === null || cube.plane === null) return refuse('no-boundary');
  const cells = cellsIn(today.boundary.coordinates as Position[][][], { plane: cube.plane, grid: gridOf(cube, dataset, today.areaSquareMetres) });
  return accept({
    ...count(cube, { id: input.id, cells, versions, windows: windows.value, residents }), ground: groundOf(cells, residents),
    earlier: windowText(windows.value.earlier), later: windowText(windows.value.later),
    boundaryChanges: boundaryChanges(versions), asOfChange,
  });
}

interface Windows { readonly earlier: Window; readonly later: Window }

/** Without an earlier window of its own, the later one a year before by the calendar of the zone. */
function readWindows(query: Query, timeZone: string): Result<Windows> {
  const later = closedWindow(Date.parse(query.from), Date.parse(query.to));
  if (!later.ok) return later;
  const earlier = closedWindow(
    parseInstant(query.earlierFrom) ?? yearBefore(later.value.fromAt, timeZone), parseInstant(query.earlierTo) ?? yearBefore(later.value.toAt, timeZone),
  );
  if (!earlier.ok) return refuse(earlier.refusal.code, { pointer: '/earlierTo' });
  return accept({ earlier: earlier.value, later: later.value });
}

function yearBefore(at: number, timeZone: string): number {
  const zone = openZone(timeZone);
  const offsetAt = (instant: number): number => zone.offsetSecondsAt(Math.floor((instant - Date.UTC(2000, 0, 1)) / 1000)) * 1000;
  const local = new Date(at + offsetAt(at));
  const moved = Date.UTC(local.getUTCFullYear() - 1, local.getUTCMonth(), local.getUTCDate(), local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds());
  return moved - offsetAt(moved - offsetAt(at));
}

const gridOf = ({ plane }: EventCube, { gridOriginEastMetres, gridOriginNorthMetres }: Dataset, areaSquareMetres: number) => groundGrid({
  plane: plane!, originEastMetres: gridOriginEastMetres, originNorthMetres: gridOriginNorthMetres,
  cellMetres: cellSides.find((side) => areaSquareMetres / (side * side) <= mostCells) ?? cellSides.at(-1)!,
});

const groundOf = ({ cellCount, window: { cellMetres } }: CellSet, residents: number | null): DistrictComparison['ground'] =>
  ({ cellMetres, cellCount, areaSquareMetres: cellCount * cellMetres * cellMetres, residents });

interface Counting {
  readonly id: number;
  readonly cells: CellSet;
  readonly versions: readonly BoundaryVersion[];
  readonly windows: Windows;
  readonly residents: number | null;
}

/** Nothing waits in here: the cube cannot change underneath. */
function count(cube: EventCube, { id, cells, versions, windows, residents }: Counting): Pick<DistrictComparison, 'asNamed' | 'onGround' | 'byMonth'> {
  const ground = groundOf(cells, residents).areaSquareMetres;
  const named = (window: Partial<Window>): EventCounts => {
    const counted = slice(cube, { ...window, districtIds: [id] });
    if (!counted.ok) throw new Error('a slice without a grid refuses nothing');
    return counted.value;
  };
  const asNamed = (window: Window) => sideOf(named(window).total, meanAreaSquareMetres(versions, window), null);
  const onGround = (window: Window) => sideOf(countInCells(cube, window, cells).total, ground, residents);
  const span = monthSpan(cube, windows.later.toAt);
  const groundMonths = countsByMonth(countInCells(cube, {}, cells).byDay, span);
  return {
    asNamed: { earlier: asNamed(windows.earlier), later: asNamed(windows.later) },
    onGround: { earlier: onGround(windows.earlier), later: onGround(windows.later) },
    byMonth: countsByMonth(named({}).byDay, span).map(({ month, count: n }, index) => ({ month, asNamed: n, onGround: groundMonths[index]!.count })),
  };
}

/** Heads are counted of the ground held fixed alone: of a name with changing boundaries nobody knows them. */
const sideOf = (total: number, areaSquareMetres: number | null, residents: number | null): DistrictComparison['asNamed']['earlier'] => ({
  count: total, areaSquareMetres, perSquareKilometre: perSquareKilometre(total, areaSquareMetres),
  perThousandResidents: residents === null || residents === 0 ? null : (total * 1_000) / residents,
});
