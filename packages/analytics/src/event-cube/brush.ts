import { accept, type Refusal, type Result } from '@wuding/domain';
import { BrushCounter, hoursOfWeek, type BrushBins, type BrushDimension, type BrushViews } from './brush-counter';
import type { EventCube } from './cube';
import { compileFilter, type EventFilter } from './filter';
import type { Heat } from './heat';
import { scanSteps } from './scan';
import { sliceSteps, type HeatRequest } from './slice';
import { finish, type Steps } from './steps';
import { dayOfDate } from './zone';

export interface BrushRequest {
  readonly dimension: BrushDimension;
  /** Most bins wanted along days; a bin then holds as many whole days as it must. At least 1. */
  readonly maximumBins: number;
  readonly heat?: HeatRequest;
}

/** The counts of a slice for every bin of one dimension. */
export interface BrushCounts {
  readonly dimension: BrushDimension;
  readonly binCount: number;
  /** Local days a bin holds; 1 along hours. */
  readonly binDays: number;
  /** Local day of day 0, YYYY-MM-DD; null when nothing matches. */
  readonly from: string | null;
  readonly views: BrushViews;
  /** The cells the view `cells` counts in; null when none were asked for or none holds anything. */
  readonly window: Heat['window'] | null;
}

/**
 * Counts the incidents a filter lets through along every dimension and every bin of the brushed one, so that any range of
 * the brush is answered by sums of bins: the data index of Falcon. Two passes over the cube, whatever the number of bins.
 * @refuses grid-too-fine as a slice does
 * @source D. Moritz, B. Howe, J. Heer: Falcon, balancing interactive latency and resolution sensitivity for scalable linked visualizations, CHI 2019
 */
export function brush(cube: EventCube, filter: EventFilter, request: BrushRequest): Result<BrushCounts, Refusal<'grid-too-fine'>> {
  return finish(brushSteps(cube, filter, request));
}

/** The same in steps of some milliseconds, between which the cube must stand still. */
export function* brushSteps(cube: EventCube, filter: EventFilter, request: BrushRequest): Steps<Result<BrushCounts, Refusal<'grid-too-fine'>>> {
  const whole = yield* sliceSteps(cube, filter, request.heat);
  if (!whole.ok) return whole;
  const { byDay, heat } = whole.value;
  const dayCount = byDay.counts.length;
  const binDays = request.dimension === 'hours' ? 1 : Math.max(1, Math.ceil(dayCount / request.maximumBins));
  const binCount = request.dimension === 'hours' ? hoursOfWeek : Math.ceil(dayCount / binDays);
  const firstDay = byDay.from === null ? 0 : dayOfDate(byDay.from);
  const bins: BrushBins = { dimension: request.dimension, binCount, binDays, firstDay, dayCount };
  const counter = new BrushCounter(cube, bins, heat);
  yield* scanSteps(cube, compileFilter(cube.facets, filter), counter.visit);
  return accept({
    dimension: request.dimension, binCount, binDays, from: byDay.from,
    views: yield* counter.views(), window: heat?.window ?? null,
  });
}
