/** A street as a line of vertices in plane metres. */
export interface PlaneStreet {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Samples of all streets of a network, each in the middle of an equal part of its street, found by the square they lie in. */
export interface StreetSamples {
  /** Samples of street s: rows `start[s] … start[s + 1] - 1`, in order along it. */
  readonly start: Int32Array;
  readonly streetOf: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly squareMetres: number;
  /** Rows of the samples by square. */
  readonly squares: ReadonlyMap<number, readonly number[]>;
  /** Whether a point lies within so many metres of a sample. */
  isNear(point: readonly [x: number, y: number], metres: number): boolean;
}

/** Beyond so many squares east of the origin the number of a square is used again: 50,000 km at 50 m. */
const squareStride = 1_000_003;
const squareAt = (x: number, y: number, squareMetres: number): number => Math.floor(y / squareMetres) * squareStride + Math.floor(x / squareMetres);

/**
 * Cuts every street into round(length / step) equal parts with a sample in the middle of each.
 * @source definition of fixtures/coverage.json
 */
export function streetSamples(streets: readonly PlaneStreet[], stepMetres: number, squareMetres = 50): StreetSamples {
  const start = new Int32Array(streets.length + 1), x: number[] = [], y: number[] = [], streetOf: number[] = [];
  streets.forEach((street, index) => {
    for (const [sampleX, sampleY] of samplesAlong(street, stepMetres)) {
      x.push(sampleX);
      y.push(sampleY);
      streetOf.push(index);
    }
    start[index + 1] = x.length;
  });
  const squares = new Map<number, number[]>();
  x.forEach((sampleX, row) => {
    const square = squareAt(sampleX, y[row]!, squareMetres), rows = squares.get(square);
    if (rows === undefined) squares.set(square, [row]);
    else rows.push(row);
  });
  const found = { start, streetOf: Int32Array.from(streetOf), x: Float64Array.from(x), y: Float64Array.from(y), squareMetres, squares };
  return {
    ...found,
    isNear: ([px, py], metres) => {
      for (const row of samplesInBox(found, [px - metres, py - metres, px + metres, py + metres])) if (Math.hypot(x[row]! - px, y[row]! - py) <= metres) return true;
      return false;
    },
  };
}

/** Rows of the samples in the squares a box [west, south, east, north] touches. */
export function* samplesInBox({ squares, squareMetres }: Pick<StreetSamples, 'squares' | 'squareMetres'>, [west, south, east, north]: readonly [number, number, number, number]): Generator<number> {
  for (let row = Math.floor(south / squareMetres); row * squareMetres <= north; row++)
    for (let column = Math.floor(west / squareMetres); column * squareMetres <= east; column++) yield* squares.get(row * squareStride + column) ?? [];
}

function samplesAlong({ x, y }: PlaneStreet, stepMetres: number): [number, number][] {
  const along = new Float64Array(x.length);
  for (let vertex = 1; vertex < x.length; vertex++) along[vertex] = along[vertex - 1]! + Math.hypot(x[vertex]! - x[vertex - 1]!, y[vertex]! - y[vertex - 1]!);
  const lengthMetres = along.at(-1)!, count = Math.max(1, roundHalfEven(lengthMetres / stepMetres));
  let leg = 1;
  return Array.from({ length: count }, (_, part) => {
    const at = ((part + 0.5) / count) * lengthMetres;
    while (leg < x.length - 1 && along[leg]! < at) leg++;
    const legMetres = along[leg]! - along[leg - 1]!, share = legMetres === 0 ? 0 : (at - along[leg - 1]!) / legMetres;
    return [x[leg - 1]! + share * (x[leg]! - x[leg - 1]!), y[leg - 1]! + share * (y[leg]! - y[leg - 1]!)];
  });
}

/** Halves go to the even neighbour, as IEEE 754 rounds. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
