import { accept, refuse, type Refusal, type Result } from './result';

/** A half-open span of instants `[fromAt, toAt)`, UTC milliseconds; a missing end is open. */
export interface TimeWindow {
  readonly fromAt: number | null;
  readonly toAt: number | null;
}

export const isWithin = (window: TimeWindow, at: number): boolean =>
  (window.fromAt === null || at >= window.fromAt) && (window.toAt === null || at < window.toAt);

/** Refuses a window that ends before or when it begins: a half-open window of no length holds nothing. */
export function timeWindow(fromAt: number | null, toAt: number | null): Result<TimeWindow, Refusal<'window-ends-before-it-begins'>> {
  if (fromAt !== null && toAt !== null && toAt <= fromAt) return refuse('window-ends-before-it-begins', { pointer: '/to' });
  return accept({ fromAt, toAt });
}
