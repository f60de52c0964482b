import type { Position } from '../position';

/**
 * The datum a position is labelled with. `cgcs2000` is China's geodetic datum (EPSG:4490), `gcj02` the obfuscated one of
 * 高德/腾讯 maps, `bd09` the twice obfuscated one of 百度.
 */
export const datums = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export type Datum = (typeof datums)[number];

/**
 * Whether a position lies in the rectangle in which the obfuscation of GCJ-02 is applied (72.004..137.8347 E,
 * 0.8293..55.8271 N). It is wider than China: what lies outside is surely not obfuscated.
 * @source the `outOfChina` test of the published GCJ-02 algorithm
 */
export const isInChina = (position: Readonly<Position>): boolean =>
  position[0] >= 72.004 && position[0] <= 137.8347 && position[1] >= 0.8293 && position[1] <= 55.8271;

/**
 * Whether a datum label can be right at a position. Outside China nothing is given in GCJ-02 or BD-09, so such a label
 * there is a mistake of whoever wrote it; an importer refuses it.
 */
export const datumAppliesAt = (position: Readonly<Position>, datum: Datum): boolean =>
  datum === 'wgs84' || datum === 'cgcs2000' || isInChina(position);
