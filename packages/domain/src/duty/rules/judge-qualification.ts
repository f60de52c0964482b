import { holdsThrough, touches } from '../duty-entry';
import type { DutyPerson, DutyShift, Finding } from '../duty-facts';
import { finding, type Trial } from './trial';

/** Whether the person is there and may do what the post asks: in service, not on leave, certified, and enough certificates in all. */
export function judgeQualification(trial: Trial, findings: Finding[]): void {
  const { person, shift } = trial;
  if (person.leftAt !== null && shift.endAt > person.leftAt) findings.push(finding(trial, 'person-left', { leftAt: person.leftAt }));
  const leave = person.leave.find((span) => touches(span, shift));
  if (leave !== undefined) findings.push(finding(trial, 'on-leave', { fromAt: leave.fromAt, toAt: leave.toAt }));
  judgeCertificate(trial, findings);
  if (shift.certifiedCount >= 2) judgePenaltyTeams(trial, findings);
}

/** A certificate counts when it holds through the whole shift. */
export const isCertifiedFor = ({ certificates }: DutyPerson, shift: DutyShift): boolean => certificates.some((span) => holdsThrough(span, shift));

/** Uncertified people may fill only the places that ask for no certificate. */
function judgeCertificate(trial: Trial, findings: Finding[]): void {
  const { index, person, shift, present } = trial;
  if (shift.certifiedCount === 0 || isCertifiedFor(person, shift)) return;
  let uncertifiedCount = 1;
  for (const other of index.entriesOfShift(shift.id)) {
    const holder = index.people.get(other.assignment.personId);
    if (other !== present && (holder === undefined || !isCertifiedFor(holder, shift))) uncertifiedCount++;
  }
  const openCount = Math.max(0, shift.personCount - shift.certifiedCount);
  if (uncertifiedCount <= openCount) return;
  const ends = person.certificates.map(({ toAt }) => toAt).filter((toAt) => toAt < shift.endAt);
  const data = { certifiedCount: shift.certifiedCount, openCount };
  if (ends.length === 0) findings.push(finding(trial, 'certificate-missing', data));
  else findings.push(finding(trial, 'certificate-expired', { ...data, expiredAt: Math.max(...ends) }));
}

/** Two certified people to each penalty team at once, of those who are there. */
function judgePenaltyTeams(trial: Trial, findings: Finding[]): void {
  const { index, shift } = trial;
  const others = index.staffedPenaltyShifts(shift);
  const instants = [shift.startAt, ...others.map(({ startAt }) => startAt).filter((at) => at > shift.startAt), ...index.supply.changesWithin(shift.startAt, shift.endAt)];
  let worst: { at: number; teamCount: number; certifiedCount: number } | null = null;
  for (const at of instants) {
    const teamCount = 1 + others.filter((other) => other.startAt <= at && at < other.endAt).length;
    const certifiedCount = index.supply.at(at);
    const short = teamCount * 2 - certifiedCount;
    if (short > 0 && (worst === null || short > worst.teamCount * 2 - worst.certifiedCount)) worst = { at, teamCount, certifiedCount };
  }
  if (worst !== null) findings.push(finding(trial, 'penalty-teams', { ...worst, possibleCount: Math.floor(worst.certifiedCount / 2) }));
}
