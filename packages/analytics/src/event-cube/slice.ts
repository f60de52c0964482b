import { accept, refuse, type Refusal, type Result } from '@wuding/domain';
import type { GridWindow, GroundGrid } from '@wuding/geo';
import type { EventCube } from './cube';
import { EventCounter, type EventCounts } from './counter';
import { compileFilter, type CompiledFilter, type EventFilter } from './filter';
import { cropHeat, HeatCounter, type Heat } from './heat';
import { scan, scanSteps } from './scan';
import { finish, type Steps } from './steps';

/** A window of more cells than this is refused: no reader can use it, and it would fill memory. */
export const maximumCellCount = 250_000;

/** Windows up to this size are counted before the answer's own window is known. */
const scratchCellCount = 1_000_000;

export interface HeatRequest {
  /** The dataset's ground grid; it must stand on the cube's plane. */
  readonly grid: GroundGrid;
  /** Cells wanted; left out = the smallest window around the matching incidents. */
  readonly window?: GridWindow;
}

export interface Slice extends EventCounts {
  /** Null when none was asked for, or no located incident matches and no window was given. */
  readonly heat: Heat | null;
}

/**
 * Counts the incidents a filter lets through along every dimension, in one pass over the cube.
 * @refuses grid-too-fine when the window would have more than `maximumCellCount` cells
 */
export function slice(cube: EventCube, filter: EventFilter, request?: HeatRequest): Result<Slice, Refusal<'grid-too-fine'>> {
  return finish(sliceSteps(cube, filter, request));
}

/** The same in steps of a millisecond or so, between which the cube must stand still. */
export function* sliceSteps(cube: EventCube, filter: EventFilter, request?: HeatRequest): Steps<Result<Slice, Refusal<'grid-too-fine'>>> {
  const compiled = compileFilter(cube.facets, filter);
  const window = request === undefined ? null : windowFor(cube, compiled, request);
  const isExact = request?.window !== undefined;
  if (window !== null && cellCount(window) > (isExact ? maximumCellCount : scratchCellCount)) return tooFine(window);
  const heat = window === null ? null : new HeatCounter(window);
  const counter = new EventCounter(cube, heat);
  yield* scanSteps(cube, compiled, counter.visit);
  const shown = heat === null || isExact ? heat : cropHeat(heat, request!.grid);
  if (shown !== null && cellCount(shown.window) > maximumCellCount) return tooFine(shown.window);
  return accept({ ...counter.counts(), heat: shown });
}

const cellCount = ({ columns, rows }: GridWindow): number => columns * rows;

const tooFine = (window: GridWindow) => refuse('grid-too-fine', { data: { cellCount: cellCount(window), maximumCellCount } });

/** The window asked for, else one around everything, else (where that is too large) one around what matches. */
function windowFor(cube: EventCube, filter: CompiledFilter, { grid, window }: HeatRequest): GridWindow | null {
  if (window !== undefined) return window;
  const around = (box: readonly [number, number, number, number] | null): GridWindow | null =>
    box === null ? null : grid.windowOfPlane([box[0] / 100, box[1] / 100, box[2] / 100, box[3] / 100]);
  const whole = around(cube.extent);
  return whole === null || cellCount(whole) <= scratchCellCount ? whole : around(matchingExtent(cube, filter));
}

function matchingExtent(cube: EventCube, filter: CompiledFilter): readonly [number, number, number, number] | null {
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
  scan(cube, filter, ({ columns: { eastCentimetres, northCentimetres }, isLocated }, { list, begin, count }) => {
    if (!isLocated) return;
    for (let at = 0; at < count; at += 1) {
      const row = list === null ? begin + at : list[at]!;
      const e = eastCentimetres[row]!, n = northCentimetres[row]!;
      if (e < west) west = e;
      if (e > east) east = e;
      if (n < south) south = n;
      if (n > north) north = n;
    }
  });
  return west <= east ? [west, south, east, north] : null;
}
