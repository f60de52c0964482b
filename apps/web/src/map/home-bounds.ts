import type { DatasetView, DistrictView } from '@wuding/contract';
import { bboxOf, type Bbox } from '@wuding/geo';

/** Room left around the outermost districts: this share of their span, and at least this much of a degree. */
const marginRatio = 0.14;
const leastMarginDegrees = 0.004;

/**
 * What the map opens on: the governed part of the dataset, which is where its districts are, and without at least two of
 * them the whole of it. Long roads out of town would otherwise make the town small. Null for an empty dataset.
 */
export function homeBoundsOf({ bounds }: Pick<DatasetView, 'bounds'>, districts: readonly Pick<DistrictView, 'labelPosition'>[]): Bbox | null {
  if (bounds === null) return null;
  const governed = districts.flatMap(({ labelPosition }) => (labelPosition === null ? [] : [labelPosition]));
  const around = governed.length < 2 ? null : bboxOf(governed);
  if (around === null) return bounds;
  const [west, south, east, north] = around;
  const aside = Math.max((east - west) * marginRatio, leastMarginDegrees), upward = Math.max((north - south) * marginRatio, leastMarginDegrees);
  const home: Bbox = [Math.max(bounds[0], west - aside), Math.max(bounds[1], south - upward), Math.min(bounds[2], east + aside), Math.min(bounds[3], north + upward)];
  return home[0] < home[2] && home[1] < home[3] ? home : bounds;
}
