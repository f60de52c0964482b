import type { Bbox } from '../bbox';
import type { Position } from '../position';

/** Latitude at which the square web Mercator world ends. */
export const mercatorMaximumLat = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;

/** Web Mercator x of a longitude: 0 at −180°, 1 at 180°. */
export const mercatorX = (lng: number): number => (lng + 180) / 360;

/** Web Mercator y of a latitude: 0 at 85.05° N, 1 at 85.05° S; latitudes beyond are held at the edge. */
export function mercatorY(lat: number): number {
  const held = Math.max(-mercatorMaximumLat, Math.min(mercatorMaximumLat, lat));
  return 0.5 - Math.asinh(Math.tan((held * Math.PI) / 180)) / (2 * Math.PI);
}

export const lngOfMercatorX = (x: number): number => x * 360 - 180;
export const latOfMercatorY = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** Whether z/x/y names a tile: whole numbers, z 0..24, x and y within 2^z. */
export const isTile = (z: number, x: number, y: number): boolean =>
  Number.isInteger(z) && Number.isInteger(x) && Number.isInteger(y) && z >= 0 && z <= 24 && x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z;

/**
 * The box of a tile in degrees, grown on each side by a share of the tile.
 * @param z zoom @param x column from the west @param y row from the north
 * @param bufferRatio 0 for the tile itself; 64/4096 for the usual buffer
 */
export function tileBbox(z: number, x: number, y: number, bufferRatio = 0): Bbox {
  const tiles = 2 ** z;
  return [
    lngOfMercatorX((x - bufferRatio) / tiles), latOfMercatorY((y + 1 + bufferRatio) / tiles),
    lngOfMercatorX((x + 1 + bufferRatio) / tiles), latOfMercatorY((y - bufferRatio) / tiles),
  ];
}

/** The tile [z, x, y] that holds a position at a zoom. */
export function tileAt(position: Readonly<Position>, z: number): [z: number, x: number, y: number] {
  const tiles = 2 ** z;
  const clamp = (value: number): number => Math.max(0, Math.min(tiles - 1, Math.floor(value * tiles)));
  return [z, clamp(mercatorX(position[0])), clamp(mercatorY(position[1]))];
}

/** A position in the pixels of a tile: x to the right, y down, 0..extent inside; beyond outside. Not rounded. */
export function tilePixel(
  position: Readonly<Position>, tile: readonly [z: number, x: number, y: number], extent: number,
): [x: number, y: number] {
  const tiles = 2 ** tile[0];
  return [(mercatorX(position[0]) * tiles - tile[1]) * extent, (mercatorY(position[1]) * tiles - tile[2]) * extent];
}
