import { legibleSizes, wallRootPixels, type WallHanging } from '@wuding/domain';

/** How a screen is laid out: all lengths are multiples of `u`, the smallest text that can be read from where people stand. */
export interface StageSize {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly isWide: boolean;
  readonly u: number;
  readonly minimumPixels: number;
  /** Middles of the seams between tiles side by side, pixels from the left of the stage. */
  readonly seams: readonly number[];
  /** Middles of the seams between tiles above one another, pixels from the top of the stage. */
  readonly rowSeams: readonly number[];
}

export interface Hanging {
  readonly diagonalInches: number;
  readonly tilesAcross: number;
  readonly tilesDown: number;
  readonly distanceMetres: number;
}

/** A 98-inch screen at 5 m: what the wall was drawn for. */
export const usualHanging: Hanging = { diagonalInches: 98, tilesAcross: 1, tilesDown: 1, distanceMetres: 5 };

/** From this shape on there is a column of figures instead of a strip. */
const wideRatio = 2.6;

/** Height of the strip above the map where the wall is not wide, in units. */
export const stripUnits = 7.84;

/** Where map and panels begin below the top of the stage, pixels. */
export const bodyTopPixels = ({ isWide, u }: Pick<StageSize, 'isWide' | 'u'>): number => (isWide ? 0 : stripUnits * u);

export function stageSize(widthPixels: number, heightPixels: number, { diagonalInches, tilesAcross, tilesDown, distanceMetres }: Hanging): StageSize {
  const hanging: WallHanging = { diagonalInches, distanceMetres, tileWidthPixels: widthPixels / tilesAcross, tileHeightPixels: heightPixels / tilesDown };
  return {
    widthPixels, heightPixels, isWide: widthPixels / heightPixels >= wideRatio, u: wallRootPixels(hanging), minimumPixels: legibleSizes(hanging).minimumPixels,
    seams: middlesOfSeams(widthPixels, tilesAcross), rowSeams: middlesOfSeams(heightPixels, tilesDown),
  };
}

const middlesOfSeams = (lengthPixels: number, tileCount: number): number[] => Array.from({ length: tileCount - 1 }, (_, index) => ((index + 1) * lengthPixels) / tileCount);

/** Height of the head of a wide wall, and the least of one figure below it, in units. */
export const headUnits = 8.4, leastFigureUnits = 4.3;

/** How many figures fit beside one another in the strip, in the order the scene has them. */
export const fittingFigureCount = ({ widthPixels, u }: Pick<StageSize, 'widthPixels' | 'u'>): number => Math.max(1, Math.floor((widthPixels - 16 * u) / (11.6 * u)));
