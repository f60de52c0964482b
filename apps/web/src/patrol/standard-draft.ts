import type { PatrolStandardView, RequestOf, Endpoints } from '@wuding/contract';

export type Version = PatrolStandardView['versions'][number];
type Body = RequestOf<Endpoints['decidePatrolStandard']>['body'];

/** A rule as it is typed: hours as 07:00, a season as MM-DD or nothing, a district as text for a select. */
export interface RuleDraft {
  of: Version['rules'][number]['of'];
  district: string;
  weekdays: number[];
  from: string;
  to: string;
  seasonFrom: string;
  seasonTo: string;
  visits: string;
  source: string;
}

export const clockOfMinute = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Minute of the day of a text like 07:00 or 24:00; null = it is none. */
export function minuteOfClock(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim()) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return Number.isNaN(minute) || Number(minutes) > 59 || minute > 1_440 ? null : minute;
}

export const draftOf = (rule: Version['rules'][number]): RuleDraft => ({
  of: rule.of, district: rule.districtId === null ? '' : String(rule.districtId), weekdays: [...rule.weekdays], from: clockOfMinute(rule.fromMinute), to: clockOfMinute(rule.toMinute),
  seasonFrom: rule.season?.from ?? '', seasonTo: rule.season?.to ?? '', visits: String(rule.visitsPerDay), source: rule.source,
});

/** The rules as the contract takes them, or the number of the first row that cannot be read. */
export function rulesOf(drafts: readonly RuleDraft[]): { readonly rules: Body['rules'] } | { readonly faultyRow: number } {
  const rules: Body['rules'] = [];
  for (const [i, draft] of drafts.entries()) {
    const fromMinute = minuteOfClock(draft.from), toMinute = minuteOfClock(draft.to), visitsPerDay = Number(draft.visits), isSeason = draft.seasonFrom.trim() !== '' || draft.seasonTo.trim() !== '';
    const isSound = fromMinute !== null && toMinute !== null && toMinute > fromMinute && draft.visits.trim() !== '' && visitsPerDay >= 0 && visitsPerDay <= 96 && draft.weekdays.length > 0 && draft.source.trim().length >= 2
      && (!isSeason || [draft.seasonFrom, draft.seasonTo].every((day) => /^\d{2}-\d{2}$/.test(day.trim())));
    if (!isSound) return { faultyRow: i + 1 };
    rules.push({
      of: draft.of, districtId: draft.district === '' ? null : Number(draft.district), weekdays: draft.weekdays.toSorted((a, b) => a - b), season: isSeason ? { from: draft.seasonFrom.trim(), to: draft.seasonTo.trim() } : null,
      fromMinute, toMinute, visitsPerDay, source: draft.source.trim(),
    });
  }
  return rules.length === 0 ? { faultyRow: 1 } : { rules };
}
