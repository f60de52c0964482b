import { countChange, slice, type CountChange, type EventCube, type EventFilter, type Slice } from '@wuding/analytics';
import type { HomeDays } from './home-days';

/** Same hours of the same weekday, over the weeks that are on record. */
export type Usual = { readonly mean: number; readonly weekCount: number } | null;

/** Counts of one day's work, for the whole scope and for each district, from the cube alone. */
export interface HomeFigures {
  readonly todayCount: number;
  readonly usual: Usual;
  readonly period: CountChange;
  readonly current: Slice;
  readonly previous: Slice;
  readonly ofDistrict: (districtId: number) => { today: number; usual: Usual; period: CountChange };
}

export const countIn = (cube: EventCube, filter: EventFilter): Slice => {
  const counted = slice(cube, filter);
  if (!counted.ok) throw new Error('a slice without a grid refuses nothing');
  return counted.value;
};

/**
 * Eleven passes over short windows. Cost grows with the incidents of the last eight weeks, not with history.
 * @param scope districts only, where somebody's day is about some districts
 */
export function homeFigures(cube: EventCube, days: HomeDays, scope: EventFilter): HomeFigures {
  const firstAt = cube.timeSpan?.firstAt ?? Infinity;
  const today = countIn(cube, { ...scope, fromAt: days.todayAt });
  // A week before the first record says nothing about what is usual.
  const weeks = days.usual.filter(({ fromAt }) => fromAt >= firstAt).map((span) => countIn(cube, { ...scope, ...span }));
  const current = countIn(cube, { ...scope, ...days.current }), previous = countIn(cube, { ...scope, ...days.previous });
  const usualOf = (read: (counts: Slice) => number): Usual =>
    weeks.length === 0 ? null : { mean: weeks.reduce((sum, counts) => sum + read(counts), 0) / weeks.length, weekCount: weeks.length };
  return {
    todayCount: today.total, usual: usualOf(({ total }) => total), period: countChange(current.total, previous.total), current, previous,
    ofDistrict: (id) => {
      const of = ({ byDistrictId }: Slice): number => byDistrictId.get(id) ?? 0;
      return { today: of(today), usual: usualOf(of), period: countChange(of(current), of(previous)) };
    },
  };
}
