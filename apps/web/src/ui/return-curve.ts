export interface CurveBox {
  readonly width: number;
  readonly height: number;
  /** Where the axis ends. */
  readonly minutes: number;
}

interface Share {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;
export const axisX = (minutes: number, { width, minutes: end }: CurveBox): number => round((minutes / end) * width);
export const axisY = (share: number, { height }: CurveBox): number => round((1 - Math.min(1, Math.max(0, share))) * height);

/** A curve that holds each value until the next time. */
export const stepPath = (times: readonly number[], values: readonly number[], box: CurveBox): string =>
  times.map((time, index) => (index === 0 ? `M${axisX(time, box)} ${axisY(values[0] ?? 1, box)}` : `H${axisX(time, box)}V${axisY(values[index] ?? 0, box)}`)).join('');

/** The area between the limits of a step curve. */
export function bandPath(times: readonly number[], shares: readonly Share[], box: CurveBox): string {
  const back = times.map((_, index) => times.length - 1 - index);
  // On the way back the value of a stretch is the one it began with.
  const shifted = back.map((index) => (index === 0 ? '' : `V${axisY(shares[index]?.lower ?? 0, box)}H${axisX(times[index - 1] ?? 0, box)}`)).join('');
  return `${stepPath(times, shares.map(({ upper }) => upper), box)}${shifted}V${axisY(shares[0]?.lower ?? 0, box)}Z`;
}

interface Occupancy {
  readonly lagMinutes: number;
  readonly passCount: number;
  readonly occupied: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The share still clear at each lag that has one, with limits: what is not occupied. A lag without passes is left out, never 0. */
export const clearShares = (occupancy: readonly Occupancy[]) =>
  occupancy.flatMap(({ lagMinutes, passCount, occupied, lower, upper }) => (occupied === null || lower === null || upper === null ? []
    : [{ lag: lagMinutes, passCount, clear: 1 - occupied, low: 1 - upper, high: 1 - lower }]));
