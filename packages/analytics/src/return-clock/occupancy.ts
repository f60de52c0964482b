import { clusteredError, shareLimits } from '../statistics/share-limits';
import type { VisitFrame } from '../visits';
import type { Departure, DepartureRules } from './departures';
import { rake } from './rake';

/** Lags told, in minutes, and the edges of the bins whose passes tell them. */
export const lagMinutes = [20, 30, 45, 60, 90, 120, 180, 240] as const;
const lagEdges = [15, 22.5, 37.5, 52.5, 75, 105, 150, 210, 270] as const;

export interface OccupancyAtLag {
  readonly lagMinutes: number;
  /** Passes that fell on this lag. */
  readonly passCount: number;
  /** Share of departures after which somebody stands there at the lag, 0..1; null below ten passes. */
  readonly occupied: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** An occupancy with fewer passes is not told. @source ten, as for rates */
const leastPasses = 10;

/**
 * How often a spot is occupied again a given time after officers left, from the passes that came by then.
 * Missed detections are undone without bias: with each vendor noticed with probability p, the chance of an empty spot is
 * the mean of (−(1 − p) / p) ^ noticed, so a pass scores 1 − that power. Passes are weighted so that spots and hours of
 * departure have the shares they have among all departures, not among those somebody happened to follow up. Limits are
 * clustered by spot-day, on the logit scale.
 * @param detectionRatio p, in (0.5, 1]
 * @source thinning of counts: Rényi 1956 (generating function at 0); weights: raking; variance: Horvitz & Thompson with
 *   linearisation by clusters (Binder 1983)
 */
export function occupancyAfter(visits: VisitFrame, departures: readonly Departure[], { rules, detectionRatio }: { rules: DepartureRules; detectionRatio: number }): OccupancyAtLag[] {
  const miss = -(1 - detectionRatio) / detectionRatio;
  return lagMinutes.map((lag, bin) => {
    const atRisk = departures.filter(({ followedMinutes }) => followedMinutes > lag);
    const rows = rowsAtLag(visits, atRisk, { bin, settle: rules.settleMinutes });
    if (rows.length < leastPasses) return { lagMinutes: lag, passCount: rows.length, occupied: null, lower: null, upper: null };
    const scores = Float64Array.from(rows, ({ pass }) => 1 - miss ** visits.noticed[pass]!);
    const weights = rake(rows.length, [marginOf(rows, atRisk, ({ hour }) => hour), marginOf(rows, atRisk, ({ spot }) => spot)]);
    const mean = weights.reduce((sum, weight, row) => sum + weight * scores[row]!, 0);
    const { value: occupied, lower, upper } = shareLimits(mean, clusteredError(residualSums({ rows, weights, scores, mean })));
    return { lagMinutes: lag, passCount: rows.length, occupied, lower, upper };
  });
}

interface LagRow {
  readonly departure: Departure;
  readonly pass: number;
}

function rowsAtLag({ enteredAt }: VisitFrame, departures: readonly Departure[], { bin, settle }: { bin: number; settle: number }): LagRow[] {
  const rows: LagRow[] = [];
  const from = Math.max(settle, lagEdges[bin]!), to = lagEdges[bin + 1]!;
  for (const departure of departures) {
    for (let pass = departure.from; pass < departure.to; pass += 1) {
      const lag = (enteredAt[pass]! - departure.at) / 60_000;
      if (lag >= from && lag < to) rows.push({ departure, pass });
    }
  }
  return rows;
}

function marginOf(rows: readonly LagRow[], departures: readonly Departure[], keyOf: (departure: Departure) => number): { classOf: Uint32Array; target: Float64Array } {
  const numbers = new Map<number, number>();
  for (const departure of departures) if (!numbers.has(keyOf(departure))) numbers.set(keyOf(departure), numbers.size);
  const target = new Float64Array(numbers.size);
  for (const departure of departures) target[numbers.get(keyOf(departure))!]! += 1;
  return { classOf: Uint32Array.from(rows, ({ departure }) => numbers.get(keyOf(departure))!), target };
}

/** Weighted residuals added up by spot and day, within which rows hang together. */
function residualSums({ rows, weights, scores, mean }: { rows: readonly LagRow[]; weights: Float64Array; scores: Float64Array; mean: number }): Iterable<number> {
  const sums = new Map<string, number>();
  rows.forEach(({ departure: { spot, day } }, row) => {
    const key = `${spot}.${day}`;
    sums.set(key, (sums.get(key) ?? 0) + weights[row]! * (scores[row]! - mean));
  });
  return sums.values();
}
