import type { BinRun, BrushIndex, Endpoints, RequestOf } from '@wuding/contract';
import { daysBetween } from '../format/civil-day';
import type { ViewIntent } from '../stores/view-intent';
import { runsOf } from './filter-chips';
import type { Slices } from './slice-memo';
import type { SlicePlan, SliceRequest } from './slice-plan';

export type BrushRequest = RequestOf<Endpoints['brushEvents']>['body'];
export type BrushDimension = BrushRequest['dimension'];

/** Answers that change while one dimension is brushed: all but the whole and the chart that is the brush itself. */
const moving = { days: ['main', 'categories', 'districts', 'rhythm'], hours: ['main', 'categories', 'districts', 'days'] } as const;
const ownFilter = { days: ['from', 'to'], hours: ['weekdays', 'hours'] } as const;

/** What to ask for before a hand brushes: the question of each moving answer without the brush's own filter. */
export function brushRequests(plan: SlicePlan, dimension: BrushDimension): Map<keyof SlicePlan, BrushRequest> {
  const mainRequest = brushRequest(plan.main, dimension);
  const { grid: _, ...withoutGrid } = mainRequest;
  return new Map(moving[dimension].map((name) => {
    const request = brushRequest(plan[name], dimension);
    // The answer with a grid says all the one without says.
    return [name, JSON.stringify(request) === JSON.stringify(withoutGrid) ? mainRequest : request];
  }));
}

function brushRequest({ dataset, filter, grid }: SliceRequest, dimension: BrushDimension): BrushRequest {
  const own: readonly string[] = ownFilter[dimension];
  const others = Object.entries(filter ?? {}).filter(([key]) => !own.includes(key));
  return { dataset, dimension, ...(others.length === 0 ? {} : { filter: Object.fromEntries(others) }), ...(grid && { grid }) };
}

/** Where the brush stands, in bins of an index; none when it stands beside every record. */
export function brushRuns({ head }: BrushIndex, dimension: BrushDimension, intent: Pick<ViewIntent, 'from' | 'to' | 'weekdays' | 'hours'>): BinRun[] {
  if (head.from === null) return [];
  if (dimension === 'days') {
    const binOf = (day: string): number => Math.floor(daysBetween(head.from ?? day, day) / head.binDays);
    const first = Math.max(0, intent.from === null ? 0 : binOf(intent.from));
    const last = Math.min(head.binCount - 1, intent.to === null ? head.binCount - 1 : binOf(intent.to));
    return first <= last ? [[first, last]] : [];
  }
  const weekdays = intent.weekdays.length === 0 ? [0, 1, 2, 3, 4, 5, 6] : intent.weekdays;
  const hours = intent.hours.length === 0 ? [[0, 23] as const] : runsOf(intent.hours);
  return weekdays.flatMap((weekday) => hours.map(([from, to]): BinRun => [weekday * 24 + from, weekday * 24 + to]));
}

/**
 * The view as the brush stands, from indexes alone; null when one is missing or is of another state of the records than
 * the figures on show.
 */
export function brushedSlices(
  now: Slices, requests: ReadonlyMap<keyof SlicePlan, BrushRequest>, { indexOf, runsIn }: { indexOf: (request: BrushRequest) => BrushIndex | undefined; runsIn: (index: BrushIndex) => BinRun[] },
): Slices | null {
  const answers = new Map<BrushIndex, Slices['main']>();
  const moved: Partial<Record<keyof SlicePlan, Slices['main']>> = {};
  for (const [name, request] of requests) {
    const index = indexOf(request);
    if (index === undefined || index.head.asOfChange !== now.all.asOfChange) return null;
    let answer = answers.get(index);
    if (answer === undefined) answers.set(index, (answer = index.answer(runsIn(index))));
    moved[name] = answer;
  }
  return { ...now, ...moved };
}
