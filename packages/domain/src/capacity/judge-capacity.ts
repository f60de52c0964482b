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

/**
 * What a week's plan asks against what can lawfully be given. Hours of posts are staffed in the order of the incidents they
 * hold per person, until heads, certificates, vehicles or the week's hours are spent. It is a bound, not a roster: what
 * cannot be staffed here no roster can staff at more value per hour; what can may still fail on rest and travel.
 */
export function judgeCapacity(demand: CapacityDemand): CapacityJudgement {
  const supply = Array.from({ length: 168 }, (_, hour) => supplyAt(demand, demand.weekAt + (hour + 0.5) * hourMilliseconds));
  const lawful = { people: lawfulHours(demand, demand.people), certified: lawfulHours(demand, demand.people.filter(({ certificates }) => certificates.length > 0)) };
  const asked = supply.map(() => ({ people: 0, certified: 0, vehicles: 0 })), given = supply.map(() => ({ people: 0, certified: 0, vehicles: 0 }));
  const left = { ...lawful };
  const unstaffed: UnstaffedHour[] = [];
  let staffedPersonHours = 0, askedPersonHours = 0;
  const wanted = hoursOf(demand);
  for (const hour of wanted) {
    const need = { people: hour.shift.personCount * hour.share, certified: hour.shift.certifiedCount * hour.share, vehicles: hour.shift.needsVehicle ? hour.share : 0 };
    const there = supply[hour.hourOfWeek]!, used = given[hour.hourOfWeek]!;
    addTo(asked[hour.hourOfWeek]!, need);
    askedPersonHours += need.people;
    const limit = bindingLimit(need, { there, used, left });
    if (limit !== null) unstaffed.push({ shiftId: hour.shift.id, place: hour.shift.place, startAt: hour.startAt, limit, expectedIncidents: hour.expectedIncidents });
    else {
      addTo(used, need);
      left.people -= need.people;
      left.certified -= need.certified;
      staffedPersonHours += need.people;
    }
  }
  return {
    hours: supply.map((available, hourOfWeek) => ({ hourOfWeek, asked: asked[hourOfWeek]!, available, staffedPeople: given[hourOfWeek]!.people })),
    unstaffed: unstaffed.sort((a, b) => a.startAt - b.startAt || a.shiftId - b.shiftId), askedPersonHours, staffedPersonHours, lawfulPersonHours: lawful.people,
    expectedIncidents: unstaffed.reduce((sum, one) => sum + (one.expectedIncidents ?? 0), 0),
  };
}

type Amounts = { people: number; certified: number; vehicles: number };

function addTo(sums: Amounts, more: Amounts): void {
  sums.people += more.people;
  sums.certified += more.certified;
  sums.vehicles += more.vehicles;
}

/** Sums of parts of hours differ from whole numbers by less than this. */
const slack = 1e-9;

function bindingLimit(
  need: Amounts, { there, used, left }: { there: Amounts; used: Amounts; left: { people: number; certified: number } },
): CapacityLimit | null {
  if (used.certified + need.certified > there.certified + slack) return 'certificates';
  if (used.people + need.people > there.people + slack) return 'people';
  if (used.vehicles + need.vehicles > there.vehicles + slack) return 'vehicles';
  if (need.people > left.people + slack || need.certified > left.certified + slack) return 'hours';
  return null;
}

interface PostHour {
  readonly shift: CapacityDemand['shifts'][number];
  readonly startAt: number;
  readonly hourOfWeek: number;
  /** Part of the hour the shift covers. */
  readonly share: number;
  readonly expectedIncidents: number | null;
}

/** The hours of the week's shifts, those that hold most per person first. */
function hoursOf({ weekAt, shifts, expectedIncidents }: CapacityDemand): PostHour[] {
  const hours: PostHour[] = [];
  for (const shift of shifts) {
    for (let index = Math.max(0, Math.floor((shift.startAt - weekAt) / hourMilliseconds)); index < 168; index++) {
      const startAt = weekAt + index * hourMilliseconds;
      if (startAt >= shift.endAt) break;
      const share = (Math.min(shift.endAt, startAt + hourMilliseconds) - Math.max(shift.startAt, startAt)) / hourMilliseconds;
      const hourOfWeek = hourOfWeekOf(startAt), expected = expectedIncidents(shift.place, hourOfWeek);
      hours.push({ shift, startAt: Math.max(startAt, shift.startAt), hourOfWeek, share, expectedIncidents: expected === null ? null : expected * share });
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
