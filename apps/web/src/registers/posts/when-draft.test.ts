import { describe, expect, it } from 'vitest';
import { freshSpan, whenDraftOf, whenOfDraft, type WhenDraft } from './when-draft';

const draft = (change: Partial<WhenDraft> = {}): WhenDraft => ({ spans: [freshSpan('早班')], exceptions: [], early: '10', late: '0', ...change });

describe('the hours of a post as somebody types them', () => {
  it('become a pattern, and a pattern becomes them again', () => {
    const read = whenOfDraft(draft({ spans: [{ ...freshSpan('护学岗'), dayKind: 'school-day', weekdays: [4, 0], begins: '7:10', ends: '08：20' }], exceptions: [{ fromOn: '2026-10-01', untilOn: '2026-10-07', reason: '国庆', hours: '09:00-12:00、14:00–18:00' }] }));
    expect(read).toEqual({
      ok: true,
      when: {
        spans: [{ name: '护学岗', dayKind: 'school-day', weekdays: [0, 4], startMinute: 430, endMinute: 500 }],
        exceptions: [{ fromOn: '2026-10-01', untilOn: '2026-10-07', reason: '国庆', spans: [{ name: '国庆', startMinute: 540, endMinute: 720 }, { name: '国庆', startMinute: 840, endMinute: 1080 }] }],
        earlyArriveMinutes: 10, lateLeaveMinutes: 0,
      },
    });
    expect(read.ok && whenOfDraft(whenDraftOf(read.when))).toEqual(read);
  });
  it('that end before they begin run over midnight, and come back as hours of the next day', () => {
    const read = whenOfDraft(draft({ spans: [{ ...freshSpan('夜班'), begins: '22:00', ends: '02:00' }] }));
    expect(read.ok && read.when.spans[0]).toMatchObject({ startMinute: 1320, endMinute: 1560 });
    expect(read.ok && whenDraftOf(read.when).spans[0]?.ends).toBe('26:00');
  });
  it('leave a day out where nobody stands', () => {
    const read = whenOfDraft(draft({ exceptions: [{ fromOn: '2026-02-17', untilOn: '2026-02-17', reason: '春节', hours: ' ' }] }));
    expect(read.ok && read.when.exceptions[0]?.spans).toEqual([]);
  });
  it('name the first entry that cannot be', () => {
    const fault = (change: Partial<WhenDraft>) => { const read = whenOfDraft(draft(change)); return read.ok ? null : read.fault; };
    expect(fault({ spans: [freshSpan('早班'), { ...freshSpan('晚班'), begins: '24:00' }] })).toEqual({ in: 'span', index: 1 });
    expect(fault({ spans: [{ ...freshSpan(''), weekdays: [0] }] })).toEqual({ in: 'span', index: 0 });
    expect(fault({ spans: [{ ...freshSpan('早班'), weekdays: [] }] })).toEqual({ in: 'span', index: 0 });
    expect(fault({ exceptions: [{ fromOn: '2026-10-07', untilOn: '2026-10-01', reason: '', hours: '' }] })).toEqual({ in: 'exception', index: 0 });
    expect(fault({ exceptions: [{ fromOn: '2026-10-01', untilOn: '2026-10-01', reason: '', hours: '上午' }] })).toEqual({ in: 'exception', index: 0 });
    expect(fault({ early: '61' })).toEqual({ in: 'minutes', index: 0 });
  });
});
