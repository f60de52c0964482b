/** A minute of the day as 06:30; from 1440 on it lies on the next day. */
export const minuteText = (minute: number): string =>
  `${String(Math.floor((minute % 1_440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}${minute > 1_440 ? '⁺¹' : ''}`;

/** Weekdays (0 = Monday) as one stretch; null when they are none or have holes. */
export function weekdaysRange(weekdays: readonly number[]): { from: number; to: number } | null {
  const days = [...new Set(weekdays)].sort((a, b) => a - b), [from] = days, to = days.at(-1);
  return from === undefined || to === undefined || to - from + 1 !== days.length ? null : { from, to };
}
