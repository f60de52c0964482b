import Flatbush from 'flatbush';
import type { PlaneLine } from './street';

/** The legs of lines in an R-tree; leg `i` of line `l` runs from its vertex i to i + 1. */
export interface SegmentIndex {
  readonly count: number;
  readonly lineOf: Int32Array;
  readonly legOf: Int32Array;
  /** Legs whose box comes within the margin of leg `i`, those after `i` only. */
  after(i: number, marginMetres: number): number[];
  /** Legs whose box comes within the margin of a point. */
  near(x: number, y: number, marginMetres: number): number[];
}

export function segmentIndex(lines: readonly Pick<PlaneLine, 'x' | 'y'>[]): SegmentIndex {
  const count = lines.reduce((sum, { x }) => sum + x.length - 1, 0);
  const lineOf = new Int32Array(count), legOf = new Int32Array(count);
  const tree = new Flatbush(Math.max(1, count));
  let next = 0;
  lines.forEach(({ x, y }, line) => {
    for (let leg = 0; leg + 1 < x.length; leg++) {
      tree.add(Math.min(x[leg]!, x[leg + 1]!), Math.min(y[leg]!, y[leg + 1]!), Math.max(x[leg]!, x[leg + 1]!), Math.max(y[leg]!, y[leg + 1]!));
      lineOf[next] = line;
      legOf[next++] = leg;
    }
  });
  // The tree cannot be empty; a box nobody asks for keeps it alive.
  if (count === 0) tree.add(Infinity, Infinity, Infinity, Infinity);
  tree.finish();
  return {
    count, lineOf, legOf,
    after(i, margin) {
      const { x, y } = lines[lineOf[i]!]!, leg = legOf[i]!;
      return tree.search(
        Math.min(x[leg]!, x[leg + 1]!) - margin, Math.min(y[leg]!, y[leg + 1]!) - margin,
        Math.max(x[leg]!, x[leg + 1]!) + margin, Math.max(y[leg]!, y[leg + 1]!) + margin, (j) => j > i,
      );
    },
    near: (x, y, margin) => (count === 0 ? [] : tree.search(x - margin, y - margin, x + margin, y + margin)),
  };
}

/** Share 0..1 along a leg of the point nearest to (px, py), and the distance to it in metres. */
export function nearestOnLeg(
  { x, y }: Pick<PlaneLine, 'x' | 'y'>, leg: number, px: number, py: number,
): { readonly share: number; readonly metres: number } {
  const ax = x[leg]!, ay = y[leg]!, dx = x[leg + 1]! - ax, dy = y[leg + 1]! - ay;
  const share = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  return { share, metres: Math.hypot(ax + share * dx - px, ay + share * dy - py) };
}
