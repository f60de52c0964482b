import { toDutyFacts, type RosterView } from '@wuding/contract';
import { DutyIndex, isAllowed, type Actor, type Span } from '@wuding/domain';
import { distanceMetres } from '@wuding/geo';
import type { Database } from '../../db/store';
import { assignmentsWithin, type AssignmentRecord, type DutyBook } from '../../repositories/assignments';
import { dutyPeople } from '../../repositories/duty-people';
import { listBeats, type BeatRecord } from '../../repositories/patrol-beats';
import { postsOf, type PostRecord } from '../../repositories/posts';
import { shiftsAround, type RosterRecord, type ShiftRecord } from '../../repositories/rosters';
import { allVehicles } from '../../repositories/vehicles';
import { instantText } from '../instant-text';
import { reachOf, type RosterWeek } from './roster-week';

type Place = RosterView['places'][number];

/** Everything the rules of a week look at, as it travels to the screen. */
export type RosterFacts = Pick<RosterView, 'places' | 'shifts' | 'assignments' | 'people' | 'vehicles'>;

export const placeKeyOf = ({ postId, beatId }: Pick<ShiftRecord, 'postId' | 'beatId'>): string => (postId === null ? `beat:${beatId}` : `post:${postId}`);

export const postPlace = ({ id, name, districtId, districtName, lng, lat, radiusMetres, plan }: PostRecord): Place => ({
  key: `post:${id}`, name, districtId, districtName, position: lng === null || lat === null ? null : [lng, lat], radiusMetres, reliefPersonId: plan.who.reliefPersonId,
});
/** A beat has no radius of its own: its stops are matched by the patrol. */
const beatPlace = ({ id, name, districtId, districtName, lng, lat }: BeatRecord): Place =>
  ({ key: `beat:${id}`, name, districtId, districtName, position: lng === null || lat === null ? null : [lng, lat], radiusMetres: 50, reliefPersonId: null });

/** Posts and beats of a dataset, closed ones included: shifts of the past name them. */
export async function placesOf(db: Database, datasetId: number): Promise<Place[]> {
  return [...(await postsOf(db, datasetId, ['draft', 'published', 'suspended', 'closed'])).map(postPlace), ...(await listBeats(db, datasetId)).map(beatPlace)];
}

const toShiftView = (shift: ShiftRecord, rosterId: number): RosterView['shifts'][number] => ({
  id: shift.id, place: placeKeyOf(shift), name: shift.name, startAt: instantText(shift.startAt), endAt: instantText(shift.endAt), arriveAt: instantText(shift.arriveAt), leaveAt: instantText(shift.leaveAt),
  personCount: shift.personCount, certifiedCount: shift.certifiedCount, needsVehicle: shift.needsVehicle, isOfWeek: shift.rosterId === rosterId,
});

const toAssignmentView = ({ reasons, ...rest }: AssignmentRecord): RosterView['assignments'][number] => ({ ...rest, reasons: reasons.map((one) => ({ ...one })) });

const toSpanView = ({ fromAt, toAt }: Span) => ({ from: instantText(fromAt), to: instantText(toAt) });
const endOfTime = 8.64e15;

/** Loads a week with everything around it that its rules look at. Cost grows with two months of duties. */
export async function loadRoster(db: Database, { roster, week, book = 'draft' }: { roster: RosterRecord; week: RosterWeek; book?: DutyBook }): Promise<RosterFacts> {
  const { datasetId } = roster, reach = reachOf(week);
  const shifts = await shiftsAround(db, { datasetId, rosterId: roster.id, ...reach });
  const assignments = await assignmentsWithin(db, book, { datasetId, ...reach });
  const known = new Set(shifts.map(({ id }) => id)), used = new Set(shifts.map(placeKeyOf));
  const people = await dutyPeople(db, datasetId, reach.fromAt);
  return {
    places: (await placesOf(db, datasetId)).filter(({ key }) => used.has(key)), shifts: shifts.map((shift) => toShiftView(shift, roster.id)),
    assignments: assignments.filter(({ shiftId }) => known.has(shiftId)).map(toAssignmentView),
    people: people.map(({ certificates, leave, schemes, leftAt, skills, teamIds, ...rest }) => ({
      ...rest, skills: [...skills], teamIds: [...teamIds], certificates: certificates.map(toSpanView), leave: leave.map(toSpanView), schemes: schemes.map(toSpanView), leftAt: instantText(leftAt),
    })),
    vehicles: (await allVehicles(db, datasetId)).map(({ id, plate, name, absences, retiredOn }) => ({
      id, plate, name, away: [...absences.map(toSpanView), ...(retiredOn === null ? [] : [{ from: new Date(`${retiredOn}T00:00:00+08:00`).toISOString(), to: new Date(endOfTime).toISOString() }])],
    })),
  };
}

/** The index the rules run on: the same code and the same facts as in the browser. */
export const indexOf = (facts: RosterFacts): DutyIndex => new DutyIndex(toDutyFacts(facts, (a, b) => distanceMetres([...a], [...b])));

/** Districts whose shifts the actor may change; null = all. */
export const editableDistricts = (actor: Actor): number[] | null =>
  (isAllowed(actor, 'roster.edit') ? null : actor.districtIds.filter((districtId) => isAllowed(actor, 'roster.edit', { districtId })));
