import { clockText, isSoundSpan, type PatternDay, type PatternException, type PatternSpan, type PostWhen } from '@wuding/domain';
import { isCivilDay } from '../../format/civil-day';

/** A stretch of the weekly pattern while somebody types it. */
export interface SpanDraft {
  name: string;
  dayKind: PatternDay;
  weekdays: number[];
  begins: string;
  ends: string;
}

/** Other days while somebody types them; `hours` such as 08:00-12:00、14:00-18:00, empty = nobody stands there. */
export interface ExceptionDraft {
  fromOn: string;
  untilOn: string;
  reason: string;
  hours: string;
}

export interface WhenDraft {
  spans: SpanDraft[];
  exceptions: ExceptionDraft[];
  early: string;
  late: string;
}

/** Which entry says nothing that can be. */
export interface WhenFault {
  readonly in: 'span' | 'exception' | 'minutes';
  /** 0 = the first. */
  readonly index: number;
}

const allWeek = [0, 1, 2, 3, 4, 5, 6];
export const freshSpan = (name: string): SpanDraft => ({ name, dayKind: 'any', weekdays: [...allWeek], begins: '08:00', ends: '12:00' });

export const whenDraftOf = ({ spans, exceptions, earlyArriveMinutes, lateLeaveMinutes }: PostWhen): WhenDraft => ({
  spans: spans.map(({ name, dayKind, weekdays, startMinute, endMinute }) => ({ name, dayKind, weekdays: [...weekdays], begins: clockText(startMinute), ends: clockText(endMinute) })),
  exceptions: exceptions.map(({ fromOn, untilOn, reason, spans: hours }) =>
    ({ fromOn, untilOn, reason, hours: hours.map(({ startMinute, endMinute }) => `${clockText(startMinute)}-${clockText(endMinute)}`).join('、') })),
  early: String(earlyArriveMinutes), late: String(lateLeaveMinutes),
});

/** Minutes of a clock such as 18:00 or, on the next day, 25:30; null for anything else. */
function minutesOf(text: string): number | null {
  const [, hour, minute] = /^\s*(\d{1,2})[:：](\d\d)\s*$/.exec(text) ?? [];
  return hour === undefined || Number(minute) > 59 ? null : Number(hour) * 60 + Number(minute);
}

function stretch(begins: string, ends: string): { startMinute: number; endMinute: number } | null {
  const startMinute = minutesOf(begins), endMinute = minutesOf(ends);
  if (startMinute === null || endMinute === null) return null;
  // An end at or before the start is on the next day: a night shift is written 22:00–02:00.
  const span = { startMinute, endMinute: endMinute <= startMinute ? endMinute + 1440 : endMinute };
  return isSoundSpan(span) ? span : null;
}

function spanOf({ name, dayKind, weekdays, begins, ends }: SpanDraft): PatternSpan | null {
  const minutes = stretch(begins, ends);
  return minutes === null || name.trim() === '' || name.trim().length > 32 || weekdays.length === 0 ? null : { name: name.trim(), dayKind, weekdays: weekdays.toSorted((a, b) => a - b), ...minutes };
}

function exceptionOf({ fromOn, untilOn, reason, hours }: ExceptionDraft): PatternException | null {
  if (!isCivilDay(fromOn) || !isCivilDay(untilOn) || untilOn < fromOn) return null;
  const parts = hours.split(/[、，,;；]/).map((one) => one.trim()).filter((one) => one !== '');
  const spans = parts.map((part) => {
    const [begins = '', ends = ''] = part.split(/[-–—~至]/);
    const minutes = stretch(begins, ends);
    return minutes === null ? null : { name: reason.trim().slice(0, 32) || '班', ...minutes };
  });
  return spans.some((one) => one === null) ? null : { fromOn, untilOn, reason: reason.trim(), spans: spans.filter((one) => one !== null) };
}

const minutesField = (text: string): number | null => (/^\d{1,2}$/.test(text.trim()) && Number(text) <= 60 ? Number(text) : null);

/** What the draft says, or the first entry that says nothing that can be. */
export function whenOfDraft(draft: WhenDraft): { ok: true; when: PostWhen } | { ok: false; fault: WhenFault } {
  const spans: PatternSpan[] = [], exceptions: PatternException[] = [];
  for (const [index, one] of draft.spans.entries()) {
    const span = spanOf(one);
    if (span === null) return { ok: false, fault: { in: 'span', index } };
    spans.push(span);
  }
  for (const [index, one] of draft.exceptions.entries()) {
    const exception = exceptionOf(one);
    if (exception === null) return { ok: false, fault: { in: 'exception', index } };
    exceptions.push(exception);
  }
  const earlyArriveMinutes = minutesField(draft.early), lateLeaveMinutes = minutesField(draft.late);
  if (earlyArriveMinutes === null || lateLeaveMinutes === null) return { ok: false, fault: { in: 'minutes', index: 0 } };
  return { ok: true, when: { spans, exceptions, earlyArriveMinutes, lateLeaveMinutes } };
}
