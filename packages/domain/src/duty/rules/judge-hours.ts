import { monthOf, type Month } from '../duty-entry';
import type { Finding } from '../duty-facts';
import { hoursOfWork, rosterRules } from '../roster-rules';
import { finding, type Trial } from './trial';

/** Hours a day and a month, the weekly rest day, nights in a row. An approved 综合工时 scheme lifts all but the nights. */
export function judgeHours(trial: Trial, findings: Finding[]): void {
  const { index, person, shift, entry, present } = trial;
  const { ledger } = index;
  ledger.load(index.entriesOfPerson(person.id), entry, present);
  const hasScheme = person.schemes.some(({ fromAt, toAt }) => fromAt <= shift.startAt && shift.startAt < toAt);
  ledger.add(entry, 1);
  if (!hasScheme) {
    const overtime = ledger.minutesOn(entry.day) - hoursOfWork.ordinaryDayMinutes, { limit } = rosterRules['overtime-day'];
    if (overtime > limit) findings.push(finding(trial, 'overtime-day', { minutes: overtime, limit, day: entry.day }));
    for (const month of monthsOfWeek(entry.monday)) judgeMonth(trial, month, findings);
    const dayCount = ledger.dutyDaysFrom(entry.monday);
    if (dayCount > rosterRules['no-rest-day'].limit) findings.push(finding(trial, 'no-rest-day', { days: dayCount, monday: entry.monday }));
  }
  if (!entry.isNight) return;
  const nights = ledger.nightsThrough(entry.day);
  if (nights > rosterRules['night-in-a-row'].limit) findings.push(finding(trial, 'night-in-a-row', { nights }));
}

/** Only what adds to a month beyond the limit is to blame for it. */
function judgeMonth(trial: Trial, month: Month, findings: Finding[]): void {
  const { limit } = rosterRules['overtime-month'], { ledger } = trial.index;
  const minutes = ledger.overtimeOf(month);
  if (minutes <= limit) return;
  ledger.add(trial.entry, -1);
  const before = ledger.overtimeOf(month);
  ledger.add(trial.entry, 1);
  if (minutes > before) findings.push(finding(trial, 'overtime-month', { minutes, limit, month: month.text }));
}

/** A duty may push another day of its week beyond 40 h, and that day may lie in the next month. */
function monthsOfWeek(monday: number): Month[] {
  const first = monthOf(monday), last = monthOf(monday + 6);
  return first.firstDay === last.firstDay ? [first] : [first, last];
}
