import { CertifiedSupply } from './certified-supply';
import { dutyEntry, overlaps, type DutyEntry } from './duty-entry';
import type { DutyAssignment, DutyFacts, DutyPerson, DutyShift, DutyVehicle, Finding } from './duty-facts';
import { HoursLedger } from './hours-ledger';
import { judgeHours } from './rules/judge-hours';
import { judgePlaces } from './rules/judge-places';
import { judgeQualification } from './rules/judge-qualification';
import { judgeTimes } from './rules/judge-times';

const longestShift = 24 * 3_600_000;

/**
 * A roster in memory, following each change, that says what speaks against an assignment: the same code in the browser
 * while hovering and in the server before writing. One check costs the duties of one person in the loaded span.
 */
export class DutyIndex {
  readonly people: ReadonlyMap<number, DutyPerson>;
  readonly vehicles: ReadonlyMap<number, DutyVehicle>;
  readonly shifts: ReadonlyMap<number, DutyShift>;
  readonly supply: CertifiedSupply;
  readonly ledger = new HoursLedger();
  readonly metresBetween: DutyFacts['metresBetween'];
  readonly #byPerson = new Map<number, DutyEntry[]>();
  readonly #byShift = new Map<number, DutyEntry[]>();
  readonly #byVehicle = new Map<number, DutyEntry[]>();
  /** Penalty-team shifts by start. */
  readonly #penaltyShifts: readonly DutyShift[];

  constructor(facts: DutyFacts) {
    this.people = new Map(facts.people.map((person) => [person.id, person]));
    this.vehicles = new Map(facts.vehicles.map((vehicle) => [vehicle.id, vehicle]));
    this.shifts = new Map(facts.shifts.map((shift) => [shift.id, shift]));
    this.supply = new CertifiedSupply(facts.people);
    this.metresBetween = facts.metresBetween;
    this.#penaltyShifts = facts.shifts.filter(({ certifiedCount }) => certifiedCount >= 2).sort((a, b) => a.startAt - b.startAt);
    for (const assignment of facts.assignments) this.assign(assignment);
  }

  /** Puts somebody on duty, whatever the rules say of it; a second time changes the vehicle only. */
  assign(assignment: DutyAssignment): void {
    const shift = this.shifts.get(assignment.shiftId);
    if (shift === undefined) throw new Error(`shift ${assignment.shiftId} is not loaded`);
    this.unassign(assignment.shiftId, assignment.personId);
    const entry = dutyEntry(assignment, shift);
    listOf(this.#byPerson, assignment.personId).push(entry);
    listOf(this.#byShift, assignment.shiftId).push(entry);
    if (assignment.vehicleId !== null) listOf(this.#byVehicle, assignment.vehicleId).push(entry);
  }

  /** Takes somebody off a shift; nothing happens when they were not on it. */
  unassign(shiftId: number, personId: number): void {
    const entry = this.entryOf(shiftId, personId);
    if (entry === null) return;
    takeOut(this.#byPerson.get(personId), entry);
    takeOut(this.#byShift.get(shiftId), entry);
    if (entry.assignment.vehicleId !== null) takeOut(this.#byVehicle.get(entry.assignment.vehicleId), entry);
  }

  entryOf(shiftId: number, personId: number): DutyEntry | null {
    return this.#byShift.get(shiftId)?.find(({ assignment }) => assignment.personId === personId) ?? null;
  }

  entriesOfPerson(personId: number): readonly DutyEntry[] {
    return this.#byPerson.get(personId) ?? [];
  }

  entriesOfShift(shiftId: number): readonly DutyEntry[] {
    return this.#byShift.get(shiftId) ?? [];
  }

  entriesOfVehicle(vehicleId: number): readonly DutyEntry[] {
    return this.#byVehicle.get(vehicleId) ?? [];
  }

  /** Penalty-team shifts that overlap the given one and have somebody on them, itself left out. */
  staffedPenaltyShifts(shift: DutyShift): DutyShift[] {
    const found: DutyShift[] = [];
    for (let i = firstFrom(this.#penaltyShifts, shift.startAt - longestShift); i < this.#penaltyShifts.length; i++) {
      const other = this.#penaltyShifts[i]!;
      if (other.startAt >= shift.endAt) break;
      if (other.id !== shift.id && overlaps(other, shift) && this.entriesOfShift(other.id).length > 0) found.push(other);
    }
    return found;
  }

  /**
   * What speaks against putting this person on this shift, were they not on it yet; hard findings first.
   * Refuses nothing: an unknown person or shift is a bug of the caller.
   */
  judge(candidate: DutyAssignment): Finding[] {
    const person = this.people.get(candidate.personId), shift = this.shifts.get(candidate.shiftId);
    if (person === undefined || shift === undefined) throw new Error(`person ${candidate.personId} or shift ${candidate.shiftId} is not loaded`);
    const present = this.entryOf(candidate.shiftId, candidate.personId);
    const trial = { index: this, person, shift, present, entry: present ?? dutyEntry(candidate, shift), vehicleId: candidate.vehicleId };
    const findings: Finding[] = [];
    judgeTimes(trial, findings);
    judgeQualification(trial, findings);
    judgePlaces(trial, findings);
    judgeHours(trial, findings);
    return findings.length < 2 ? findings : findings.sort((a, b) => Number(a.kind === 'soft') - Number(b.kind === 'soft'));
  }

  /** What speaks against each assignment there is, given the others. */
  judgeAll(): Finding[] {
    const findings: Finding[] = [];
    for (const entries of this.#byShift.values()) for (const { assignment } of entries) findings.push(...this.judge(assignment));
    return findings;
  }
}

function listOf<Item>(lists: Map<number, Item[]>, key: number): Item[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made: Item[] = [];
  lists.set(key, made);
  return made;
}

function takeOut<Item>(list: Item[] | undefined, item: Item): void {
  const at = list?.indexOf(item) ?? -1;
  if (at >= 0) list?.splice(at, 1);
}

function firstFrom(shifts: readonly DutyShift[], startAt: number): number {
  let low = 0, high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shifts[middle]!.startAt < startAt) low = middle + 1;
    else high = middle;
  }
  return low;
}
