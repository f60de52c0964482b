/** After how long a spot is worth seeing again in an hour band, as the return clock has it. */
export interface RevisitInterval {
  readonly spotId: number;
  /** Local hours [from, to). */
  readonly band: readonly [number, number];
  /** Minutes until a quarter are back; null = the curve does not fall that far in four hours, or nothing is known. */
  readonly minutes: number | null;
  /** 95 % limits of the minutes; null within = later than four hours. Null where nothing is known; absent in plans drawn before limits were told. */
  readonly limits?: { readonly lower: number | null; readonly upper: number | null } | null;
  /** False below ten finds: then nothing is known. */
  readonly isKnown: boolean;
  readonly departureCount: number;
  readonly finiteCount: number;
}

/** A suggested visit. */
export interface RevisitDraft {
  readonly spotId: number;
  /** Minutes since local midnight. */
  readonly minute: number;
  /** `random`: spot and time were drawn alike among all, so what is found then is nobody's habit. */
  readonly kind: 'due' | 'random';
}

/** Share still away at which a spot is due again: a quarter is back. @source the plan of the bureau's system, §3.1: next visit = 25th percentile */
export const revisitShare = 0.75;
/** One visit in ten goes where and when chance says. @source the same: 10 % of mobile visits random, what effects and forecasts are scored on */
export const randomVisitShare = 0.1;
/** Even where nothing is due something is looked at, or nothing would ever become known. */
export const leastRandomVisits = 2;
/** Suggestions closer than this nobody could walk. */
export const leastRevisitMinutes = 30;
/** Local hours visits are drawn in: those vendors are expected in. @source the return clock's active hours */
export const revisitHours = [6, 22] as const;
/** A pass this near a suggestion is the visit suggested. */
export const revisitSlackMinutes = 15;

/**
 * The suggested visits of a day: in each band with a known interval one each time it runs out, from the band's beginning; each is
 * given up with a chance of a tenth for one at a spot and a minute drawn alike among all.
 * @param random uniform in [0, 1): the same stream gives the same day
 */
export function drawRevisits(intervals: readonly RevisitInterval[], spotIds: readonly number[], random: () => number): RevisitDraft[] {
  const due: RevisitDraft[] = [];
  for (const { spotId, band: [from, to], minutes, isKnown } of intervals) {
    if (!isKnown) continue;
    // A spot that hardly anybody returns to within four hours is seen once a band, in its middle.
    const every = minutes === null ? (to - from) * 30 : Math.max(leastRevisitMinutes, Math.round(minutes));
    for (let minute = from * 60 + every; minute < to * 60; minute += every) {
      due.push({ spotId, minute, kind: 'due' });
      if (minutes === null) break;
    }
  }
  const kept = due.filter(() => random() >= randomVisitShare), drawnCount = Math.max(leastRandomVisits, due.length - kept.length);
  const [fromHour, toHour] = revisitHours;
  const drawn = spotIds.length === 0 ? [] : Array.from({ length: drawnCount }, (): RevisitDraft => ({
    spotId: spotIds[Math.floor(random() * spotIds.length)]!, minute: fromHour * 60 + Math.floor(random() * (toHour - fromHour) * 60), kind: 'random',
  }));
  return [...kept, ...drawn].sort((a, b) => a.minute - b.minute || a.spotId - b.spotId);
}
