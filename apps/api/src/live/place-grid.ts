import type { PlanePosition } from '@wuding/geo';

/** Something with an extent on the plane, metres: a point is a line of one. */
export interface PlacedLine {
  readonly line: readonly PlanePosition[];
  readonly radiusMetres: number;
}

const cellMetres = 250;

/** Places by the cells their reach touches: what covers a point is asked of one cell, whatever their number. */
export class PlaceGrid<Place extends PlacedLine> {
  readonly #cells = new Map<string, Place[]>();

  constructor(places: readonly Place[]) {
    for (const place of places) {
      const easts = place.line.map(([east]) => east), norths = place.line.map(([, north]) => north);
      const [west, south] = [Math.min(...easts) - place.radiusMetres, Math.min(...norths) - place.radiusMetres];
      const [east, north] = [Math.max(...easts) + place.radiusMetres, Math.max(...norths) + place.radiusMetres];
      for (let column = Math.floor(west / cellMetres); column <= Math.floor(east / cellMetres); column++) {
        for (let row = Math.floor(south / cellMetres); row <= Math.floor(north / cellMetres); row++) {
          const key = `${column}/${row}`, cell = this.#cells.get(key);
          if (cell === undefined) this.#cells.set(key, [place]);
          else cell.push(place);
        }
      }
    }
  }

  /** Places whose reach holds the point, nearest first. */
  around([east, north]: PlanePosition): { place: Place; distanceMetres: number }[] {
    const cell = this.#cells.get(`${Math.floor(east / cellMetres)}/${Math.floor(north / cellMetres)}`) ?? [];
    return cell.map((place) => ({ place, distanceMetres: metresToLine([east, north], place.line) }))
      .filter(({ place, distanceMetres }) => distanceMetres <= place.radiusMetres).sort((a, b) => a.distanceMetres - b.distanceMetres);
  }

  /** Pairs of places that share a cell, each pair once. */
  *pairs(): Generator<readonly [Place, Place]> {
    const seen = new Map<Place, Set<Place>>();
    for (const cell of this.#cells.values()) {
      for (let i = 0; i < cell.length; i++) {
        for (let j = i + 1; j < cell.length; j++) {
          const [a, b] = [cell[i]!, cell[j]!], met = seen.get(a) ?? new Set<Place>();
          if (met.has(b)) continue;
          seen.set(a, met.add(b));
          yield [a, b];
        }
      }
    }
  }
}

/** Plane distance from a point to a line, metres. */
export function metresToLine([east, north]: PlanePosition, line: readonly PlanePosition[]): number {
  const [first] = line;
  if (first === undefined) return Infinity;
  let least = Math.hypot(east - first[0], north - first[1]);
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!], dx = b[0] - a[0], dy = b[1] - a[1], square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((east - a[0]) * dx + (north - a[1]) * dy) / square));
    least = Math.min(least, Math.hypot(east - a[0] - share * dx, north - a[1] - share * dy));
  }
  return least;
}

/** Least plane distance between two lines: from the corners of each to the other, which is exact unless they cross. */
export const metresBetweenLines = (a: readonly PlanePosition[], b: readonly PlanePosition[]): number =>
  Math.min(...a.map((corner) => metresToLine(corner, b)), ...b.map((corner) => metresToLine(corner, a)));
