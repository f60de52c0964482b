import type { VisitFrame } from '../visits';

/**
 * `seen-clear`: somebody was met, and a pass within the hour met nobody: the departure is confirmed.
 * `sent-away`: somebody was met and told to go; the officer left. Ten times as many, but that they went is presumed.
 */
export type DepartureKind = 'seen-clear' | 'sent-away';

export interface DepartureRules {
  readonly kind: DepartureKind;
  /** A pass this soon after may still meet who is packing up, and counts neither as clear nor as a return. */
  readonly settleMinutes: number;
  readonly confirmedWithinMinutes: number;
  /** Local hours in which vendors are expected, [from, to). */
  readonly activeHours: readonly [number, number];
}

/** @source packing up takes 5 minutes on average (docs/simulated-county.md): after 15, 19 of 20 have gone */
export const usualRules: Omit<DepartureRules, 'kind'> = { settleMinutes: 15, confirmedWithinMinutes: 60, activeHours: [6, 22] };

/** One departure of officers from a spot, and the passes of the same day that followed it. */
export interface Departure {
  readonly spot: number;
  readonly day: number;
  readonly hour: number;
  /** UTC milliseconds. */
  readonly at: number;
  /** Minutes from the departure to the end of the active hours. */
  readonly followedMinutes: number;
  /** Passes after it, first and last + 1 in the frame. */
  readonly from: number;
  readonly to: number;
}

/**
 * Departures within active hours, in the frame's order.
 * @param keep which passes may begin one, by their number in the frame
 */
export function findDepartures(visits: VisitFrame, rules: DepartureRules, keep: (pass: number) => boolean): Departure[] {
  const departures: Departure[] = [];
  const { spot, day, hour, minute, enteredAt, leftAt } = visits;
  const [fromHour, toHour] = rules.activeHours;
  for (let begin = 0; begin < spot.length;) {
    let end = begin + 1;
    while (end < spot.length && spot[end] === spot[begin] && day[end] === day[begin]) end += 1;
    for (let pass = begin; pass < end; pass += 1) {
      if (hour[pass]! < fromHour || hour[pass]! >= toHour || !keep(pass) || !isDeparture(visits, rules, { pass, begin })) continue;
      const at = leftAt[pass]!;
      const endsAt = enteredAt[pass]! + (toHour * 60 - minute[pass]!) * 60_000;
      let to = pass + 1;
      while (to < end && enteredAt[to]! < endsAt) to += 1;
      departures.push({ spot: spot[pass]!, day: day[pass]!, hour: hour[pass]!, at, followedMinutes: (endsAt - at) / 60_000, from: pass + 1, to });
    }
    begin = end;
  }
  return departures;
}

function isDeparture({ noticed, enteredAt, leftAt }: VisitFrame, { kind, confirmedWithinMinutes }: DepartureRules, { pass, begin }: { pass: number; begin: number }): boolean {
  if (kind === 'sent-away') return noticed[pass]! > 0;
  if (noticed[pass]! > 0 || pass === begin || noticed[pass - 1] === 0) return false;
  return enteredAt[pass]! - leftAt[pass - 1]! <= confirmedWithinMinutes * 60_000;
}
