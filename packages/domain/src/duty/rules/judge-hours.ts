import { monthOf } from '../duty-entry';
import type { Finding } from '../duty-facts';
import { hoursOfWork, rosterRules } from '../roster-rules';
import { finding, type Trial } from './trial';

/** Hours a day and a month, the weekly rest day, nights in a row. An approved 综合工时 scheme lifts all but the nights. */
export function judgeHours(trial: Trial, findings: Finding[]): void {
  const { index, person, shift, entry, present } = trial;
  const { ledger } = index;
  ledger.load(index.entriesOfPerson(person.id), entry, present);
  const hasScheme = person.schemes.some(({ fromAt, toAt }) => fromAt <= shift.startAt && shift.startAt < toAt);
  const months = hasScheme ? [] : monthsOfWeek(entry.monday);
  const before = months.map((month) => ledger.overtimeOf(month));
  ledger.add(entry, 1);
  if (!hasScheme) {
    const overtime = ledger.minutesOn(entry.day) - hoursOfWork.ordinaryDayMinutes, { limit } = rosterRules['overtime-day'];
    if (overtime > limit) findings.push(finding(trial, 'overtime-day', { minutes: overtime, limit, day: entry.day }));
    months.forEach((month, i) => judgeMonth(trial, { text: month.text, minutes: ledger.overtimeOf(month), before: before[i] ?? 0 }, findings));
    const dayCount = ledger.dutyDaysFrom(entry.monday);
    if (dayCount > rosterRules['no-rest-day'].limit) findings.push(finding(trial, 'no-rest-day', { days: dayCount, monday: entry.monday }));
  }
  if (!entry.isNight) return;
  const nights = ledger.nightsThrough(entry.day);
  if (nights > rosterRules['night-in-a-row'].limit) findings.push(finding(trial, 'night-in-a-row', { nights }));
}

/** Only what adds to a month beyond the limit is to blame for it. */
function judgeMonth(trial: Trial, { text, minutes, before }: { text: string; minutes: number; before: number }, findings: Finding[]): void {
  const { limit } = rosterRules['overtime-month'];
  if (minutes > limit && minutes > before) findings.push(finding(trial, 'overtime-month', { minutes, limit, month: text }));
}

/** A duty may push another day of its week beyond 40 h, and that day may lie in the next month. */
function monthsOfWeek(monday: number) {
  const first = monthOf(monday), last = monthOf(monday + 6);
  return first.firstDay === last.firstDay ? [first] : [first, last];
}
