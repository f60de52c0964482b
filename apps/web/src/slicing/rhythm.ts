/** An hour of the week: weekday 0 = Monday, hour 0–23, of the dataset's zone. */
export interface WeekHour {
  readonly weekday: number;
  readonly hour: number;
}

/** Hours next to each other on one weekday, `fromHour` to `toHour` exclusive, and what was counted in them. */
export interface DensestSpan {
  readonly weekday: number;
  readonly fromHour: number;
  readonly toHour: number;
  readonly count: number;
}

/**
 * Upper bounds of the classes above zero: `classCount` equal steps up to the highest count, whole numbers, rising.
 * Fewer classes than asked when the highest count is smaller; none when nothing was counted.
 */
export function rhythmBounds(hourOfWeek: readonly number[], classCount: number): number[] {
  const highest = Math.max(0, ...hourOfWeek);
  const bounds = Array.from({ length: classCount }, (_, index) => Math.ceil((highest * (index + 1)) / classCount));
  return [...new Set(bounds)].filter((bound) => bound > 0);
}

/** Class of a count: 0 = none, then 1 up to the number of bounds. */
export function rhythmClass(count: number, bounds: readonly number[]): number {
  if (count === 0) return 0;
  const index = bounds.findIndex((bound) => count <= bound);
  return index === -1 ? bounds.length : index + 1;
}

/**
 * The two neighbouring hours of one weekday with the most incidents (one hour alone if its neighbour has none); the
 * earliest of equals. null when nothing was counted.
 */
export function densestSpan(hourOfWeek: readonly number[]): DensestSpan | null {
  let best: DensestSpan | null = null;
  for (let weekday = 0; weekday < 7; weekday++) {
    for (let hour = 0; hour < 23; hour++) {
      const first = hourOfWeek[weekday * 24 + hour] ?? 0;
      const second = hourOfWeek[weekday * 24 + hour + 1] ?? 0;
      if (first + second === 0 || first + second <= (best?.count ?? 0)) continue;
      best = { weekday, fromHour: first === 0 ? hour + 1 : hour, toHour: second === 0 ? hour + 1 : hour + 2, count: first + second };
    }
  }
  return best;
}

/** The rectangle of weekdays and hours between two cells, both included, ascending. */
export function spanBetween(a: WeekHour, b: WeekHour): { weekdays: number[]; hours: number[] } {
  const run = (from: number, to: number): number[] => Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => Math.min(from, to) + index);
  return { weekdays: run(a.weekday, b.weekday), hours: run(a.hour, b.hour) };
}

/** The cell an arrow key moves to; it stays inside the week. null = not an arrow, Home or End. */
export function cellAfterKey(key: string, { weekday, hour }: WeekHour): WeekHour | null {
  switch (key) {
    case 'ArrowLeft': return { weekday, hour: Math.max(0, hour - 1) };
    case 'ArrowRight': return { weekday, hour: Math.min(23, hour + 1) };
    case 'ArrowUp': return { weekday: Math.max(0, weekday - 1), hour };
    case 'ArrowDown': return { weekday: Math.min(6, weekday + 1), hour };
    case 'Home': return { weekday, hour: 0 };
    case 'End': return { weekday, hour: 23 };
    default: return null;
  }
}
