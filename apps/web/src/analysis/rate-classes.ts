import type { RateUnit } from '@wuding/contract';

/**
 * Where the colour of a rate changes: fixed, so that two pictures of one unit compare; doubling, because rates spread that way.
 * Per hundred passes, per ten hours of patrol, per square kilometre and 30 days.
 */
const breaksOf: Readonly<Record<RateUnit, readonly number[]>> = {
  passes: [4, 8, 16, 32, 64], 'patrol-hours': [8, 16, 32, 64, 128], area: [200, 400, 800, 1_600, 3_200],
};

/** Rates by exposure do not grow with the period; those by area do, and so do their breaks. */
export const rateBreaks = (unit: RateUnit, dayCount: number): number[] =>
  breaksOf[unit].map((edge) => (unit === 'area' ? edge * Math.max(1, Math.round(dayCount / 30)) : edge));

/** z of a change: within chance in the middle, beyond 1 in 20, 1 in 100, 1 in 1,000 outwards. @source normal distribution */
export const differenceBreaks = [-3.29, -2.58, -1.96, 1.96, 2.58, 3.29];
