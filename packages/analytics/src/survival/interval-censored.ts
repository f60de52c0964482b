/** A spell known only to have ended in (left, right]; right = Infinity: not seen to end. Equal spells may share one with a weight. */
export interface CensoredSpells {
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly weight: Float64Array;
}

/** The innermost intervals that can carry mass, ascending, and how much each carries. */
export interface SurvivalEstimate {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly mass: Float64Array;
}

const mostRounds = 2_000;
/** Change of log likelihood per unit of weight below which the curve stands still. */
const precision = 1e-10;

/**
 * The survival curve that makes interval-censored spells most likely (nonparametric maximum likelihood): self-consistency
 * over the innermost intervals, accelerated by squared extrapolation.
 * @param tolerance change of log likelihood per unit of weight below which the curve stands still
 * @returns empty for no spells
 * @source Turnbull 1976; the intervals after Peto 1973; SQUAREM: Varadhan & Roland 2008
 */
export function estimateSurvival(spells: CensoredSpells, tolerance = precision): SurvivalEstimate {
  const { from, to } = innermostIntervals(spells);
  const reach = reachOf(spells, from, to);
  let mass: Mass = new Float64Array(from.length).fill(1 / from.length);
  let held = -Infinity;
  for (let round = 0; round < mostRounds; round += 1) {
    const once = selfConsistent(mass, reach).next;
    const { next: twice, logLikelihood } = selfConsistent(once, reach);
    const leapt = extrapolate(mass, once, twice);
    const leap = selfConsistent(leapt, reach);
    mass = leap.logLikelihood >= logLikelihood ? leap.next : twice;
    const reached = Math.max(leap.logLikelihood, logLikelihood);
    if (reached - held < tolerance * reach.total) break;
    held = reached;
  }
  return { from, to, mass };
}

type Mass = Float64Array<ArrayBuffer>;

/** Which innermost intervals [first, last) each spell covers. */
interface Reach {
  readonly first: Uint32Array;
  readonly last: Uint32Array;
  readonly weight: Float64Array;
  readonly total: number;
}

function reachOf({ left, right, weight }: CensoredSpells, from: Float64Array, to: Float64Array): Reach {
  return {
    first: Uint32Array.from(left, (at) => lowerBound(from, at)), last: Uint32Array.from(right, (at) => upperBound(to, at)),
    weight, total: weight.reduce((sum, one) => sum + one, 0),
  };
}

/**
 * One round: each spell shares itself out over the intervals it covers; sums are made by prefix and difference, so a round
 * costs spells + intervals. @returns the next masses, and the log likelihood of those given
 */
function selfConsistent(mass: Mass, { first, last, weight, total }: Reach): { next: Mass; logLikelihood: number } {
  const count = mass.length;
  const prefix = new Float64Array(count + 1);
  for (let k = 0; k < count; k += 1) prefix[k + 1] = prefix[k]! + mass[k]!;
  const rate = new Float64Array(count + 1);
  let logLikelihood = 0;
  for (let i = 0; i < first.length; i += 1) {
    const covered = prefix[last[i]!]! - prefix[first[i]!]!;
    if (covered <= 0) return { next: mass, logLikelihood: -Infinity };
    logLikelihood += weight[i]! * Math.log(covered);
    rate[first[i]!]! += weight[i]! / covered;
    rate[last[i]!]! -= weight[i]! / covered;
  }
  const next = new Float64Array(count);
  let running = 0;
  for (let k = 0; k < count; k += 1) {
    running += rate[k]!;
    next[k] = (mass[k]! * Math.max(0, running)) / total;
  }
  return { next, logLikelihood };
}

/** A leap along the direction of two steps, kept a distribution. */
function extrapolate(start: Mass, once: Mass, twice: Mass): Mass {
  let step = 0, bend = 0;
  for (let k = 0; k < start.length; k += 1) {
    const r = once[k]! - start[k]!, v = twice[k]! - once[k]! - r;
    step += r * r;
    bend += v * v;
  }
  if (bend === 0) return twice;
  const length = Math.min(-1, -Math.sqrt(step / bend));
  const leapt = new Float64Array(start.length);
  let sum = 0;
  for (let k = 0; k < start.length; k += 1) {
    const r = once[k]! - start[k]!, v = twice[k]! - once[k]! - r;
    leapt[k] = Math.max(twice[k]! * 1e-3, start[k]! - 2 * length * r + length * length * v);
    sum += leapt[k]!;
  }
  return leapt.map((mass) => mass / sum);
}

/** Intervals (l, r] between a left end and the right end that follows it with no other end between. */
function innermostIntervals({ left, right }: CensoredSpells): { from: Float64Array; to: Float64Array } {
  const ends = [
    ...Array.from(left, (at) => ({ at, isLeft: true })),
    ...Array.from(right, (at) => ({ at, isLeft: false })),
  ].sort((a, b) => a.at - b.at || Number(a.isLeft) - Number(b.isLeft));
  const from: number[] = [], to: number[] = [];
  for (let i = 1; i < ends.length; i += 1) {
    const [before, end] = [ends[i - 1]!, ends[i]!];
    if (before.isLeft && !end.isLeft) {
      from.push(before.at);
      to.push(end.at);
    }
  }
  return { from: Float64Array.from(from), to: Float64Array.from(to) };
}

/** First index whose value is ≥ at. */
function lowerBound(sorted: Float64Array, at: number): number {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First index whose value is > at. */
function upperBound(sorted: Float64Array, at: number): number {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Share still away at a time, 0..1. Inside an interval that carries mass the curve is only known at its ends: it is drawn
 * straight between them; mass that was never seen to end stays away.
 */
export function survivalAt({ from, to, mass }: SurvivalEstimate, time: number): number {
  let share = 1;
  for (let k = 0; k < from.length && from[k]! < time; k += 1) {
    if (to[k] === Infinity) continue;
    share -= time >= to[k]! ? mass[k]! : mass[k]! * ((time - from[k]!) / (to[k]! - from[k]!));
  }
  return Math.max(0, share);
}

/** The time at which half have ended, or null where the curve does not fall that far. */
export function survivalMedian({ from, to, mass }: SurvivalEstimate): number | null {
  let share = 1;
  for (let k = 0; k < from.length; k += 1) {
    if (to[k] === Infinity) return null;
    const ended = mass[k] ?? 0;
    if (share - ended <= 0.5 + 1e-12) return ended > 0 ? from[k]! + (to[k]! - from[k]!) * Math.min(1, (share - 0.5) / ended) : to[k]!;
    share -= ended;
  }
  return null;
}
