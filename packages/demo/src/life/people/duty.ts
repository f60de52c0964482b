import { random } from '../../random';
import type { DayFacts } from '../calendar';
import { isResting, leaveOn, type Leave } from './leave';
import type { Person } from './people';
import { shifts, turnOf, type ShiftKey } from './shift';

/** Something that is to be manned in one shift of one day. */
export interface DutyDemand {
  /** Name of the patrol group or code of the post. */
  readonly unit: string;
  readonly kind: 'patrol' | 'post';
  readonly shift: ShiftKey;
  /** How many; the first seat goes to a certified officer when `isLed`. */
  readonly seatCount: number;
  readonly isLed: boolean;
  readonly vehicle: string | null;
}

/** One person's work in one shift. Minutes of the local day. */
export interface Duty {
  readonly day: number;
  readonly person: number;
  readonly unit: string;
  readonly kind: DutyDemand['kind'];
  readonly shift: ShiftKey;
  readonly vehicle: string | null;
  readonly plannedFrom: number;
  readonly plannedTo: number;
  /** null: did not come, and had not said so. */
  readonly arrived: number | null;
  readonly left: number | null;
}

export interface DutyDay {
  readonly duties: readonly Duty[];
  readonly leaves: readonly Leave[];
}

/** What is planned for the county's people and how they keep to it. [simulated] */
const absentShare = 0.015, lateShare = 0.14, lateMeanMinutes = 11, earlyLeaveShare = 0.08, earlyLeaveMeanMinutes = 14;

/**
 * Who does what on one day: demands are filled in their order, each with those who usually do it, as far as people go (not resting, not
 * on leave, their turn of the week, at most one place a shift). A demand without people stays open: the day's gap.
 */
export function dutiesOf(seed: number, facts: DayFacts, { people, demands, habitOf }: {
  readonly people: readonly Person[]; readonly demands: readonly DutyDemand[]; readonly habitOf: (unit: string) => readonly number[];
}): DutyDay {
  const leaves: Leave[] = [];
  const free = new Map<ShiftKey, Set<number>>(shifts.map(({ key }) => [key, new Set<number>()]));
  for (const person of people) {
    const kind = leaveOn(seed, person, facts.day);
    if (kind !== null) leaves.push({ person: person.index, kind });
    else if (!isResting(seed, person, facts)) for (const shift of turnOf(person.index, facts.day)) free.get(shift)?.add(person.index);
  }
  const duties = demands.flatMap((demand) => seats(demand, { people, free: free.get(demand.shift) as Set<number>, habit: habitOf(demand.unit) })
    .map((person) => keep(seed, facts.day, person, demand)));
  return { duties, leaves };
}

/** Takes as many of the free as the demand needs, the habitual first. */
function seats(demand: DutyDemand, { people, free, habit }: { readonly people: readonly Person[]; readonly free: Set<number>; readonly habit: readonly number[] }): number[] {
  const taken: number[] = [];
  const take = (isOne: (person: Person) => boolean): void => {
    const found = habit.find((index) => free.has(index) && isOne(people[index] as Person));
    if (found === undefined) return;
    free.delete(found);
    taken.push(found);
  };
  if (demand.isLed) take(({ isCertified }) => isCertified);
  while (taken.length < demand.seatCount) {
    const before = taken.length;
    take(({ role }) => role === 'auxiliary');
    if (taken.length === before) break;
  }
  return taken;
}

/** How the person kept to the plan: mostly in time, sometimes late or away early, rarely not at all. */
function keep(seed: number, day: number, person: number, { unit, kind, shift, vehicle }: DutyDemand): Duty {
  const { from, to } = shifts.find(({ key }) => key === shift) ?? { from: 0, to: 0 };
  const r = random(seed, 'duty', person, day, shift);
  const isAbsent = r.chance(absentShare);
  const arrived = from + (r.chance(lateShare) ? r.exponential(lateMeanMinutes) : -6 * r.uniform());
  const left = to + (r.chance(earlyLeaveShare) ? -r.exponential(earlyLeaveMeanMinutes) : 8 * r.uniform());
  const plan = { day, person, unit, kind, shift, vehicle, plannedFrom: from, plannedTo: to };
  return isAbsent || left - arrived < 30 ? { ...plan, arrived: null, left: null } : { ...plan, arrived, left };
}

/** Who usually works in a unit: a fixed order of all people. */
export function habitsOf(seed: number, people: readonly Person[]): (unit: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (unit) => {
    let habit = known.get(unit);
    if (habit === undefined) {
      const r = random(seed, 'habit', unit);
      habit = people.map(({ index }) => ({ index, turn: r.uniform() })).sort((a, b) => a.turn - b.turn).map(({ index }) => index);
      known.set(unit, habit);
    }
    return habit;
  };
}
