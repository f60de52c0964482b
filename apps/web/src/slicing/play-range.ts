import { shiftRange, type DayRange } from '../ui/brush-range';

export const playSpeeds = [0.5, 1, 2, 4] as const;
export type PlaySpeed = (typeof playSpeeds)[number];

/** Milliseconds a step stands at speed 1: two steps a second can be followed, and read. */
const stepMilliseconds = 500;
/** A whole span stands longer, for everything in it is new. */
const spanMilliseconds = 2_000;
/** Spans longer than a month move on by weeks: a day more or less in them is not seen. */
const longestByDay = 31;

export interface PlayStep {
  readonly days: number;
  readonly milliseconds: number;
}

/** How far and how often a span moves on. Where motion is reduced it turns like a page, a whole span at a time. */
export function playStep({ first, last }: DayRange, speed: PlaySpeed, isCalm: boolean): PlayStep {
  const length = last - first + 1;
  return isCalm ? { days: length, milliseconds: spanMilliseconds / speed } : { days: length > longestByDay ? 7 : 1, milliseconds: stepMilliseconds / speed };
}

/** The span after one step; null at the end. */
export function playedRange(range: DayRange, step: PlayStep, dayCount: number): DayRange | null {
  const next = shiftRange(range, step.days, dayCount);
  return next.first === range.first ? null : next;
}

/** Where playing begins: where it stands, or at the first day when it stands at the last. */
export const playBegin = (range: DayRange, dayCount: number): DayRange => (range.last >= dayCount - 1 ? { first: 0, last: range.last - range.first } : range);
