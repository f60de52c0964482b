import { hourOfWeekOf } from '../shared/civil-day';
import type { DutyPerson, DutyShift, DutyVehicle } from '../duty/duty-facts';
import { hoursOfWork } from '../duty/roster-rules';

const hourMilliseconds = 3_600_000;

/** What binds at an hour: heads in service, certificates, vehicles, or the week's lawful hours of everybody. */
export const capacityLimits = ['people', 'certificates', 'vehicles', 'hours'] as const;
export type CapacityLimit = (typeof capacityLimits)[number];

/** One hour of the week; index 0 = Monday 00:00. Numbers are people, certificates and vehicles at once. */
export interface CapacityHour {
  readonly hourOfWeek: number;
  readonly asked: { readonly people: number; readonly certified: number; readonly vehicles: number };
  readonly available: { readonly people: number; readonly certified: number; readonly vehicles: number };
  readonly staffedPeople: number;
}

/** An hour of a post that cannot be staffed. */
export interface UnstaffedHour {
  readonly shiftId: number;
  readonly place: string;
  readonly startAt: number;
  readonly limit: CapacityLimit;
  /** Long-run mean number of incidents there in that hour of the week. Null = not known. */
  readonly expectedIncidents: number | null;
}

export interface CapacityJudgement {
  readonly hours: readonly CapacityHour[];
  readonly unstaffed: readonly UnstaffedHour[];
  readonly askedPersonHours: number;
  /** 40 h a week for everybody in service, less leave, at most six days of it. */
  readonly lawfulPersonHours: number;
  readonly staffedPersonHours: number;
  /** Of the unstaffed hours of which something is known. */
  readonly expectedIncidents: number;
}

export interface CapacityDemand {
  /** Monday 00:00 of the week, UTC milliseconds. */
  readonly weekAt: number;
  readonly shifts: readonly (DutyShift & { readonly needsVehicle: boolean })[];
  readonly people: readonly DutyPerson[];
  readonly vehicles: readonly DutyVehicle[];
  expectedIncidents(place: string, hourOfWeek: number): number | null;
}

/** Quarters of the week: what is asked at once is counted in these. */
const quarterCount = 168 * 4, quarterMilliseconds = hourMilliseconds / 4;

/**
 * What a week's plan asks against what can lawfully be given. Hours of posts are staffed in the order of the incidents they
 * hold per person, until heads, certificates, vehicles or the week's hours are spent. It is a bound, not a roster: what
 * cannot be staffed here no roster can staff at more value per hour; what can may still fail on rest and travel.
 */
export function judgeCapacity(demand: CapacityDemand): CapacityJudgement {
  const there = Array.from({ length: quarterCount }, (_, quarter) => supplyAt(demand, demand.weekAt + (quarter + 0.5) * quarterMilliseconds));
  const asked = there.map(nothing), given = there.map(nothing);
  const certified = demand.people.filter(({ certificates }) => certificates.length > 0);
  const lawfulPersonHours = lawfulHours(demand, demand.people);
  const left = { people: lawfulPersonHours, certified: lawfulHours(demand, certified) };
  const unstaffed: UnstaffedHour[] = [];
  let staffedPersonHours = 0, askedPersonHours = 0;
  for (const hour of hoursOf(demand)) {
    const { shift, share, quarters } = hour;
    const need = { people: shift.personCount, certified: shift.certifiedCount, vehicles: shift.needsVehicle ? 1 : 0 };
    for (const quarter of quarters) addTo(asked[quarter]!, need);
    askedPersonHours += need.people * share;
    const limit = left.people < need.people * share - slack || left.certified < need.certified * share - slack ? 'hours'
      : quarters.map((quarter) => bindingLimit(need, { there: there[quarter]!, used: given[quarter]! })).find((one) => one !== null) ?? null;
    if (limit !== null) {
      unstaffed.push({ shiftId: shift.id, place: shift.place, startAt: hour.startAt, limit, expectedIncidents: hour.expectedIncidents });
      continue;
    }
    for (const quarter of quarters) addTo(given[quarter]!, need);
    left.people -= need.people * share;
    left.certified -= need.certified * share;
    staffedPersonHours += need.people * share;
  }
  return {
    hours: Array.from({ length: 168 }, (_, hourOfWeek) => capacityHour(hourOfWeek, { asked, given, there })),
    unstaffed: unstaffed.sort((a, b) => a.startAt - b.startAt || a.shiftId - b.shiftId), askedPersonHours, staffedPersonHours, lawfulPersonHours,
    expectedIncidents: unstaffed.reduce((sum, one) => sum + (one.expectedIncidents ?? 0), 0),
  };
}

