import { isCertifiedFor } from './rules/judge-qualification';
import type { DutyShift, Finding } from './duty-facts';
import type { DutyIndex } from './duty-index';
import { monthOf } from './duty-entry';

export const replacementReasons = ['named-relief', 'no-remarks', 'needs-reason', 'rested', 'lightest-load', 'certificate-needed', 'certificate-wasted'] as const;
export type ReplacementReason = (typeof replacementReasons)[number];

/** Somebody who could stand there then. */
export interface Replacement {
  readonly personId: number;
  /** Soft findings: each needs a reason. */
  readonly findings: readonly Finding[];
  readonly reasons: readonly ReplacementReason[];
  /** Duty minutes of the month so far planned. */
  readonly monthMinutes: number;
  readonly score: number;
}

/**
 * Who could lawfully stand on a shift, best first: the named relief, then whoever needs no reason, does not use up a
 * certificate that the post does not ask for, and carries the least load this month. People on the shift are left out.
 * @param leaving somebody on the shift who is to be replaced; null = a further person is looked for
 */
export function findReplacements(index: DutyIndex, shift: DutyShift, leaving: number | null): Replacement[] {
  const leavingEntry = leaving === null ? null : index.entryOf(shift.id, leaving);
  if (leavingEntry !== null) index.unassign(shift.id, leavingEntry.assignment.personId);
  try {
    const found = [...index.people.values()].flatMap((person) => {
      if (person.id === leaving || index.entryOf(shift.id, person.id) !== null) return [];
      const findings = index.judge({ shiftId: shift.id, personId: person.id, vehicleId: leavingEntry?.assignment.vehicleId ?? null });
      return findings.some(({ kind }) => kind === 'hard') ? [] : [describe(index, shift, { personId: person.id, findings })];
    });
    const lightest = Math.min(...found.map(({ monthMinutes }) => monthMinutes));
    return found
      .map((one) => (one.monthMinutes === lightest ? { ...one, reasons: [...one.reasons, 'lightest-load' as const] } : one))
      .sort((a, b) => b.score - a.score || a.personId - b.personId);
  } finally {
    if (leavingEntry !== null) index.assign(leavingEntry.assignment);
  }
}

function describe(index: DutyIndex, shift: DutyShift, { personId, findings }: { personId: number; findings: readonly Finding[] }): Replacement {
  const month = monthOf(Math.floor((shift.startAt + 8 * 3_600_000) / 86_400_000));
  const entries = index.entriesOfPerson(personId);
  const monthMinutes = entries.reduce((sum, { day, minutes }) => (day >= month.firstDay && day < month.nextFirstDay ? sum + minutes : sum), 0);
  const person = index.people.get(personId);
  const isCertified = person !== undefined && isCertifiedFor(person, shift);
  const isRested = !entries.some((other) => Math.abs(other.shift.startAt - shift.startAt) < 24 * 3_600_000);
  const reasons: ReplacementReason[] = [];
  if (shift.reliefPersonId === personId) reasons.push('named-relief');
  reasons.push(findings.length === 0 ? 'no-remarks' : 'needs-reason');
  if (isRested) reasons.push('rested');
  if (isCertified) reasons.push(shift.certifiedCount > 0 ? 'certificate-needed' : 'certificate-wasted');
  const isWasted = isCertified && shift.certifiedCount === 0;
  const score = (reasons.includes('named-relief') ? 1_000 : 0) - 300 * findings.length - (isWasted ? 150 : 0) + (isRested ? 50 : 0) - monthMinutes / 60;
  return { personId, findings, reasons, monthMinutes, score: Math.round(score * 10) / 10 };
}
