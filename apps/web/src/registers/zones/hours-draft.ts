import type { ZoneView } from '@wuding/contract';
import { checkZoneHours, clockText, type ZoneDayRule, type ZoneHours } from '@wuding/domain';

/** Hours while somebody types them. */
export interface HoursDraft {
  days: ZoneDayRule;
  weekdays: number[];
  begins: string;
  ends: string;
  seasonFrom: string;
  seasonTo: string;
}

export const draftOf = ({ days, weekdays, fromMinute, toMinute, season }: ZoneView['hours'][number]): HoursDraft =>
  ({ days, weekdays: [...weekdays], begins: clockText(fromMinute), ends: clockText(toMinute), seasonFrom: season?.from ?? '', seasonTo: season?.to ?? '' });

export const freshDraft = (): HoursDraft => ({ days: 'every-day', weekdays: [0, 1, 2, 3, 4, 5, 6], begins: '08:00', ends: '20:00', seasonFrom: '', seasonTo: '' });

/** Minutes of a clock such as 18:00 or 25:30; null for anything else. */
function minutesOf(text: string): number | null {
  const [, hour, minute] = /^\s*(\d{1,2})[:：](\d\d)\s*$/.exec(text) ?? [];
  return hour === undefined || Number(minute) > 59 ? null : Number(hour) * 60 + Number(minute);
}

/** The hours the drafts say, or the index of the first that says none. */
export function hoursOfDrafts(drafts: readonly HoursDraft[]): { ok: true; hours: ZoneHours[] } | { ok: false; index: number } {
  const hours: ZoneHours[] = [];
  for (const [index, { days, weekdays, begins, ends, seasonFrom, seasonTo }] of drafts.entries()) {
    const [fromMinute, toMinute] = [minutesOf(begins), minutesOf(ends)];
    const season = seasonFrom.trim() === '' && seasonTo.trim() === '' ? null : { from: seasonFrom.trim(), to: seasonTo.trim() };
    if (fromMinute === null || toMinute === null) return { ok: false, index };
    const one: ZoneHours = { days, weekdays: weekdays.toSorted((a, b) => a - b), fromMinute, toMinute, season };
    if (!checkZoneHours([one]).ok) return { ok: false, index };
    hours.push(one);
  }
  return { ok: true, hours };
}
