import { toDutyFacts, type RosterChange, type RosterChanged, type RosterFinding, type RosterView } from '@wuding/contract';
import { DutyIndex, type Finding } from '@wuding/domain';
import { distanceMetres } from '@wuding/geo';
import { grouped } from './grouped';
import { bandOf, placeLetters, shiftLetters, type ShiftBand } from './shift-face';
import { dayInWeek, dutyWeek, spanText, type DutyWeek } from './duty-week';

export type RosterPlace = RosterView['places'][number];
export type RosterPerson = RosterView['people'][number];
export type RosterAssignment = RosterView['assignments'][number];

/** A shift of the week on show, with what its chip says. */
export interface WeekShift {
  readonly id: number;
  readonly place: RosterPlace;
  /** 0 = Monday. */
  readonly day: number;
  readonly name: string;
  readonly letters: string;
  readonly band: ShiftBand;
  readonly startAt: number;
  readonly endAt: number;
  /** As 06:30–12:30. */
  readonly hours: string;
  readonly personCount: number;
  readonly certifiedCount: number;
  readonly needsVehicle: boolean;
  readonly isEditable: boolean;
  readonly assignments: readonly RosterAssignment[];
  /** Places nobody fills. */
  readonly gapCount: number;
}

/** A week's roster as the page works with it: rebuilt after each change, read by everything on the page. */
export interface RosterModel {
  readonly roster: RosterView;
  readonly week: DutyWeek;
  /** The rules, over the same facts as the server's. */
  readonly index: DutyIndex;
  /** By start, then place. */
  readonly shifts: readonly WeekShift[];
  readonly shiftById: ReadonlyMap<number, WeekShift>;
  readonly placeByKey: ReadonlyMap<string, RosterPlace>;
  readonly personById: ReadonlyMap<number, RosterPerson>;
  /** What speaks against the week's assignments, by `shift/person`. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

export const dutyKey = (shiftId: number, personId: number): string => `${shiftId}/${personId}`;

/** @param roster as read, or with changes put in; anything loaded beyond the week stays in the index for the hours rules */
export function rosterModel(roster: RosterView): RosterModel {
  const index = new DutyIndex(toDutyFacts(roster, (a, b) => distanceMetres([...a], [...b])));
  const week = dutyWeek(roster.week, 0);
  const placeByKey = new Map(roster.places.map((place) => [place.key, place]));
  const byShift = grouped(roster.assignments, ({ shiftId }) => shiftId);
  const shifts = roster.shifts.flatMap((shift) => (shift.isOfWeek ? weekShift(shift, { roster, week, place: placeByKey.get(shift.place), assignments: byShift.get(shift.id) ?? [] }) : []))
    .sort((a, b) => a.startAt - b.startAt || a.place.key.localeCompare(b.place.key));
  const findings = new Map<string, readonly Finding[]>();
  for (const { id, assignments } of shifts) {
    for (const assignment of assignments) {
      const found = index.judge(assignment);
      if (found.length > 0) findings.set(dutyKey(id, assignment.personId), found);
    }
  }
  return { roster, week, index, shifts, shiftById: new Map(shifts.map((shift) => [shift.id, shift])), placeByKey, personById: new Map(roster.people.map((person) => [person.id, person])), findings };
}

interface Around {
  readonly roster: RosterView;
  readonly week: DutyWeek;
  readonly place: RosterPlace | undefined;
  readonly assignments: readonly RosterAssignment[];
}

function weekShift(shift: RosterView['shifts'][number], { roster, week, place, assignments }: Around): WeekShift[] {
  const startAt = Date.parse(shift.startAt), endAt = Date.parse(shift.endAt), day = dayInWeek(week, startAt);
  if (day === null || place === undefined) return [];
  const { editableDistrictIds } = roster;
  return [{
    id: shift.id, place, day, name: shift.name, letters: shiftLetters(shift.name), band: bandOf(startAt), startAt, endAt, hours: spanText(startAt, endAt),
    personCount: shift.personCount, certifiedCount: shift.certifiedCount, needsVehicle: shift.needsVehicle, assignments, gapCount: Math.max(0, shift.personCount - assignments.length),
    isEditable: editableDistrictIds === null || (place.districtId !== null && editableDistrictIds.includes(place.districtId)),
  }];
}

/** The week with changes put in, as the server will have it if it accepts them. */
export function withChanges(roster: RosterView, changes: readonly RosterChange[]): RosterView {
  const gone = new Set(changes.map(({ shiftId, personId }) => dutyKey(shiftId, personId)));
  const added = changes.flatMap((change): RosterAssignment[] => (change.op === 'assign' ? [{ shiftId: change.shiftId, personId: change.personId, vehicleId: change.vehicleId, reasons: change.reasons }] : []));
  return { ...roster, isChanged: true, assignments: [...roster.assignments.filter(({ shiftId, personId }) => !gone.has(dutyKey(shiftId, personId))), ...added] };
}

/** The week as the server answered a change; what lies around it stays. */
export function withAnswer(roster: RosterView, { version, assignments, undoCount, redoCount, isChanged }: Omit<RosterChanged, 'skipped'>): RosterView {
  const ofWeek = new Set(roster.shifts.filter(({ isOfWeek }) => isOfWeek).map(({ id }) => id));
  return { ...roster, version, undoCount, redoCount, isChanged, assignments: [...roster.assignments.filter(({ shiftId }) => !ofWeek.has(shiftId)), ...assignments] };
}

export const placeName = (model: RosterModel, key: string): string => model.placeByKey.get(key)?.name ?? key;
/** A place's name beside other letters. @param room Chinese letters there is room for */
export const shortPlace = ({ name, districtName }: RosterPlace, room: number): string => placeLetters(name, districtName, room);

/** Whether somebody holds a certificate at some time of the week; what a shift asks is judged by the rules. */
export function isCertifiedIn({ monday }: Pick<DutyWeek, 'monday'>, { certificates }: RosterPerson): boolean {
  const from = monday * 86_400_000 - 8 * 3_600_000, to = from + 7 * 86_400_000;
  return certificates.some((span) => Date.parse(span.from) < to && Date.parse(span.to) > from);
}

export const hasHard = (findings: readonly (Finding | RosterFinding)[]): boolean => findings.some(({ kind }) => kind === 'hard');
