import { dayMilliseconds, dayOf, instantOf } from '../calendar';
import type { LatentStay } from '../record';

const hourMilliseconds = 3_600_000;

/** Mean number of vendors really present at each spot in each hour of the day: what heat should show. */
export class PresenceTally {
  readonly #vendorHours: Float64Array;
  #dayCount = 0;

  constructor(spotCount: number) {
    this.#vendorHours = new Float64Array(spotCount * 24);
  }

  add(stays: readonly LatentStay[]): void {
    this.#dayCount++;
    for (const { spot, fromAt, toAt } of stays) {
      const midnight = instantOf(dayOf(fromAt), 0);
      for (let hour = Math.floor((fromAt - midnight) / hourMilliseconds); hour < 24; hour++) {
        const from = Math.max(fromAt, midnight + hour * hourMilliseconds);
        const to = Math.min(toAt, midnight + (hour + 1) * hourMilliseconds, midnight + dayMilliseconds);
        if (to <= from) break;
        this.#vendorHours[spot * 24 + hour] = (this.#vendorHours[spot * 24 + hour] ?? 0) + (to - from) / hourMilliseconds;
      }
    }
  }

  /** Vendors present at a spot, by hour of the day, averaged over all days; 24 values, zeros before the first day. */
  meanByHour(spot: number): number[] {
    return Array.from({ length: 24 }, (_, hour) => (this.#vendorHours[spot * 24 + hour] ?? 0) / Math.max(1, this.#dayCount));
  }
}
