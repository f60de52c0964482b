import { estimateSurvival, survivalAt, survivalMedian, type CensoredSpells, type SurvivalEstimate } from '../survival/interval-censored';
import { leastFiniteBounds, quantile, type SurvivalCurve } from '../survival/survival-with-limits';
import { finish, type Steps } from '../event-cube/steps';
import type { VisitFrame } from '../visits';
import type { Departure, DepartureRules } from './departures';

export interface ReturnSpells {
  readonly spells: CensoredSpells;
  /** Number of the spot-day of each spell. */
  readonly cluster: Uint32Array;
  /** Departures nobody followed up: they say nothing, and are only counted. */
  readonly unseenCount: number;
}

/**
 * What later passes say of the first recurrence after each departure: it lies in (L, R], R the first pass that met somebody,
 * L the last before it that met nobody (0 if none). A spell without a find is open to the right from its last clear pass;
 * the end of the active hours ends what can be known.
 */
export function returnSpells({ enteredAt, noticed }: VisitFrame, departures: readonly Departure[], { settleMinutes }: DepartureRules): ReturnSpells {
  const left: number[] = [], right: number[] = [], cluster: number[] = [];
  const clusters = new Map<string, number>();
  let unseenCount = 0;
  for (const { spot, day, at, from, to } of departures) {
    let clearUntil = 0, foundAt = Infinity;
    for (let pass = from; pass < to && foundAt === Infinity; pass += 1) {
      const lag = (enteredAt[pass]! - at) / 60_000;
      if (lag < settleMinutes) continue;
      if (noticed[pass]! > 0) foundAt = lag;
      else clearUntil = lag;
    }
    if (clearUntil === 0 && foundAt === Infinity) {
      unseenCount += 1;
      continue;
    }
    const key = `${spot}.${day}`;
    if (!clusters.has(key)) clusters.set(key, clusters.size);
    left.push(clearUntil);
    right.push(foundAt);
    cluster.push(clusters.get(key)!);
  }
  return {
    spells: { left: Float64Array.from(left), right: Float64Array.from(right), weight: new Float64Array(left.length).fill(1) },
    cluster: Uint32Array.from(cluster), unseenCount,
  };
}

/** Steps of the grid spells are brought to, minutes: five up to four hours, an hour beyond, where nothing is told any more. */
const stepMinutes = 5, toldMinutes = 240, farStepMinutes = 60;
const down = (lag: number): number => (lag >= toldMinutes ? Math.floor(lag / farStepMinutes) * farStepMinutes : Math.floor(lag / stepMinutes) * stepMinutes);
const up = (lag: number): number => (lag > toldMinutes ? Math.ceil(lag / farStepMinutes) * farStepMinutes : Math.ceil(lag / stepMinutes) * stepMinutes);

/** Resampled curves may stand a little off their maximum: what is told of them is where 95 of 100 lie. */
const resampledTolerance = 1e-6;

/**
 * Survival of departures at given lags with percentile limits (95 %), resampling whole spot-days. Spells are widened to a grid
 * of five minutes first, so that many are equal and are counted together: a resample costs the distinct ones alone.
 * @returns as `survivalWithLimits`, from which it differs by at most a step
 */
export function returnSurvival(spells: ReturnSpells, times: Float64Array, resampling: Resampling): SurvivalCurve {
  const { estimate, resampled, finiteCount } = finish(returnCurves(spells, resampling)), at = (curve: SurvivalEstimate): Float64Array => times.map((time) => survivalAt(curve, time));
  const survival = at(estimate), curves = resampled.map(at);
  const limit = (share: number): Float64Array => times.map((_, t) => (curves.length === 0 ? survival[t]! : quantile(curves.map((curve) => curve[t]!), share)));
  return { survival, lower: limit(0.025), upper: limit(0.975), median: finiteCount < leastFiniteBounds ? null : survivalMedian(estimate), finiteCount };
}

