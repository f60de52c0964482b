import { dayOf, instantOf } from '../calendar';
import type { LatentStay } from '../record';

/** Lags, in minutes, at which occupancy and recurrence are told. */
const lagMinutes = [10, 20, 30, 45, 60, 90, 120, 180, 240] as const;
/** A departure counts as confirmed clear by the first pass within this many minutes of it that meets nobody. */
const confirmedWithinMinutes = 60;
/** Vendors' day: later, nobody is expected whatever the patrol does. */
const activeUntilMinute = 22 * 60;

export interface PassMet {
  readonly spot: number;
  readonly fromAt: number;
  readonly toAt: number;
}

export interface RecurrenceTruth {
  readonly lagMinutes: readonly number[];
  /** Departures confirmed clear. */
  readonly departureCount: number;
  /** Share of them after which somebody stood there at that lag; null where none was followed so far. */
  readonly occupancy: readonly (number | null)[];
  /** Share of them after which nobody had yet come by that lag (Kaplan & Meier 1958, followed to the end of the vendors' day). */
  readonly notYetBack: readonly (number | null)[];
}

/** What really follows a departure that a pass found clear: occupancy at a lag, and the first arrival of anybody. */
export class RecurrenceTally {
  readonly #followed = lagMinutes.map(() => 0);
  readonly #occupied = lagMinutes.map(() => 0);
  /** By whole minutes since the pass: arrivals, and those followed no longer. */
  readonly #arrivals = new Uint32Array(24 * 60);
  readonly #ends = new Uint32Array(24 * 60);
  #departureCount = 0;

  /** One day's stays and passes. */
  add(stays: readonly LatentStay[], passes: readonly PassMet[]): void {
    const staysAt = new Map<number, LatentStay[]>();
    for (const stay of stays) staysAt.set(stay.spot, [...(staysAt.get(stay.spot) ?? []), stay]);
    const confirmed = new Set<LatentStay>();
    for (const { spot, toAt } of passes.toSorted((a, b) => a.toAt - b.toAt)) {
      const here = staysAt.get(spot) ?? [];
      const left = here.filter((stay) => stay.toAt <= toAt && stay.toAt > toAt - confirmedWithinMinutes * 60_000 && stay.ended !== 'closed' && !confirmed.has(stay));
      if (left.length === 0 || here.some((stay) => stay.fromAt <= toAt && toAt < stay.toAt)) continue;
      for (const stay of left) confirmed.add(stay);
      this.#follow(toAt, here);
    }
  }

  #follow(clearAt: number, here: readonly LatentStay[]): void {
    const endsAt = instantOf(dayOf(clearAt), activeUntilMinute);
    if (clearAt >= endsAt) return;
    this.#departureCount++;
    lagMinutes.forEach((lag, i) => {
      const at = clearAt + lag * 60_000;
      if (at >= endsAt) return;
      this.#followed[i] = (this.#followed[i] ?? 0) + 1;
      if (here.some((stay) => stay.fromAt <= at && at < stay.toAt)) this.#occupied[i] = (this.#occupied[i] ?? 0) + 1;
    });
    const first = Math.min(endsAt, ...here.flatMap(({ fromAt }) => (fromAt > clearAt ? [fromAt] : [])));
    const minute = Math.floor((first - clearAt) / 60_000);
    const counts = first < endsAt ? this.#arrivals : this.#ends;
    counts[minute] = (counts[minute] ?? 0) + 1;
  }

  result(): RecurrenceTruth {
    const round = (value: number): number => Math.round(value * 10_000) / 10_000;
    return {
      lagMinutes, departureCount: this.#departureCount,
      occupancy: lagMinutes.map((_, i) => (this.#followed[i] ? round((this.#occupied[i] ?? 0) / (this.#followed[i] ?? 1)) : null)),
      notYetBack: this.#survival().map((share) => (share === null ? null : round(share))),
    };
  }

  #survival(): (number | null)[] {
    let atRisk = this.#departureCount, share = 1, minute = 0;
    return lagMinutes.map((lag) => {
      for (; minute < lag; minute++) {
        if (atRisk > 0) share *= 1 - (this.#arrivals[minute] ?? 0) / atRisk;
        atRisk -= (this.#arrivals[minute] ?? 0) + (this.#ends[minute] ?? 0);
      }
      return this.#departureCount === 0 || atRisk <= 0 ? null : share;
    });
  }
}
