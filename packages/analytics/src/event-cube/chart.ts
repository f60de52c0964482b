import type { LocalPlane, Position } from '@wuding/geo';

/** A square piece of the plane with a biquadratic map onto some other plane. */
export interface Patch {
  readonly centreEastCentimetres: number;
  readonly centreNorthCentimetres: number;
  readonly perCentimetre: number;
  /** Nine of x, then nine of y: the power of east counts faster than the power of north. */
  readonly coefficients: Float64Array;
}

/**
 * Carries many plane positions elsewhere (to degrees, to the pixels of a tile) without the transverse Mercator series
 * for each: every patch is interpolated from nine exact positions. A patch of 8 km is true to a millimetre up to
 * latitude 60°; the error grows with the cube of its side.
 */
export class Chart {
  readonly #plane: LocalPlane;
  readonly #sideCentimetres: number;
  readonly #project: (position: Position) => readonly [x: number, y: number];
  readonly #patches = new Map<number, Patch>();

  constructor(plane: LocalPlane, patchMetres: number, project: (position: Position) => readonly [x: number, y: number]) {
    this.#plane = plane;
    this.#sideCentimetres = patchMetres * 100;
    this.#project = project;
  }

  patchAt(eastCentimetres: number, northCentimetres: number): Patch {
    const column = Math.floor(eastCentimetres / this.#sideCentimetres);
    const row = Math.floor(northCentimetres / this.#sideCentimetres);
    const key = column * 0x4000_0000 + row;
    let patch = this.#patches.get(key);
    if (patch === undefined) this.#patches.set(key, (patch = this.#makePatch(column, row)));
    return patch;
  }

  #makePatch(column: number, row: number): Patch {
    const half = this.#sideCentimetres / 2;
    const east = column * this.#sideCentimetres + half;
    const north = row * this.#sideCentimetres + half;
    const nodes = [-1, 0, 1].map((v) => [-1, 0, 1].map((u) => this.#project(this.#plane.toPosition([(east + u * half) / 100, (north + v * half) / 100]))));
    const coefficients = new Float64Array(18);
    for (const axis of [0, 1] as const) {
      const alongEast = nodes.map((line) => quadratic(line[0]![axis], line[1]![axis], line[2]![axis]));
      for (let power = 0; power < 3; power += 1) {
        const alongNorth = quadratic(alongEast[0]![power]!, alongEast[1]![power]!, alongEast[2]![power]!);
        for (let other = 0; other < 3; other += 1) coefficients[axis * 9 + other * 3 + power] = alongNorth[other]!;
      }
    }
    return { centreEastCentimetres: east, centreNorthCentimetres: north, perCentimetre: 1 / half, coefficients };
  }
}

/** Coefficients of 1, t, t² through values at t = −1, 0, 1. */
const quadratic = (before: number, at: number, after: number): [number, number, number] => [at, (after - before) / 2, (after + before) / 2 - at];

/** Whether a position lies in the patch, so that it need not be looked up again. */
export const holds = ({ centreEastCentimetres, centreNorthCentimetres, perCentimetre }: Patch, eastCentimetres: number, northCentimetres: number): boolean =>
  Math.abs(eastCentimetres - centreEastCentimetres) * perCentimetre < 1 && Math.abs(northCentimetres - centreNorthCentimetres) * perCentimetre < 1;

/** Writes x and y of a plane position into `out[0]`, `out[1]`. */
export function placeOn(patch: Patch, eastCentimetres: number, northCentimetres: number, out: Float64Array): void {
  const c = patch.coefficients;
  const u = (eastCentimetres - patch.centreEastCentimetres) * patch.perCentimetre;
  const v = (northCentimetres - patch.centreNorthCentimetres) * patch.perCentimetre;
  out[0] = c[0]! + u * (c[1]! + u * c[2]!) + v * (c[3]! + u * (c[4]! + u * c[5]!) + v * (c[6]! + u * (c[7]! + u * c[8]!)));
  out[1] = c[9]! + u * (c[10]! + u * c[11]!) + v * (c[12]! + u * (c[13]! + u * c[14]!) + v * (c[15]! + u * (c[16]! + u * c[17]!)));
}
