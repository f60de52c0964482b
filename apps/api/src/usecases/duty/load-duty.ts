import type { DutyEntryView } from '@wuding/contract';
import { attendanceAt, onPostMinutes, type Attendance, type AttendanceFacts, type Checklist, type OnPostMinutes } from '@wuding/domain';
import type { Database } from '../../db/store';
import { evidenceOf, promptsOf } from '../../repositories/check-ins';
import { checklistsOf } from '../../repositories/duty-ticks';
import { staysOf } from '../../repositories/post-stays';
import type { PublishedDuty } from '../../repositories/published-duties';
import { instantText } from '../instant-text';
import { placeKeyOf } from '../rosters/load-roster';
import { grouped } from './grouped';

/** A published duty with how it is kept. */
export interface KeptDuty {
  readonly duty: PublishedDuty;
  readonly attendance: Attendance;
  readonly minutes: OnPostMinutes;
}

/** How some duties are kept at an instant, from all that is known of them by then. Three statements, whatever their number. */
export async function keepingOf(db: Database, duties: readonly PublishedDuty[], at: number): Promise<KeptDuty[]> {
  const shiftIds = [...new Set(duties.map(({ shiftId }) => shiftId))];
  const keyOf = ({ shiftId, personId }: { shiftId: number; personId: number }): string => `${shiftId}/${personId}`;
  const evidence = grouped(shiftIds.length === 0 ? [] : await evidenceOf(db, shiftIds), keyOf);
  const prompts = grouped(shiftIds.length === 0 ? [] : await promptsOf(db, shiftIds, at), keyOf);
  const stays = grouped(shiftIds.length === 0 ? [] : await staysOf(db, shiftIds, at), keyOf);
  return duties.map((duty) => {
    const { startAt, endAt, arriveAt, relievedAt } = duty;
    const facts: AttendanceFacts = { shift: { startAt, endAt, arriveAt }, evidence: evidence.get(keyOf(duty)) ?? [], prompts: prompts.get(keyOf(duty)) ?? [], relievedAt, stays: stays.get(keyOf(duty)) ?? [] };
    return { duty, attendance: attendanceAt(facts, at), minutes: onPostMinutes(facts, at) };
  });
}

/** Kept duties as they are told, with the lists of their shifts. One statement more. */
export async function dutyEntries(db: Database, kept: readonly KeptDuty[]): Promise<DutyEntryView[]> {
  const lists = await checklistsOf(db, [...new Set(kept.map(({ duty }) => duty.shiftId))]);
  return kept.map((one) => toDutyEntry(one, lists.get(one.duty.shiftId)));
}

export const checklistLines = (list: Checklist | undefined): DutyEntryView['checklist'] => (list?.lines ?? []).map(({ doneAt, ...line }) => ({ ...line, doneAt: instantText(doneAt) }));

const toDutyEntry = ({ duty, attendance, minutes }: KeptDuty, list: Checklist | undefined): DutyEntryView => ({
  shiftId: duty.shiftId, place: placeKeyOf(duty), placeName: duty.placeName, shiftName: duty.shiftName, districtId: duty.districtId, districtName: duty.districtName,
  position: duty.lng === null || duty.lat === null ? null : [duty.lng, duty.lat], radiusMetres: duty.radiusMetres,
  startAt: instantText(duty.startAt), endAt: instantText(duty.endAt), arriveAt: instantText(duty.arriveAt), leaveAt: instantText(duty.leaveAt),
  personId: duty.personId, personName: duty.personName, isCertified: duty.isCertified, vehicleId: duty.vehicleId,
  state: attendance.state, sinceAt: instantText(attendance.sinceAt), lateMinutes: attendance.lateMinutes, minutes: { ...minutes, evidence: { ...minutes.evidence } },
  checklist: checklistLines(list), isChecklistTold: list?.isTold ?? false,
});