type Amounts = { people: number; certified: number; vehicles: number };

const nothing = (): Amounts => ({ people: 0, certified: 0, vehicles: 0 });

function addTo(sums: Amounts, more: Amounts): void {
  sums.people += more.people;
  sums.certified += more.certified;
  sums.vehicles += more.vehicles;
}

/** Of an hour: the most that is asked and given at once, the least that is there. */
function capacityHour(hourOfWeek: number, { asked, given, there }: Readonly<Record<'asked' | 'given' | 'there', readonly Amounts[]>>): CapacityHour {
  const of = (all: readonly Amounts[], pick: (...values: number[]) => number): Amounts => {
    const four = all.slice(hourOfWeek * 4, hourOfWeek * 4 + 4);
    return { people: pick(...four.map(({ people }) => people)), certified: pick(...four.map((one) => one.certified)), vehicles: pick(...four.map(({ vehicles }) => vehicles)) };
  };
  return { hourOfWeek, asked: of(asked, Math.max), available: of(there, Math.min), staffedPeople: of(given, Math.max).people };
}

/** Sums of parts of hours differ from whole numbers by less than this. */
const slack = 1e-9;

function bindingLimit(need: Amounts, { there, used }: { there: Amounts; used: Amounts }): CapacityLimit | null {
  if (used.certified + need.certified > there.certified) return 'certificates';
  if (used.people + need.people > there.people) return 'people';
  return used.vehicles + need.vehicles > there.vehicles ? 'vehicles' : null;
}

interface PostHour {
  readonly shift: CapacityDemand['shifts'][number];
  readonly startAt: number;
  /** Part of the hour the shift covers. */
  readonly share: number;
  /** Quarters of the week it touches. */
  readonly quarters: readonly number[];
  readonly expectedIncidents: number | null;
}

/** The hours of the week's shifts, those that hold most per person first. */
function hoursOf({ weekAt, shifts, expectedIncidents }: CapacityDemand): PostHour[] {
  const hours: PostHour[] = [];
  for (const shift of shifts) {
    for (let index = Math.max(0, Math.floor((shift.startAt - weekAt) / hourMilliseconds)); index < 168; index++) {
      const hourAt = weekAt + index * hourMilliseconds;
      if (hourAt >= shift.endAt) break;
      const startAt = Math.max(hourAt, shift.startAt), endAt = Math.min(shift.endAt, hourAt + hourMilliseconds);
      const share = (endAt - startAt) / hourMilliseconds, expected = expectedIncidents(shift.place, hourOfWeekOf(hourAt));
      const first = Math.floor((startAt - weekAt) / quarterMilliseconds), last = Math.ceil((endAt - weekAt) / quarterMilliseconds);
      const quarters = Array.from({ length: last - first }, (_, i) => first + i);
      hours.push({ shift, startAt, share, quarters, expectedIncidents: expected === null ? null : expected * share });
    }
  }
  const worth = ({ expectedIncidents: expected, share, shift }: PostHour): number => (expected ?? 0) / (share * shift.personCount);
  return hours.sort((a, b) => worth(b) - worth(a) || a.startAt - b.startAt || a.shift.id - b.shift.id);
}

const isThere = ({ leave, leftAt }: DutyPerson, at: number): boolean =>
  (leftAt === null || at < leftAt) && !leave.some(({ fromAt, toAt }) => fromAt <= at && at < toAt);

function supplyAt({ people, vehicles }: CapacityDemand, at: number): Amounts {
  const there = people.filter((person) => isThere(person, at));
  return {
    people: there.length,
    certified: there.filter(({ certificates }) => certificates.some(({ fromAt, toAt }) => fromAt <= at && at < toAt)).length,
    vehicles: vehicles.filter(({ away }) => !away.some(({ fromAt, toAt }) => fromAt <= at && at < toAt)).length,
  };
}

/** Each person's 8 h on up to five of the days they are there at noon: the 40 h week. */
function lawfulHours({ weekAt }: CapacityDemand, people: readonly DutyPerson[]): number {
  const dayHours = hoursOfWork.ordinaryDayMinutes / 60, weekHours = hoursOfWork.ordinaryWeekMinutes / 60;
  return people.reduce((sum, person) => {
    const dayCount = Array.from({ length: 7 }, (_, day) => isThere(person, weekAt + (day * 24 + 12) * hourMilliseconds)).filter(Boolean).length;
    return sum + Math.min(weekHours, dayCount * dayHours);
  }, 0);
}
