import { neighboursWithin, type PlanePoints } from './neighbours';

export interface Clusters {
  /** Cluster of each point from 0, or −1 for noise. A border point belongs to the first cluster that reaches it. */
  readonly cluster: Int32Array;
  readonly isCore: Uint8Array;
  readonly clusterCount: number;
}

/**
 * Density-based clusters. A point with at least `leastPoints` within the radius, itself included, is a core.
 * @param radiusMetres inclusive
 * @source Ester et al. 1996; equal to scikit-learn DBSCAN(eps, min_samples)
 */
export function densityClusters(points: PlanePoints, radiusMetres: number, leastPoints: number): Clusters {
  const { starts, indices } = neighboursWithin(points, radiusMetres);
  const count = points.x.length;
  const isCore = Uint8Array.from({ length: count }, (_, i) => (starts[i + 1]! - starts[i]! >= leastPoints ? 1 : 0));
  const cluster = new Int32Array(count).fill(-1);
  let clusterCount = 0;
  for (let seed = 0; seed < count; seed += 1) {
    if (isCore[seed] === 0 || cluster[seed] !== -1) continue;
    const open = [seed];
    cluster[seed] = clusterCount;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (let k = starts[at]!; k < starts[at + 1]!; k += 1) {
        const other = indices[k]!;
        if (cluster[other] !== -1) continue;
        cluster[other] = clusterCount;
        if (isCore[other] === 1) open.push(other);
      }
    }
    clusterCount += 1;
  }
  return { cluster, isCore, clusterCount };
}
