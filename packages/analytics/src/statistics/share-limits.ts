import { normal975 } from './normal';

/** A share with its 95 % limits, all 0..1. */
export interface ShareWithLimits {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Rule of three: nothing seen in so many effective looks. */
const edge = 1e-3;

/** Limits of a share on the logit scale, from its standard error. */
export function shareLimits(mean: number, error: number): ShareWithLimits {
  const inside = Math.min(1 - edge, Math.max(edge, mean));
  const half = (normal975 * error) / (inside * (1 - inside));
  const back = (logit: number): number => 1 / (1 + Math.exp(-logit));
  const logit = Math.log(inside / (1 - inside));
  return { value: Math.min(1, Math.max(0, mean)), lower: back(logit - half), upper: back(logit + half) };
}

/**
 * Standard error of a mean whose terms hang together within clusters, from the sums of weighted residuals by cluster.
 * @source Binder 1983 (linearisation by clusters)
 */
export function clusteredError(residualSums: Iterable<number>): number {
  let clusters = 0, squares = 0;
  for (const sum of residualSums) {
    clusters += 1;
    squares += sum * sum;
  }
  return Math.sqrt((squares * clusters) / Math.max(1, clusters - 1));
}
