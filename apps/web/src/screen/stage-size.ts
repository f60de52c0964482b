import { legibleSizes, wallRootPixels, type WallHanging } from '@wuding/domain';

/** How a screen is laid out: all lengths are multiples of `u`, the smallest text that can be read from where people stand. */
export interface StageSize {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly isWide: boolean;
  readonly u: number;
  readonly minimumPixels: number;
  /** Middles of the seams between tiles, pixels from the left. */
  readonly seams: readonly number[];
}

export interface Hanging {
  readonly diagonalInches: number;
  readonly tilesAcross: number;
  readonly distanceMetres: number;
}

/** A 98-inch screen at 5 m: what the wall was drawn for. */
export const usualHanging: Hanging = { diagonalInches: 98, tilesAcross: 1, distanceMetres: 5 };

/** From this shape on there is a column of figures instead of a strip. */
const wideRatio = 2.6;

export function stageSize(widthPixels: number, heightPixels: number, { diagonalInches, tilesAcross, distanceMetres }: Hanging): StageSize {
  const hanging: WallHanging = { diagonalInches, distanceMetres, tileWidthPixels: widthPixels / tilesAcross, tileHeightPixels: heightPixels };
  return {
    widthPixels, heightPixels, isWide: widthPixels / heightPixels >= wideRatio, u: wallRootPixels(hanging), minimumPixels: legibleSizes(hanging).minimumPixels,
    seams: Array.from({ length: tilesAcross - 1 }, (_, index) => ((index + 1) * widthPixels) / tilesAcross),
  };
}

/** How many figures fit beside or under one another, in the order the scene has them. */
export const fittingFigureCount = ({ widthPixels, heightPixels, isWide, u }: StageSize): number =>
  Math.max(1, Math.floor(isWide ? (heightPixels - 9 * u) / (6 * u) : (widthPixels - 16 * u) / (11.6 * u)));
