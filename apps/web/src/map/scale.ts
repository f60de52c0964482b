/** Length of the equator on the sphere of Web Mercator, metres. @source EPSG:3857 */
const equatorMetres = 2 * Math.PI * 6_378_137;
const tilePixels = 512;

/** Ground metres under one CSS pixel in the middle of the map, along the parallel. */
export const metresPerPixel = (zoom: number, lat: number): number => (equatorMetres * Math.cos((lat * Math.PI) / 180)) / (tilePixels * 2 ** zoom);

export interface Scale {
  readonly metres: number;
  readonly widthPixels: number;
}

/** The longest round length (1, 2, 3 or 5 times a power of ten) that fits a width. */
export function scaleWithin(zoom: number, lat: number, limitPixels: number): Scale {
  const perPixel = metresPerPixel(zoom, lat);
  const limitMetres = perPixel * limitPixels;
  const power = 10 ** Math.floor(Math.log10(limitMetres));
  const metres = ([5, 3, 2, 1].find((factor) => factor * power <= limitMetres) ?? 1) * power;
  return { metres, widthPixels: metres / perPixel };
}
