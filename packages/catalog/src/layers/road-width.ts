import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { ControlClass } from '@wuding/domain';

/** Widths grow by this factor a zoom level: slower than the ground, so that a street stays a line and never a field. */
const growth = 1.6;

const drawnAtZooms = [12.5, 14, 15, 16] as const;

/** CSS pixels at the zooms above. */
const widths: Readonly<Record<ControlClass, { readonly fill: readonly number[]; readonly casing: readonly number[] }>> = {
  main: { fill: [2.4, 5.9, 10, 14.4], casing: [3.3, 7.7, 13, 17] },
  secondary: { fill: [1.2, 3.7, 6.2, 9], casing: [2, 5, 8.4, 11] },
  alley: { fill: [0.6, 1.6, 2.7, 4.6], casing: [1, 2.6, 4.3, 6] },
};

/**
 * Width of a street in CSS pixels as a function of zoom. Below the first drawn zoom both widths shrink by the growth
 * factor; above the last the fill grows by it while the casing keeps its rim.
 */
export function roadWidth(controlClass: ControlClass, part: 'fill' | 'casing', lineScale: number): ExpressionSpecification {
  const { fill, casing } = widths[controlClass];
  const drawn = part === 'fill' ? fill : casing;
  const farthest = drawn[0]! / growth ** (drawnAtZooms[0] - 9);
  const rim = part === 'fill' ? 0 : casing.at(-1)! - fill.at(-1)!;
  const nearest = fill.at(-1)! * growth ** 4 + rim;
  const stops = [9, farthest, ...drawnAtZooms.flatMap((zoom, index) => [zoom, drawn[index]!]), 20, nearest];
  return ['interpolate', ['exponential', growth], ['zoom'], ...stops.map((value, index) => (index % 2 === 0 ? value : value * lineScale))] as ExpressionSpecification;
}
