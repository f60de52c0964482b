/** Below this the difference of two counts is what chance alone makes of equal rates in 19 of 20 cases. */
const chanceZ = 1.96;

export interface CountChange {
  readonly current: number;
  readonly previous: number;
  /** `level`: no more apart than chance would put them. */
  readonly direction: 'more' | 'fewer' | 'level';
}

/**
 * Two counts over periods of equal length and exposure, and whether one is more than the other beyond chance. The
 * question is one at a time: nothing is corrected for asking it of many districts.
 * @param current 0 or more; `previous` likewise
 * @source conditional test of two Poisson means (Przyborowski & Wilenski 1940), z = (a − b) / √(a + b)
 */
export function countChange(current: number, previous: number): CountChange {
  const sum = current + previous;
  const z = sum === 0 ? 0 : (current - previous) / Math.sqrt(sum);
  return { current, previous, direction: z >= chanceZ ? 'more' : z <= -chanceZ ? 'fewer' : 'level' };
}
