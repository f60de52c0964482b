import type { ArcGrid } from './arc-grid';
import type { RoadGraph } from './road-graph';

/** Finds the arcs near a point; the answer lies in its own columns until the next question. */
export class NearbyArcs {
  readonly arc: Int32Array;
  readonly offsetMetres: Float64Array;
  readonly distanceMetres: Float64Array;
  count = 0;
  readonly #graph: RoadGraph;
  readonly #grid: ArcGrid;
  readonly #most: number;
  readonly #seen: Int32Array;
  #question = 0;

  /** @param most how many arcs are kept, the nearest ones */
  constructor(graph: RoadGraph, grid: ArcGrid, most: number) {
    this.#graph = graph;
    this.#grid = grid;
    this.#most = most;
    this.arc = new Int32Array(most);
    this.offsetMetres = new Float64Array(most);
    this.distanceMetres = new Float64Array(most);
    this.#seen = new Int32Array(graph.from.length);
  }

  /** Fills the columns in order of distance; `count` is 0 where no arc lies within the radius. */
  find(x: number, y: number, radiusMetres: number): void {
    const { west, south, cellMetres, columns, rows, start, arcs } = this.#grid;
    this.count = 0;
    this.#question++;
    const firstColumn = Math.max(0, Math.floor((x - radiusMetres - west) / cellMetres)), lastColumn = Math.min(columns - 1, Math.floor((x + radiusMetres - west) / cellMetres));
    const firstRow = Math.max(0, Math.floor((y - radiusMetres - south) / cellMetres)), lastRow = Math.min(rows - 1, Math.floor((y + radiusMetres - south) / cellMetres));
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++) {
        const square = row * columns + column;
        for (let at = start[square]!; at < start[square + 1]!; at++) this.#measure(arcs[at]!, x, y, radiusMetres);
      }
  }

  #measure(arc: number, x: number, y: number, radiusMetres: number): void {
    if (this.#seen[arc] === this.#question) return;
    this.#seen[arc] = this.#question;
    // Not `placeOnArc`: this is the innermost loop, and must not make an object per arc.
    const { nodeX, nodeY, from, to, lengthMetres } = this.#graph;
    const a = from[arc]!, b = to[arc]!, ax = nodeX[a]!, ay = nodeY[a]!, dx = nodeX[b]! - ax, dy = nodeY[b]! - ay, length = lengthMetres[arc]!;
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (length * length)));
    const ex = ax + share * dx - x, ey = ay + share * dy - y, distance = Math.sqrt(ex * ex + ey * ey);
    if (distance <= radiusMetres) this.#insert(arc, share * length, distance);
  }

  #insert(arc: number, offset: number, distance: number): void {
    let at = this.count;
    if (at === this.#most) {
      if (distance >= this.distanceMetres[at - 1]!) return;
      at--;
    } else this.count++;
    for (; at > 0 && this.distanceMetres[at - 1]! > distance; at--) {
      this.arc[at] = this.arc[at - 1]!;
      this.offsetMetres[at] = this.offsetMetres[at - 1]!;
      this.distanceMetres[at] = this.distanceMetres[at - 1]!;
    }
    this.arc[at] = arc;
    this.offsetMetres[at] = offset;
    this.distanceMetres[at] = distance;
  }
}
