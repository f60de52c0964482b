/** A point of a chart in its own units, y downwards. */
export type ChartPoint = readonly [x: number, y: number];

/** Steps of a scale that people count in. */
const roundSteps = [1, 2, 2.5, 5, 10];

/** An axis from zero whose end is the next round step at or above the most, two to four steps up, whole numbers throughout. */
export function axisOf(most: number): { readonly top: number; readonly ticks: readonly number[] } {
  if (most <= 1) return { top: 1, ticks: [0, 1] };
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = Math.max(1, roundSteps.map((factor) => factor * power).find((one) => Number.isInteger(one) && one * 4 >= most) ?? 10 * power);
  const count = Math.ceil(most / step);
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

/** Values spread evenly over the width, 0 at the bottom and `top` at the top. One value stands in the middle. */
export const pointsOf = (values: readonly number[], { width, height, top }: { width: number; height: number; top: number }): ChartPoint[] =>
  values.map((value, index) => [values.length === 1 ? width / 2 : (index * width) / (values.length - 1), height - (value / top) * height]);

/** The line through points as an SVG path; empty for none. */
export const linePath = (points: readonly ChartPoint[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
