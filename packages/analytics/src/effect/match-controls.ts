import { ratioSpread, shrinkRatio } from '../rates/shrink-rates';

/** Passes before anything was done, a column each. */
export interface BaselinePasses {
  readonly spot: ArrayLike<number>;
  /** Vendors the pass met. */
  readonly met: ArrayLike<number>;
  /** Hours that are compared with one another only. */
  readonly stratum: ArrayLike<number>;
}

/** A place, and what it is by nature (the class of its street); null = not known. */
export interface ClassedSpot {
  readonly id: number;
  readonly kind: string | null;
}

export interface MatchedSpot {
  readonly id: number;
  /** 0 = nothing tells it from the post; 1 = one standard deviation between places away, or a street of another class. */
  readonly unlikeness: number;
}

/** What a place was like: vendors per pass over what its hours give, and how often it was passed, both as logarithms. */
interface Baseline { readonly level: number; readonly passes: number }

/**
 * The places most like a post's before it opened: by vendors met per pass (long-run mean, hours standardised, shrunk where little was looked at), by how
 * often they were passed, and by the class of their streets. Each of the first two counts in standard deviations between candidates; a street of
 * another class counts as one. What is met at the post and at its matches then falls back to the mean alike: they are as extreme, and as often looked at.
 * Families of offences are not matched: a pass says how many were met, not of what.
 * @returns at most `most` candidates with at least `fewestPasses`, most alike first, ties by id; none where the post's places were never passed
 * @source nearest neighbours by standardised distance: Stuart 2010; shrinking: Marshall 1991
 */
export function matchControls(passes: BaselinePasses, { target, candidates }: { readonly target: readonly ClassedSpot[]; readonly candidates: readonly ClassedSpot[] }, { most, fewestPasses }: { readonly most: number; readonly fewestPasses: number }): MatchedSpot[] {
  const bySpot = observedExpected(passes), own = target.flatMap(({ id }) => bySpot.get(id) ?? []);
  const fit = candidates.filter(({ id }) => (bySpot.get(id)?.passes ?? 0) >= fewestPasses);
  if (own.length === 0 || fit.length === 0) return [];
  const sum = (of: (one: Tally) => number): number => own.reduce((total, one) => total + of(one), 0);
  const tallies = fit.map(({ id }) => bySpot.get(id)!), baselineOf = baselines(tallies);
  const post = baselineOf({ met: sum((one) => one.met), expected: sum((one) => one.expected), passes: sum((one) => one.passes) / target.length });
  const all = tallies.map(baselineOf), level = deviation(all.map((one) => one.level)), often = deviation(all.map((one) => one.passes));
  return fit.map(({ id, kind }, at) => {
    const otherStreets = 1 - target.filter((one) => one.kind === kind).length / target.length;
    return { id, unlikeness: Math.sqrt(squared(all[at]!.level - post.level, level) + squared(all[at]!.passes - post.passes, often) + otherStreets) };
  }).sort((a, b) => a.unlikeness - b.unlikeness || a.id - b.id).slice(0, most);
}

interface Tally { readonly met: number; readonly expected: number; readonly passes: number }

/** By spot: what was met, what its hours give at the mean of all places, and its passes. */
function observedExpected({ spot, met, stratum }: BaselinePasses): Map<number, Tally> {
  const hours = new Map<number, { passes: number; met: number }>();
  for (let at = 0; at < spot.length; at += 1) {
    const hour = hours.get(stratum[at]!) ?? { passes: 0, met: 0 };
    hours.set(stratum[at]!, { passes: hour.passes + 1, met: hour.met + met[at]! });
  }
  const bySpot = new Map<number, Tally>();
  for (let at = 0; at < spot.length; at += 1) {
    const hour = hours.get(stratum[at]!)!, one = bySpot.get(spot[at]!) ?? { met: 0, expected: 0, passes: 0 };
    bySpot.set(spot[at]!, { met: one.met + met[at]!, expected: one.expected + hour.met / hour.passes, passes: one.passes + 1 });
  }
  return bySpot;
}

/** How to tell what a place was like, shrunk towards the candidates by how much they differ. A place in hours where nobody was ever met tells nothing of its level. */
function baselines(candidates: readonly Tally[]): (one: Tally) => Baseline {
  const known = candidates.filter(({ expected }) => expected > 0);
  const spread = ratioSpread({ observed: Float64Array.from(known, ({ met }) => met), expected: Float64Array.from(known, ({ expected }) => expected) });
  return ({ met, expected, passes }) => ({ level: Math.log(shrinkRatio(met, expected, { spread }).ratio), passes: Math.log(passes) });
}

const squared = (difference: number, standard: number): number => (standard > 0 ? (difference / standard) ** 2 : 0);

function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
