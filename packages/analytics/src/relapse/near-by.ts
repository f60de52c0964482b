/** Points of a plane in metres. */
export interface PlacedPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Finds points near a place: they are sorted into cells as wide as the reach once, and a question looks into nine of them.
 * @returns whether a point within the reach passes the test; it stops at the first
 */
export function nearBy({ x, y }: PlacedPoints, reachMetres: number): (east: number, north: number, test: (point: number) => boolean) => boolean {
  const cells = new Map<number, number[]>();
  const numberOf = (column: number, row: number): number => column * 4_194_304 + row;
  const at = (metres: number): number => Math.floor(metres / reachMetres);
  x.forEach((east, point) => {
    const cell = numberOf(at(east), at(y[point]!)), known = cells.get(cell);
    if (known === undefined) cells.set(cell, [point]);
    else known.push(point);
  });
  return (east, north, test) => {
    for (let column = at(east) - 1; column <= at(east) + 1; column += 1) {
      for (let row = at(north) - 1; row <= at(north) + 1; row += 1) {
        if (cells.get(numberOf(column, row))?.some((point) => (x[point]! - east) ** 2 + (y[point]! - north) ** 2 <= reachMetres ** 2 && test(point)) === true) return true;
      }
    }
    return false;
  };
}
