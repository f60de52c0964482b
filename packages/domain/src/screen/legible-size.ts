/** How a picture hangs: one tile's diagonal and resolution, and how far its readers stand. */
export interface WallHanging {
  readonly diagonalInches: number;
  /** Of one tile, in the pixels the page is laid out in. */
  readonly tileWidthPixels: number;
  readonly tileHeightPixels: number;
  readonly distanceMetres: number;
}

export interface LegibleSizes {
  /** Nothing smaller may be read from there. Whole pixels, rounded up. */
  readonly minimumPixels: number;
  /** Ordinary text. Whole pixels. */
  readonly normalPixels: number;
}

/**
 * Angles a character must fill to be read from afar.
 * @source quality goals §2 (at least 16 arc-minutes); ISO 9241-303 (20 to 22 are comfortable)
 */
export const legibleArcMinutes = { minimum: 16, normal: 21 } as const;

const millimetresPerInch = 25.4;
const radiansPerArcMinute = Math.PI / 180 / 60;

/** The least and the ordinary size of text on a wall. All four facts must be positive. */
export function legibleSizes({ diagonalInches, tileWidthPixels, tileHeightPixels, distanceMetres }: WallHanging): LegibleSizes {
  const pixelMillimetres = (diagonalInches * millimetresPerInch) / Math.hypot(tileWidthPixels, tileHeightPixels);
  const pixelsOf = (arcMinutes: number): number => (2 * distanceMetres * 1_000 * Math.tan((arcMinutes * radiansPerArcMinute) / 2)) / pixelMillimetres;
  return { minimumPixels: Math.ceil(pixelsOf(legibleArcMinutes.minimum)), normalPixels: Math.round(pixelsOf(legibleArcMinutes.normal)) };
}

/**
 * The smallest text the wall was drawn with; every other length is a multiple of it.
 * @source design language §2: 25 px on a 98-inch tile at 5 m
 */
const drawnPixels = 25;

/** The size all lengths of the wall follow: as drawn, or larger where that could not be read. */
export const wallRootPixels = (hanging: WallHanging): number => Math.max(drawnPixels, legibleSizes(hanging).minimumPixels);
