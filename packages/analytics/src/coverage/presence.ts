import type { VisitRange, VisitsByStreet } from './visits-by-street';

/** A stretch of time, half-open; milliseconds. */
export interface Presence {
  readonly from: number;
  readonly to: number;
}

/** Stretches joined where they touch or overlap, in order. */
export function joinPresences(stretches: readonly Presence[]): Presence[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** Visits of one place, those in [start, end) of the columns, in order of their beginning. */
interface PlaceVisits extends Pick<VisitsByStreet, 'from' | 'to' | 'reach'>, VisitRange {}

/** Of a stretch, how long the last of some visits lay no farther back than an interval (and during visits). Halves its way to the first visit that counts. */
export function keptUpMilliseconds({ from, to }: Presence, visits: PlaceVisits, interval: number): number {
  let kept = 0, reached = from;
  for (let i = firstReaching(visits, from - interval); i < visits.end && visits.from[i]! < to; i++) {
    const until = Math.min(to, visits.to[i]! + interval), since = Math.max(reached, visits.from[i]!);
    if (until > since) {
      kept += until - since;
      reached = until;
    }
  }
  return kept;
}

/** The first visit that ends after an instant. */
function firstReaching({ reach, start, end }: PlaceVisits, at: number): number {
  let low = start, high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reach[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What visits to one place in some hours came to. */
interface DoseCount {
  /** Stays of the length asked for, shorter, and longer. */
  readonly rightCount: number;
  readonly shortCount: number;
  readonly longCount: number;
  readonly stayMilliseconds: number;
  /** Pauses without anybody longer than the interval, beginning and end of the hours included. */
  readonly lateCount: number;
  readonly longestMilliseconds: number;
}

/** @param hours in order, apart from each other; a stay counts where it begins within them. @param stays in order, apart */
export function countDoses(hours: readonly Presence[], stays: readonly Presence[], { least, most, every }: { readonly least: number; readonly most: number; readonly every: number }): DoseCount {
  const sum = { rightCount: 0, shortCount: 0, longCount: 0, stayMilliseconds: 0, lateCount: 0, longestMilliseconds: 0 };
  for (const { from, to } of hours) {
    let last = from;
    const pauseUntil = (at: number): void => {
      const pause = at - last;
      if (pause > every) sum.lateCount++;
      sum.longestMilliseconds = Math.max(sum.longestMilliseconds, pause);
    };
    for (const stay of stays) {
      if (stay.to <= from || stay.from >= to) continue;
      if (stay.from >= from) {
        const length = stay.to - stay.from;
        sum[length < least ? 'shortCount' : length > most ? 'longCount' : 'rightCount']++;
      }
      pauseUntil(Math.max(from, stay.from));
      last = Math.min(to, stay.to);
      sum.stayMilliseconds += last - Math.max(from, stay.from);
    }
    pauseUntil(to);
  }
  return sum;
}

/** Fewer visits than this say nothing of when somebody comes. [our judgement] */
export const leastVisitsToPredict = 20;

/**
 * How evenly visits lie over hours, 0 (always the same hour) … 1 (any hour alike): Shannon entropy with the Miller–Madow correction for few visits, over its
 * greatest value. Null below twenty visits.
 * @param counts visits in each hour of those that matter, at least two
 * @source C. E. Shannon, A Mathematical Theory of Communication, 1948; G. Miller, Note on the bias of information estimates, 1955
 */
export function visitEntropy(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0), used = counts.filter((count) => count > 0);
  if (total < leastVisitsToPredict || counts.length < 2) return null;
  const plain = used.reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
  return Math.min(1, (plain + (used.length - 1) / (2 * total)) / Math.log(counts.length));
}

/** How easily somebody who watches guesses when a visit comes. [our judgement: 0.9 and 0.7 of what wholly even hours have] */
export const predictabilityOf = (evenness: number): 'open' | 'partly' | 'plain' => (evenness >= 0.9 ? 'open' : evenness >= 0.7 ? 'partly' : 'plain');
