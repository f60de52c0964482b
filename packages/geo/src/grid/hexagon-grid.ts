import type { PlanePosition } from '../position';

/** A hexagon of the endless lattice, axial: `r` rows upwards, `q` along a row that leans by half a width each row. */
export interface Hexagon {
  readonly q: number;
  readonly r: number;
}

/** Hexagons with a point to the north, fixed on the ground: whatever the view, a place is always in the same one. */
export interface HexagonGrid {
  /** From side to side, metres. */
  readonly widthMetres: number;
  readonly areaSquareMetres: number;
  hexagonOf(eastMetres: number, northMetres: number): Hexagon;
  middleOf(hexagon: Hexagon): PlanePosition;
}

/** Width of a hexagon as large as a square of that side: √3/2 · w² = side². */
export const hexagonWidthMetres = (cellMetres: number): number => cellMetres * Math.sqrt(2 / Math.sqrt(3));

/** Corners of a hexagon of the plane, closed, counter-clockwise from the one in the north-east. */
export function hexagonCorners([east, north]: PlanePosition, widthMetres: number): PlanePosition[] {
  const radius = widthMetres / Math.sqrt(3);
  return [0, 1, 2, 3, 4, 5, 0].map((corner) => {
    const angle = Math.PI / 6 + (corner * Math.PI) / 3;
    return [east + radius * Math.cos(angle), north + radius * Math.sin(angle)];
  });
}

/**
 * The lattice whose hexagon (0, 0) has its middle at an origin of the plane.
 * @throws RangeError when the hexagons have no size
 * @source axial coordinates and cube rounding: Patel, Hexagonal Grids (redblobgames), pointy tops
 */
export function hexagonGrid([originEast, originNorth]: PlanePosition, widthMetres: number): HexagonGrid {
  if (!(widthMetres > 0) || !Number.isFinite(widthMetres)) throw new RangeError(`widthMetres must be above 0, is ${widthMetres}`);
  const rowMetres = (widthMetres * Math.sqrt(3)) / 2;
  return {
    widthMetres, areaSquareMetres: widthMetres * rowMetres,
    hexagonOf(eastMetres, northMetres) {
      const r = (northMetres - originNorth) / rowMetres;
      return rounded((eastMetres - originEast) / widthMetres - r / 2, r);
    },
    middleOf: ({ q, r }) => [originEast + widthMetres * (q + r / 2), originNorth + rowMetres * r],
  };
}

/** The nearest whole hexagon: of q, r and −q−r the one rounded furthest gives way. */
function rounded(q: number, r: number): Hexagon {
  const s = -q - r;
  const [wholeQ, wholeR, wholeS] = [Math.round(q), Math.round(r), Math.round(s)];
  const [offQ, offR, offS] = [Math.abs(wholeQ - q), Math.abs(wholeR - r), Math.abs(wholeS - s)];
  if (offQ > offR && offQ > offS) return { q: -wholeR - wholeS, r: wholeR };
  return offR > offS ? { q: wholeQ, r: -wholeQ - wholeS } : { q: wholeQ, r: wholeR };
}
