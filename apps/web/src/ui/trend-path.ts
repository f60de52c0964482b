/** A point of a chart in its own units, y downwards. */
export type ChartPoint = readonly [x: number, y: number];

/** An axis end that is a round number at or above the most: 1, 2, 5 × a power of ten. */
export function roundTop(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= most) ?? 10;
  return step * power;
}

/** Values spread evenly over the width, 0 at the bottom and `top` at the top. One value stands in the middle. */
export const pointsOf = (values: readonly number[], { width, height, top }: { width: number; height: number; top: number }): ChartPoint[] =>
  values.map((value, index) => [values.length === 1 ? width / 2 : (index * width) / (values.length - 1), height - (value / top) * height]);

/** The line through points as an SVG path; empty for none. */
export const linePath = (points: readonly ChartPoint[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
