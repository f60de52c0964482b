import Flatbush from 'flatbush';
import type { LocalPlane } from '../measure/local-plane';
import { positionKey, roundPosition, type Position } from '../position';
import type { Cut } from './street';

/** A junction, end or bend where streets are cut. */
export interface Node {
  readonly key: string;
  /** Rounded to 1e-7 degrees. */
  readonly position: Position;
}

/**
 * The node of each cut: cuts nearer than the snap distance (directly or by way of others) are one node. It lies where
 * somebody drew a vertex, if anybody did, otherwise on the crossing; of several the south-westernmost by key.
 */
export function clusterNodes(cuts: readonly Cut[], plane: LocalPlane, snapMetres: number): Node[] {
  if (cuts.length === 0) return [];
  const tree = new Flatbush(cuts.length);
  for (const { x, y } of cuts) tree.add(x, y, x, y);
  tree.finish();
  const parent = Int32Array.from(cuts, (_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = i; at !== root;) [parent[at], at] = [root, parent[at]!];
    return root;
  };
  cuts.forEach(({ x, y }, i) => {
    tree.search(x - snapMetres, y - snapMetres, x + snapMetres, y + snapMetres, (j) => {
      if (j > i && Math.hypot(cuts[j]!.x - x, cuts[j]!.y - y) <= snapMetres) parent[rootOf(j)] = rootOf(i);
      return false;
    });
  });
  const best = new Map<number, Node & { readonly isDrawn: boolean }>();
  cuts.forEach(({ x, y, vertex }, i) => {
    const root = rootOf(i), known = best.get(root), isDrawn = vertex !== null;
    if (known?.isDrawn && !isDrawn) return;
    const position = roundPosition(vertex ?? plane.toPosition([x, y]));
    const key = positionKey(position);
    if (known === undefined || (isDrawn && !known.isDrawn) || key < known.key) best.set(root, { key, position, isDrawn });
  });
  return cuts.map((_, i) => best.get(rootOf(i))!);
}
