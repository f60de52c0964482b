/** Parts of the day, [from, to) local hours; the last goes over midnight. The four of the return clock, and the night. @source docs/simulated-county.md */
export const dayBands = [[6, 11], [11, 14], [14, 18], [18, 22], [22, 6]] as const;

/** Cells of a week told apart: weekday × part of the day, Monday's first. */
export const weekCellCount = 7 * dayBands.length;

/** Part of the day of an hour; hours after midnight belong to the night that began the day before. */
export const bandOfHour = (hour: number): number => {
  const band = dayBands.findIndex(([from, to]) => hour >= from && hour < to);
  return band < 0 ? dayBands.length - 1 : band;
};

/** Cell of the week of an hour. @param weekday 0 = Monday */
export const weekCellOf = (weekday: number, hour: number): number => weekday * dayBands.length + bandOfHour(hour);

/** Places and instants of things counted, a column each; what lies outside the weeks is left out. */
export interface CountedEvents {
  readonly place: ArrayLike<number>;
  /** Days before the end of the last week, 0 = the last day. */
  readonly daysBefore: ArrayLike<number>;
  /** Cell of the week. */
  readonly cell: ArrayLike<number>;
  /** How many; null = one each. */
  readonly weight: ArrayLike<number> | null;
}

/** Counts by week, oldest first, place × cell. */
export function countByWeek({ place, daysBefore, cell, weight }: CountedEvents, { placeCount, weekCount, cellCount = weekCellCount }: { placeCount: number; weekCount: number; cellCount?: number }): Float64Array[] {
  const weeks = Array.from({ length: weekCount }, () => new Float64Array(placeCount * cellCount));
  for (let i = 0; i < place.length; i += 1) {
    const week = weeks[weekCount - 1 - Math.floor(daysBefore[i]! / 7)];
    if (week !== undefined) week[place[i]! * cellCount + cell[i]!]! += weight === null ? 1 : weight[i]!;
  }
  return weeks;
}
