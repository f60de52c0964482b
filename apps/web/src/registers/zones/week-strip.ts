import { civilMomentsIn, zoneStateAt, type DayFacts, type ZoneRule } from '@wuding/domain';
import type { ZoneView } from '@wuding/contract';
import { addDays, startOfDay, type CivilDay } from '../../format/civil-day';

/** A stretch of one day in which a zone is in force; minutes of the day, half-open. */
export interface Stretch {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly state: 'in-force' | 'unknown';
}

export interface StripDay {
  readonly on: CivilDay;
  readonly facts: DayFacts;
  readonly stretches: readonly Stretch[];
}

const stepMinutes = 5;

export const ruleOf = ({ hours, bells, bellBeforeMinutes, bellAfterMinutes, market, effectiveFrom, effectiveTo }: ZoneView): ZoneRule => ({
  hours, bells, bellBeforeMinutes, bellAfterMinutes, market,
  effectiveFromAt: effectiveFrom === null ? null : Date.parse(effectiveFrom), effectiveToAt: effectiveTo === null ? null : Date.parse(effectiveTo),
});

/**
 * Seven days from a Monday, each with the stretches in which the zone is in force, asked of the zone's own rule every five
 * minutes. @param facts of those days and of the day before the first
 */
export function weekStrip(zone: ZoneRule, { monday, facts, timeZone }: { monday: CivilDay; facts: readonly DayFacts[]; timeZone: string }): StripDay[] {
  const known = new Map(facts.map((one) => [one.on, one]));
  const factsOf = (on: CivilDay): DayFacts => {
    const found = known.get(on);
    if (found === undefined) throw new RangeError(`${on} lies outside the fetched days`);
    return found;
  };
  const civilAt = civilMomentsIn(timeZone);
  return Array.from({ length: 7 }, (_, i) => addDays(monday, i)).map((on) => {
    const stretches: Stretch[] = [];
    const start = startOfDay(on, timeZone);
    for (let minute = 0; minute < 1_440; minute += stepMinutes) {
      const at = start + minute * 60_000;
      const { state } = zoneStateAt(zone, { at, civil: civilAt(at), factsOf });
      const last = stretches.at(-1);
      if (state === 'not-in-force') continue;
      if (last?.toMinute === minute && last.state === state) stretches[stretches.length - 1] = { ...last, toMinute: minute + stepMinutes };
      else stretches.push({ fromMinute: minute, toMinute: minute + stepMinutes, state });
    }
    return { on, facts: factsOf(on), stretches };
  });
}
