import type { DutyEntry } from '../duty-entry';
import { overlaps } from '../duty-entry';
import type { Finding } from '../duty-facts';
import { hoursOfWork, rosterRules } from '../roster-rules';
import { finding, type Trial } from './trial';

/** Overlap on net duty time; rest between duty days; the way from the post before and to the post after. */
export function judgeTimes(trial: Trial, findings: Finding[]): void {
  const { index, person, shift, present } = trial;
  let before: DutyEntry | null = null, after: DutyEntry | null = null;
  for (const other of index.entriesOfPerson(person.id)) {
    if (other === present) continue;
    if (overlaps(other.shift, shift)) {
      findings.push(finding(trial, 'overlap', {
        otherShiftId: other.shift.id, place: other.shift.place,
        minutes: (Math.min(other.shift.endAt, shift.endAt) - Math.max(other.shift.startAt, shift.startAt)) / 60_000,
      }));
    } else if (other.shift.endAt <= shift.startAt) {
      if (before === null || other.shift.endAt > before.shift.endAt) before = other;
    } else if (after === null || other.shift.startAt < after.shift.startAt) after = other;
  }
  if (before !== null) judgeGap(trial, { earlier: before, later: trial.entry, vehicleId: trial.vehicleId }, findings);
  if (after !== null) judgeGap(trial, { earlier: trial.entry, later: after, vehicleId: after.assignment.vehicleId }, findings);
}

interface Gap {
  readonly earlier: DutyEntry;
  readonly later: DutyEntry;
  /** Of the later duty; null = on foot. */
  readonly vehicleId: number | null;
}

function judgeGap(trial: Trial, { earlier, later, vehicleId }: Gap, findings: Finding[]): void {
  const minutes = (later.shift.startAt - earlier.shift.endAt) / 60_000;
  const otherShiftId = earlier.shift.id === trial.shift.id ? later.shift.id : earlier.shift.id;
  const { limit } = rosterRules['short-rest'];
  if (earlier.day !== later.day && minutes < limit) findings.push(finding(trial, 'short-rest', { otherShiftId, minutes, limit }));
  const [from, to] = [earlier.shift.position, later.shift.position];
  if (from === null || to === null || earlier.shift.place === later.shift.place) return;
  const pace = vehicleId === null ? hoursOfWork.walkingMetresPerMinute : hoursOfWork.drivingMetresPerMinute;
  const metres = trial.index.metresBetween(from, to);
  const needed = (metres * hoursOfWork.detourFactor) / pace;
  if (minutes < needed) {
    findings.push(finding(trial, 'travel-time', { otherShiftId, place: (otherShiftId === later.shift.id ? later : earlier).shift.place, minutes, neededMinutes: Math.ceil(needed), metres: Math.round(metres) }));
  }
}
