/** A road network in plane metres: nodes, and straight directed arcs between them. */
export interface RoadGraph {
  readonly nodeX: Float64Array;
  readonly nodeY: Float64Array;
  /** Node an arc leaves and node it enters. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lengthMetres: Float64Array;
  /** Arcs that leave node n: `out[outStart[n]] … out[outStart[n + 1] - 1]`. */
  readonly outStart: Int32Array;
  readonly out: Int32Array;
  /** The arc of the opposite direction between the same nodes; -1 on a one-way street. */
  readonly reverse: Int32Array;
}

/**
 * Joins nodes and arcs to a network.
 * @param nodes plane metres
 * @param arcs rows of `nodes`; several arcs may join the same two nodes
 * @throws RangeError where an arc names no node
 */
export function roadGraph(nodes: { readonly x: Float64Array; readonly y: Float64Array }, arcs: { readonly from: Int32Array; readonly to: Int32Array }): RoadGraph {
  const { x: nodeX, y: nodeY } = nodes, { from, to } = arcs;
  for (let arc = 0; arc < from.length; arc++)
    for (const node of [from[arc]!, to[arc]!]) if (node < 0 || node >= nodeX.length) throw new RangeError(`arc ${arc} names node ${node} of ${nodeX.length}`);
  const lengthMetres = Float64Array.from(from, (a, arc) => Math.hypot(nodeX[a]! - nodeX[to[arc]!]!, nodeY[a]! - nodeY[to[arc]!]!));
  const { outStart, out } = leaving(from, nodeX.length);
  return { nodeX, nodeY, from, to, lengthMetres, outStart, out, reverse: opposites(from, to, { outStart, out }) };
}

function leaving(from: Int32Array, nodeCount: number): Pick<RoadGraph, 'outStart' | 'out'> {
  const outStart = new Int32Array(nodeCount + 1), out = new Int32Array(from.length);
  for (const node of from) outStart[node + 1]!++;
  for (let node = 0; node < nodeCount; node++) outStart[node + 1]! += outStart[node]!;
  const next = outStart.slice();
  from.forEach((node, arc) => (out[next[node]!++] = arc));
  return { outStart, out };
}

function opposites(from: Int32Array, to: Int32Array, { outStart, out }: Pick<RoadGraph, 'outStart' | 'out'>): Int32Array {
  return Int32Array.from(from, (home, arc) => {
    const away = to[arc]!;
    for (let at = outStart[away]!; at < outStart[away + 1]!; at++) if (to[out[at]!] === home) return out[at]!;
    return -1;
  });
}