interface Resampling {
  readonly random: () => number;
  readonly resamples: number;
}

/** A time read off a curve, with 95 % limits; null = later than the last time it is read at. */
interface ReturnTime {
  readonly minutes: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly finiteCount: number;
}

/**
 * The first of some times at which no more than a share is still away, with percentile limits (95 %) from resampled spot-days. In steps of a resample.
 * @param times ascending @param share still away, in (0, 1)
 * @source percentile bootstrap: Efron & Tibshirani 1993, §13
 */
export function* returnTime(spells: ReturnSpells, { times, share }: { times: Float64Array; share: number }, resampling: Resampling): Steps<ReturnTime> {
  const { estimate, resampled, finiteCount } = yield* returnCurves(spells, resampling);
  const read = (curve: SurvivalEstimate): number => times.find((time) => survivalAt(curve, time) <= share + 1e-9) ?? Infinity;
  const drawn = resampled.map(read).sort((a, b) => a - b), told = (minutes: number | undefined): number | null => (minutes === undefined || minutes === Infinity ? null : minutes);
  // A resampled day more or less at either end: limits are times that were read, never between a time and never.
  const last = drawn.length - 1;
  return { minutes: told(read(estimate)), lower: told(drawn[Math.floor(0.025 * last)]), upper: told(drawn[Math.ceil(0.975 * last)]), finiteCount };
}

interface ReturnCurves {
  readonly estimate: SurvivalEstimate;
  readonly resampled: readonly SurvivalEstimate[];
  readonly finiteCount: number;
}

function* returnCurves({ spells, cluster }: ReturnSpells, { random, resamples }: Resampling): Steps<ReturnCurves> {
  const { distinct, numberOf } = widened(spells);
  const clusterCount = cluster.reduce((most, one) => Math.max(most, one + 1), 0);
  const whole = weighted(distinct, numberOf, { cluster, drawn: new Uint32Array(clusterCount).fill(1) });
  const resampled: SurvivalEstimate[] = [], drawCount = clusterCount === 0 ? 0 : resamples;
  for (let resample = 0; resample < drawCount; resample += 1) {
    const drawn = new Uint32Array(clusterCount);
    for (let i = 0; i < clusterCount; i += 1) drawn[Math.floor(random() * clusterCount)]! += 1;
    resampled.push(estimateSurvival(weighted(distinct, numberOf, { cluster, drawn }), resampledTolerance));
    yield;
  }
  return { estimate: estimateSurvival(whole), resampled, finiteCount: spells.right.filter((right) => right !== Infinity).length };
}

interface Distinct {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** The distinct spells on the grid, and which of them each spell is. */
function widened({ left, right }: CensoredSpells): { distinct: Distinct; numberOf: Uint32Array } {
  const numbers = new Map<string, number>();
  const lefts: number[] = [], rights: number[] = [];
  const numberOf = left.length === 0 ? new Uint32Array() : Uint32Array.from(left, (from, i) => {
    const low = down(from), high = right[i] === Infinity ? Infinity : Math.max(up(right[i]!), low + stepMinutes);
    const key = `${low}.${high}`;
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, (number = numbers.size));
      lefts.push(low);
      rights.push(high);
    }
    return number;
  });
  return { distinct: { left: lefts, right: rights }, numberOf };
}

function weighted({ left, right }: Distinct, numberOf: Uint32Array, { cluster, drawn }: { cluster: Uint32Array; drawn: Uint32Array }): CensoredSpells {
  const weight = new Float64Array(left.length);
  numberOf.forEach((number, spell) => { weight[number]! += drawn[cluster[spell]!]!; });
  const kept = Array.from(weight.keys()).filter((number) => weight[number]! > 0);
  return { left: Float64Array.from(kept, (i) => left[i]!), right: Float64Array.from(kept, (i) => right[i]!), weight: Float64Array.from(kept, (i) => weight[i]!) };
}
