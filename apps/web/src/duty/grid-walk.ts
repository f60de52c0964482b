/** A stop of the keyboard in the roster: row, day, and which mark of the cell. */
export interface Stop {
  readonly row: number;
  readonly column: number;
  readonly nth: number;
}

/** How far a page key goes. */
const pageStops = 8;

/**
 * Where a key leads from a stop. Left and right change the day, up and down walk the marks of a cell and go on to the next row.
 * @param counts marks in each cell, by row and day; at least one in each cell that can be walked, 0 = none (a heading)
 * @returns null for a key that does not walk, or at the edge
 */
export function nextStop(counts: readonly (readonly number[])[], at: Stop, key: string): Stop | null {
  if (key === 'ArrowLeft' || key === 'ArrowRight') return sideways(counts, at, key === 'ArrowRight' ? 1 : -1);
  if (key === 'ArrowDown' || key === 'ArrowUp') return upOrDown(counts, at, key === 'ArrowDown' ? 1 : -1);
  if (key === 'Home' || key === 'End') return { row: at.row, column: key === 'Home' ? 0 : (counts[at.row]?.length ?? 1) - 1, nth: 0 };
  if (key !== 'PageDown' && key !== 'PageUp') return null;
  let stop = at;
  for (let i = 0; i < pageStops; i++) stop = upOrDown(counts, stop, key === 'PageDown' ? 1 : -1) ?? stop;
  return stop === at ? null : stop;
}

function sideways(counts: readonly (readonly number[])[], { row, column, nth }: Stop, step: 1 | -1): Stop | null {
  const count = counts[row]?.[column + step];
  return count === undefined ? null : { row, column: column + step, nth: Math.min(nth, Math.max(0, count - 1)) };
}

function upOrDown(counts: readonly (readonly number[])[], { row, column, nth }: Stop, step: 1 | -1): Stop | null {
  const inCell = nth + step;
  if (inCell >= 0 && inCell < (counts[row]?.[column] ?? 0)) return { row, column, nth: inCell };
  for (let other = row + step; other >= 0 && other < counts.length; other += step) {
    const count = counts[other]?.[column] ?? 0;
    if (count > 0) return { row: other, column, nth: step > 0 ? 0 : count - 1 };
  }
  return null;
}
