import type { RoadGraph } from './road-graph';

/** At most this many squares are kept; a wider network gets larger squares. */
const mostSquares = 1 << 21;

/** The arcs of a network by the squares of the plane they run through. */
export interface ArcGrid {
  readonly cellMetres: number;
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  /** Arcs of square s: `arcs[start[s]] … arcs[start[s + 1] - 1]`. */
  readonly start: Int32Array;
  readonly arcs: Int32Array;
}

/** @param cellMetres side of a square, about the radius that is asked for */
export function arcGrid(graph: RoadGraph, cellMetres: number): ArcGrid {
  const frame = frameOf(graph, cellMetres);
  const start = new Int32Array(frame.columns * frame.rows + 1);
  visitSquares(graph, frame, (square) => start[square + 1]!++);
  for (let square = 0; square + 1 < start.length; square++) start[square + 1]! += start[square]!;
  const next = start.slice(), arcs = new Int32Array(start.at(-1)!);
  visitSquares(graph, frame, (square, arc) => (arcs[next[square]!++] = arc));
  return { ...frame, start, arcs };
}

type Frame = Omit<ArcGrid, 'start' | 'arcs'>;

function frameOf({ nodeX, nodeY }: RoadGraph, wantedMetres: number): Frame {
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
  for (let node = 0; node < nodeX.length; node++) {
    west = Math.min(west, nodeX[node]!); east = Math.max(east, nodeX[node]!);
    south = Math.min(south, nodeY[node]!); north = Math.max(north, nodeY[node]!);
  }
  if (nodeX.length === 0) return { cellMetres: wantedMetres, west: 0, south: 0, columns: 1, rows: 1 };
  const cellMetres = Math.max(wantedMetres, Math.sqrt(((east - west) * (north - south)) / mostSquares));
  return { cellMetres, west, south, columns: Math.floor((east - west) / cellMetres) + 1, rows: Math.floor((north - south) / cellMetres) + 1 };
}

/** Tells every square of every arc: row by row of squares, the part of the arc inside the row. */
function visitSquares({ nodeX, nodeY, from, to }: RoadGraph, { cellMetres, west, south, columns, rows }: Frame, tell: (square: number, arc: number) => void): void {
  for (let arc = 0; arc < from.length; arc++) {
    const [low, high] = nodeY[from[arc]!]! <= nodeY[to[arc]!]! ? [from[arc]!, to[arc]!] : [to[arc]!, from[arc]!];
    const x0 = (nodeX[low]! - west) / cellMetres, y0 = (nodeY[low]! - south) / cellMetres;
    const dx = (nodeX[high]! - west) / cellMetres - x0, dy = (nodeY[high]! - south) / cellMetres - y0;
    const lastRow = Math.min(rows - 1, Math.floor(y0 + dy));
    for (let row = Math.floor(y0); row <= lastRow; row++) {
      const enter = dy === 0 ? 0 : Math.max(0, (row - y0) / dy), leave = dy === 0 ? 1 : Math.min(1, (row + 1 - y0) / dy);
      const a = x0 + enter * dx, b = x0 + leave * dx;
      const lastColumn = Math.min(columns - 1, Math.floor(Math.max(a, b)));
      for (let column = Math.max(0, Math.floor(Math.min(a, b))); column <= lastColumn; column++) tell(row * columns + column, arc);
    }
  }
}
