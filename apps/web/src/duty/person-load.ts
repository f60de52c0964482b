import { civilDayOf, hoursOfWork, instantOfCivil } from '@wuding/domain';
import { isCertifiedIn, type RosterModel, type RosterPerson } from './roster-model';

/** What a person carries in the week on show. */
export interface PersonLoad {
  readonly person: RosterPerson;
  readonly isCertified: boolean;
  readonly weekMinutes: number;
  readonly monthMinutes: number;
  readonly nightCount: number;
  /** Days of the week with duty, 0 = Monday. */
  readonly dutyDays: ReadonlySet<number>;
  /** Days of the week touched by leave. */
  readonly leaveDays: ReadonlySet<number>;
  /** Where most of the week's hours are stood: a district's name, or null. */
  readonly home: string | null;
  /** Of the week's assignments, how many break a hard rule. */
  readonly hardCount: number;
  /** Left the bureau before the week begins. */
  readonly hasLeft: boolean;
}

/** Longest bar: 48 h; its tick stands at the ordinary week of 40 h. @source roster rules `ordinaryWeekMinutes` */
export const loadScaleMinutes = 48 * 60;
export const ordinaryWeekMinutes = hoursOfWork.ordinaryWeekMinutes;

/** Loads of everybody, in the order of the register. */
export function personLoads(model: RosterModel): PersonLoad[] {
  return model.roster.people.map((person) => loadOf(model, person));
}

function loadOf(model: RosterModel, person: RosterPerson): PersonLoad {
  const { monday } = model.week, month = model.week.days[3]!.slice(0, 7);
  const dutyDays = new Set<number>(), byDistrict = new Map<string, number>();
  let weekMinutes = 0, monthMinutes = 0, nightCount = 0, hardCount = 0;
  for (const { day, minutes, isNight, shift } of model.index.entriesOfPerson(person.id)) {
    if (new Date(day * 86_400_000).toISOString().startsWith(month)) monthMinutes += minutes;
    if (day < monday || day >= monday + 7) continue;
    weekMinutes += minutes;
    if (isNight) nightCount++;
    dutyDays.add(day - monday);
    if (model.findings.get(`${shift.id}/${person.id}`)?.some(({ kind }) => kind === 'hard') === true) hardCount++;
    const home = model.placeByKey.get(shift.place);
    const name = home === undefined ? null : home.key.startsWith('beat:') ? home.name : home.districtName;
    if (name !== null) byDistrict.set(name, (byDistrict.get(name) ?? 0) + minutes);
  }
  const home = [...byDistrict].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  return {
    person, isCertified: isCertifiedIn(model.week, person), weekMinutes, monthMinutes, nightCount, dutyDays, leaveDays: leaveDays(monday, person), home, hardCount,
    hasLeft: person.leftAt !== null && Date.parse(person.leftAt) <= instantOfCivil(monday, 0),
  };
}

function leaveDays(monday: number, { leave }: RosterPerson): Set<number> {
  const days = new Set<number>();
  for (const { from, to } of leave) {
    const first = civilDayOf(Date.parse(from)), last = civilDayOf(Date.parse(to) - 1);
    for (let day = Math.max(first, monday); day <= Math.min(last, monday + 6); day++) days.add(day - monday);
  }
  return days;
}

/** Least burdened first; whoever is away all week comes last. */
export const byFreedom = (a: PersonLoad, b: PersonLoad): number =>
  Number(a.leaveDays.size === 7) - Number(b.leaveDays.size === 7) || a.weekMinutes - b.weekMinutes || a.monthMinutes - b.monthMinutes || a.person.code.localeCompare(b.person.code);

/** Hours with one decimal where there is a part: 37.5. */
export const hoursText = (minutes: number): string => String(Math.round(minutes / 6) / 10);
