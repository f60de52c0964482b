import type { VisitFrame } from '../visits';

/**
 * How much more the finds of a day at a spot vary than independent finds would: a vendor met in the morning is met again
 * at noon. Pearson's statistic over spot-days per degree of freedom, at least 1.
 * @param kept 1 for passes that count @returns 1 where too little was looked at
 * @source McCullagh & Nelder 1989, §4.5
 */
export function visitDispersion(visits: VisitFrame, kept: Uint8Array): number {
  const rates = spotRates(visits, kept);
  let statistic = 0, spotDays = 0;
  const spots = new Set<number>();
  for (let i = 0; i < visits.spot.length;) {
    const spot = visits.spot[i]!, day = visits.day[i]!;
    let passes = 0, found = 0;
    for (; i < visits.spot.length && visits.spot[i] === spot && visits.day[i] === day; i += 1) {
      if (kept[i] === 0) continue;
      passes += 1;
      found += visits.noticed[i]!;
    }
    const expected = passes * (rates.get(spot) ?? 0);
    if (expected <= 0) continue;
    statistic += (found - expected) ** 2 / expected;
    spotDays += 1;
    spots.add(spot);
  }
  const freedom = spotDays - spots.size;
  return freedom < leastFreedom ? 1 : Math.max(1, statistic / freedom);
}

/** Below this the statistic says nothing. */
const leastFreedom = 30;

function spotRates({ spot, noticed }: VisitFrame, kept: Uint8Array): ReadonlyMap<number, number> {
  const sums = new Map<number, [passes: number, found: number]>();
  spot.forEach((one, i) => {
    if (kept[i] === 0) return;
    const sum = sums.get(one) ?? [0, 0];
    sums.set(one, [sum[0] + 1, sum[1] + noticed[i]!]);
  });
  return new Map([...sums].map(([one, [passes, found]]) => [one, found / passes]));
}
