/** Second 0 and day 0 of the cube's clock; also the earliest plausible incident. UTC milliseconds. */
export const cubeEpochAt = Date.UTC(2000, 0, 1);

const daySeconds = 86_400;
const dayShift = 17;
const secondMask = (1 << dayShift) - 1;
const lastDay = 0x7fff;

/** A stamp no row reaches: the open end of a window. */
export const endOfStamps = 0x1_0000_0000;

/** Whole seconds since the epoch as day and second of day in one number; NaN before 2000 and after 2089. */
export function stampOf(seconds: number): number {
  const day = Math.floor(seconds / daySeconds);
  return day >= 0 && day <= lastDay ? day * (1 << dayShift) + (seconds - day * daySeconds) : NaN;
}

/** The stamp at which a window begins or ends: fractions of a second round up, instants out of range go to the ends. */
export function boundaryStamp(at: number): number {
  const seconds = Math.ceil((at - cubeEpochAt) / 1000);
  return seconds <= 0 ? 0 : seconds > (lastDay + 1) * daySeconds - 1 ? endOfStamps : stampOf(seconds);
}

/** UTC day of a stamp, counted from 2000-01-01. */
export const dayOfStamp = (stamp: number): number => stamp >>> dayShift;

/** UTC milliseconds. */
export const instantOfStamp = (stamp: number): number => cubeEpochAt + ((stamp >>> dayShift) * daySeconds + (stamp & secondMask)) * 1000;
