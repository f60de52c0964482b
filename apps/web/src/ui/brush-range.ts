/** Days `first`…`last` of a span, indexes, both included; `first ≤ last`. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

export type BrushEnd = 'first' | 'last';

/** The day under a horizontal position, 0…dayCount−1, clamped to the span. */
export const dayAtX = (x: number, width: number, dayCount: number): number =>
  width <= 0 ? 0 : Math.max(0, Math.min(dayCount - 1, Math.floor((x / width) * dayCount)));

/** Left edge of a day (so `dayCount` gives the right end of the span). */
export const xOfDay = (index: number, width: number, dayCount: number): number => (dayCount === 0 ? 0 : (index / dayCount) * width);

/** Moves one end to a day; it stops at the other end and at the span. */
export function moveEnd(range: DayRange, end: BrushEnd, day: number, dayCount: number): DayRange {
  return end === 'first'
    ? { first: Math.max(0, Math.min(day, range.last)), last: range.last }
    : { first: range.first, last: Math.min(dayCount - 1, Math.max(day, range.first)) };
}

/** Shifts the whole range by so many days and keeps its length; it stops at the ends of the span. */
export function shiftRange(range: DayRange, dayShift: number, dayCount: number): DayRange {
  const shift = Math.max(-range.first, Math.min(dayShift, dayCount - 1 - range.last));
  return { first: range.first + shift, last: range.last + shift };
}

/** The range between two days, whichever comes first. */
export const rangeBetween = (a: number, b: number): DayRange => ({ first: Math.min(a, b), last: Math.max(a, b) });

/** Where a key moves an end: arrows a day, with Shift or PageUp/PageDown a week, Home and End to the limit; null = not ours. */
export function dayAfterKey(key: string, isShifted: boolean, day: number, dayCount: number): number | null {
  const step = isShifted ? 7 : 1;
  switch (key) {
    case 'ArrowLeft': case 'ArrowDown': return day - step;
    case 'ArrowRight': case 'ArrowUp': return day + step;
    case 'PageDown': return day - 7;
    case 'PageUp': return day + 7;
    case 'Home': return 0;
    case 'End': return dayCount - 1;
    default: return null;
  }
}
