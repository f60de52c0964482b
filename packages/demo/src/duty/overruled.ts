import { civilDayOf, hoursOfWork, rosterRules, type RosterRuleId } from '@wuding/domain';
import { distanceMetres, type Position } from '@wuding/geo';
import type { CountyDuty, CountyDutyWeek, CountyShift, CountyStand } from './county-duty';

/** A soft rule that a stand does not keep to, and what the leader wrote about it. */
export interface Overruled {
  readonly rule: RosterRuleId;
  readonly reason: string;
}

/** [simulated] */
const shortRest: Overruled = { rule: 'short-rest', reason: '换班周衔接，本人同意，次日补休' }, farApart: Overruled = { rule: 'travel-time', reason: '巡查车接送' };

/**
 * The stands of some weeks that overrule a soft rule: less rest between two days than agreed, or two places too far apart for the time
 * between them. Both stands of such a pair carry the reason, as the roster tells it of both.
 */
export function overruledOf(weeks: readonly CountyDutyWeek[], { posts, beats }: Pick<CountyDuty, 'posts' | 'beats'>): ReadonlyMap<CountyStand, readonly Overruled[]> {
  const positions = new Map<string, Position>([...posts, ...beats].map(({ code, position }) => [code, position]));
  const last = new Map<string, { shift: CountyShift; stand: CountyStand }>(), found = new Map<CountyStand, Overruled[]>();
  const note = (stand: CountyStand, one: Overruled): void => {
    const known = found.get(stand) ?? [];
    if (!known.includes(one)) found.set(stand, [...known, one]);
  };
  for (const shift of weeks.flatMap((week) => week.shifts).toSorted((a, b) => a.startAt - b.startAt)) {
    for (const stand of shift.stands) {
      const before = last.get(stand.person);
      last.set(stand.person, { shift, stand });
      if (before === undefined) continue;
      for (const one of betweenOf(before.shift, shift, { positions, isDriven: stand.plate !== null })) for (const either of [before.stand, stand]) note(either, one);
    }
  }
  return found;
}

function betweenOf(before: CountyShift, after: CountyShift, { positions, isDriven }: { readonly positions: ReadonlyMap<string, Position>; readonly isDriven: boolean }): Overruled[] {
  const minutes = (after.startAt - before.endAt) / 60_000, [from, to] = [positions.get(before.code), positions.get(after.code)];
  const found = civilDayOf(before.startAt) !== civilDayOf(after.startAt) && minutes < rosterRules['short-rest'].limit ? [shortRest] : [];
  if (from === undefined || to === undefined || before.code === after.code) return found;
  const pace = isDriven ? hoursOfWork.drivingMetresPerMinute : hoursOfWork.walkingMetresPerMinute;
  return minutes < (distanceMetres(from, to) * hoursOfWork.detourFactor) / pace ? [...found, farApart] : found;
}
