import type { Track } from '../match-track';
import { roadGraph, type RoadGraph } from '../road-graph';

/** A town of crossing two-way streets, `size` by `size` nodes; node (column, row) is `row * size + column`. */
export function townGrid(size: number, blockMetres: number): RoadGraph {
  const from: number[] = [], to: number[] = [];
  const join = (a: number, b: number): void => {
    from.push(a, b);
    to.push(b, a);
  };
  for (let node = 0; node < size * size; node++) {
    if (node % size < size - 1) join(node, node + 1);
    if (node + size < size * size) join(node, node + size);
  }
  return roadGraph({
    x: Float64Array.from({ length: size * size }, (_, node) => (node % size) * blockMetres),
    y: Float64Array.from({ length: size * size }, (_, node) => Math.floor(node / size) * blockMetres),
  }, { from: Int32Array.from(from), to: Int32Array.from(to) });
}

/** The arcs along a list of nodes. */
export const arcsAlong = ({ from, to }: RoadGraph, nodes: readonly number[]): number[] =>
  nodes.slice(1).map((node, at) => from.findIndex((start, arc) => start === nodes[at] && to[arc] === node));

/** Positions at even steps along a list of nodes, each moved by an error. */
export function walk({ nodeX, nodeY }: RoadGraph, nodes: readonly number[], { stepMetres, error }: { stepMetres: number; error: () => number }): Track {
  const x: number[] = [], y: number[] = [];
  for (let at = 1; at < nodes.length; at++) {
    const a = nodes[at - 1]!, b = nodes[at]!, dx = nodeX[b]! - nodeX[a]!, dy = nodeY[b]! - nodeY[a]!;
    const count = Math.round(Math.hypot(dx, dy) / stepMetres);
    for (let step = 0; step < count; step++) {
      x.push(nodeX[a]! + (dx * (step + 0.5)) / count + error());
      y.push(nodeY[a]! + (dy * (step + 0.5)) / count + error());
    }
  }
  return { second: Float64Array.from(x, (_, at) => 10 * at), x: Float64Array.from(x), y: Float64Array.from(y) };
}

/** Bell-shaped errors with a mean of 0, as the sum of twelve uniform ones. */
export const noise = (random: () => number, deviationMetres: number) => (): number =>
  deviationMetres * (Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, 0) - 6);

/** Nodes of a wander that turns round only now and then. */
export function wander(size: number, count: number, random: () => number): number[] {
  const nodes = [Math.floor((size * size) / 2)];
  while (nodes.length < count) {
    const here = nodes.at(-1)!, before = nodes.at(-2);
    const next = [here - 1, here + 1, here - size, here + size].filter((node) =>
      node >= 0 && node < size * size && (Math.abs(node - here) !== 1 || Math.floor(node / size) === Math.floor(here / size)) && (node !== before || random() < 0.05));
    if (next.length > 0) nodes.push(next[Math.floor(random() * next.length)]!);
  }
  return nodes;
}
