import { estimateSurvival, survivalAt, survivalMedian, type CensoredSpells } from './interval-censored';

/** A median stands on at least this many spells that were seen to end. @source issue of the return clock: ten finite upper bounds */
export const leastFiniteBounds = 10;
/** Resamples of the percentile interval. @source Efron & Tibshirani 1993, §13: 1,000 for ends of 95 % intervals; the curve is drawn from 400 */
const resamples = 400;

export interface SurvivalCurve {
  readonly survival: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Null where it is not reached, or rests on fewer than ten finite upper bounds. */
  readonly median: number | null;
  readonly finiteCount: number;
}

/**
 * Interval-censored survival at given times with percentile limits (95 %), resampling whole clusters: spells of one spot
 * and day share their weather, their vendors and their officers.
 * @param cluster number of each spell's cluster, from 0 @returns survival, lower, upper per time; 1 everywhere for no spells
 * @source Turnbull 1976; Davison & Hinkley 1997, §3.8 (cluster bootstrap)
 */
export function survivalWithLimits(spells: CensoredSpells, times: Float64Array, { cluster, random }: { cluster: Uint32Array; random: () => number }): SurvivalCurve {
  const estimate = estimateSurvival(spells);
  const survival = times.map((time) => survivalAt(estimate, time));
  const finiteCount = spells.right.filter((right) => right !== Infinity).length;
  const clusterCount = cluster.reduce((most, one) => Math.max(most, one + 1), 0);
  const curves = Array.from({ length: clusterCount === 0 ? 0 : resamples }, () => {
    const drawn = new Uint32Array(clusterCount);
    for (let i = 0; i < clusterCount; i += 1) drawn[Math.floor(random() * clusterCount)]! += 1;
    const resampled = withWeights(spells, cluster, drawn);
    const curve = estimateSurvival(resampled);
    return times.map((time) => survivalAt(curve, time));
  });
  const limit = (share: number): Float64Array => times.map((_, t) => (curves.length === 0 ? survival[t]! : quantile(curves.map((curve) => curve[t]!), share)));
  return { survival, lower: limit(0.025), upper: limit(0.975), median: finiteCount < leastFiniteBounds ? null : survivalMedian(estimate), finiteCount };
}

function withWeights({ left, right, weight }: CensoredSpells, cluster: Uint32Array, drawn: Uint32Array): CensoredSpells {
  const kept = Array.from(cluster.keys()).filter((i) => drawn[cluster[i]!]! > 0);
  return {
    left: Float64Array.from(kept, (i) => left[i]!), right: Float64Array.from(kept, (i) => right[i]!),
    weight: Float64Array.from(kept, (i) => weight[i]! * drawn[cluster[i]!]!),
  };
}

/** The value below which a share of the values lies; sorts them. */
export function quantile(values: number[], share: number): number {
  const sorted = values.sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
}
