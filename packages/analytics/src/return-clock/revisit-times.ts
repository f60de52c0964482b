import { leastFiniteBounds } from '../survival/survival-with-limits';
import { randomStream } from '../statistics/random';
import type { VisitFrame } from '../visits';
import { findDepartures, usualRules, type Departure } from './departures';
import { returnSpells, returnTime } from './spells';

/** After how long a given share is back at a spot that was cleared in an hour band. */
export interface RevisitTime {
  /** Number of the spot in the frame. */
  readonly spot: number;
  readonly band: readonly [number, number];
  /** First step of five minutes at which no more than the share is still away; null = not within four hours, or unknown. */
  readonly minutes: number | null;
  /** 95 % limits of the minutes; null within = not within four hours. Null where nothing is known. */
  readonly limits: { readonly lower: number | null; readonly upper: number | null } | null;
  /** False below ten finds. */
  readonly isKnown: boolean;
  readonly departureCount: number;
  readonly finiteCount: number;
}

/** Spot-days drawn anew so often, always alike: the same passes give the same limits. */
const limitResamples = 100, limitSeed = 1;
/** Minutes at which the curve is read. */
const told = Float64Array.from({ length: 48 }, (_, step) => (step + 1) * 5);

/**
 * The quantile of the return clock by spot and hour band, of those sent away; spots without a departure are left out. Steps by spot and band, and by resample.
 * @param share still away, in (0, 1): a spot is due again when the curve has fallen to it
 */
export function* revisitTimes(visits: VisitFrame, bands: readonly (readonly [number, number])[], share: number): Generator<void, RevisitTime[]> {
  const rules = { ...usualRules, kind: 'sent-away' } as const, groups = new Map<string, { spot: number; band: readonly [number, number]; departures: Departure[] }>();
  for (const departure of findDepartures(visits, rules, () => true)) {
    const band = bands.find(([from, to]) => departure.hour >= from && departure.hour < to);
    if (band === undefined) continue;
    const key = `${departure.spot}.${band[0]}`, group = groups.get(key) ?? { spot: departure.spot, band, departures: [] };
    group.departures.push(departure);
    groups.set(key, group);
  }
  const times: RevisitTime[] = [], random = randomStream(limitSeed);
  for (const { spot, band, departures } of groups.values()) {
    yield;
    const spells = returnSpells(visits, departures, rules), isKnown = spells.spells.right.filter((right) => right !== Infinity).length >= leastFiniteBounds;
    // Below ten finds nothing is told, and nothing need be drawn.
    const { minutes, lower, upper, finiteCount } = yield* returnTime(spells, { times: told, share }, { random, resamples: isKnown ? limitResamples : 0 });
    times.push({ spot, band, isKnown, minutes: isKnown ? minutes : null, limits: isKnown ? { lower, upper } : null, departureCount: departures.length, finiteCount });
  }
  return times.sort((a, b) => a.spot - b.spot || a.band[0] - b.band[0]);
}
