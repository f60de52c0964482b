import { describe, expect, it } from 'vitest';
import { dayOfIsoDate, instantOfCivil, weekdayOfDay } from '../shared/civil-day';
import { faultyParts, judgePost } from './judge-post';
import { isUnderObservation, postParts, type PostPlan, type PostWhen } from './post';
import { judgePostEdit, judgePostStep } from './post-life';
import { shiftsOf, type DutyCalendar } from './shifts-of';

const span = { name: '早班', weekdays: [0, 1, 2, 3, 4], dayKind: 'any' as const, startMinute: 480, endMinute: 720 };
const plan: PostPlan = {
  who: { primaryPersonId: 1, reliefPersonId: 2, personCount: 2, certifiedCount: 0, needsVehicle: false },
  when: { spans: [span], exceptions: [], earlyArriveMinutes: 10, lateLeaveMinutes: 5 },
  where: { shape: { type: 'Point', coordinates: [98.69, 24.588] }, radiusMetres: 50, viewSide: null, districtId: 1, streetName: '滨河路' },
  duty: { eventCodes: ['05-01'], allowedStalls: '', allowedZones: [], checklist: ['清点摊位'], handover: [], escalationContact: '片区长' },
  effect: { targets: [{ indicatorId: 'relapse-ratio', target: 0.2 }], reviewOn: '2027-01-31', baseline: null },
};
const pointers = (change: Partial<PostPlan>) => judgePost({ ...plan, ...change }).map(({ code, pointer }) => `${code} ${pointer}`);

describe('the five fixed parts', () => {
  it('are whole in a sound plan, which is under observation until it has a baseline', () => {
    expect(judgePost(plan)).toEqual([]);
    expect(isUnderObservation(plan.effect)).toBe(true);
    expect(isUnderObservation({ ...plan.effect, baseline: { indicatorId: 'relapse-ratio', value: 0.4, sampleCount: 31, fromOn: '2026-01-01', untilOn: '2026-06-30' } })).toBe(false);
  });
  it('are each missed by name', () => {
    const empty: PostPlan = {
      who: { ...plan.who, primaryPersonId: null }, when: { ...plan.when, spans: [] }, where: { ...plan.where, shape: null },
      duty: { ...plan.duty, eventCodes: [] }, effect: { ...plan.effect, targets: [] },
    };
    expect(faultyParts(judgePost(empty))).toEqual(postParts);
    for (const part of postParts) expect(faultyParts(judgePost({ ...plan, [part]: empty[part] }))).toEqual([part]);
  });
  it('are wrong where they cannot be', () => {
    expect(pointers({ who: { ...plan.who, reliefPersonId: 1 } })).toEqual(['wrong /who/reliefPersonId']);
    expect(pointers({ who: { ...plan.who, personCount: 1, certifiedCount: 2 } })).toEqual(['wrong /who/certifiedCount']);
    expect(pointers({ when: { ...plan.when, spans: [{ ...span, endMinute: 480 }] } })).toEqual(['wrong /when/spans/0/endMinute']);
    expect(pointers({ when: { ...plan.when, spans: [{ ...span, startMinute: 1_320, endMinute: 1_800 }] } })).toEqual([]);
    expect(pointers({ when: { ...plan.when, spans: [{ ...span, endMinute: 480 + 1_441 }] } })).toEqual(['wrong /when/spans/0/endMinute']);
    expect(pointers({ where: { ...plan.where, radiusMetres: 29 } })).toEqual(['wrong /where/radiusMetres']);
    expect(pointers({ where: { ...plan.where, shape: { type: 'LineString', coordinates: [[98.69, 24.588]] } } })).toEqual(['wrong /where/shape']);
    expect(pointers({ effect: { ...plan.effect, reviewOn: '2027-02-30' } })).toEqual(['wrong /effect/reviewOn']);
  });
});

describe('the life of a post', () => {
  it('goes from draft to published, rests, returns and ends; the end is the end', () => {
    const step = (state: 'draft' | 'published' | 'suspended' | 'closed', to: 'draft' | 'published' | 'suspended' | 'closed') => judgePostStep({ state, plan, to }).ok;
    expect([step('draft', 'published'), step('published', 'suspended'), step('suspended', 'published'), step('published', 'closed'), step('draft', 'closed')]).toEqual([true, true, true, true, true]);
    expect([step('draft', 'suspended'), step('closed', 'published'), step('published', 'draft'), step('published', 'published')]).toEqual([false, false, false, false]);
  });
  it('begins only when it is whole, and says what is missing', () => {
    const torn = { ...plan, duty: { ...plan.duty, checklist: [] } };
    expect(judgePostStep({ state: 'draft', plan: torn, to: 'published' })).toMatchObject({ refusal: { code: 'post-incomplete', data: { parts: ['duty'], pointers: ['missing /duty/checklist'] } } });
    expect([judgePostEdit('draft', torn).ok, judgePostEdit('published', torn).ok, judgePostEdit('closed', plan).ok]).toEqual([true, false, false]);
  });
});

describe('the shifts of a pattern', () => {
  const day = (text: string): number => dayOfIsoDate(text)!;
  const plain: DutyCalendar = (one) => ({ isWorkday: weekdayOfDay(one) < 5, isHoliday: false, isMarketDay: one % 5 === 2, isSchoolDay: weekdayOfDay(one) < 5 });
  const of = (when: Partial<PostWhen>, from: string, until: string, calendar = plain) =>
    shiftsOf({ ...plan.when, ...when }, { fromAt: instantOfCivil(day(from), 0), toAt: instantOfCivil(day(until), 0) }, calendar)
      .map(({ name, startAt, endAt }) => `${name} ${new Date(startAt + 8 * 3_600_000).toISOString().slice(5, 16)} ${(endAt - startAt) / 60_000}`);

  it('run Monday to Friday in Shanghai time, arriving early and leaving late around the net time', () => {
    expect(of({}, '2026-11-23', '2026-11-30')).toEqual(['23', '24', '25', '26', '27'].map((date) => `早班 11-${date}T08:00 240`));
    const [first] = shiftsOf(plan.when, { fromAt: Date.UTC(2026, 10, 22, 16), toAt: Date.UTC(2026, 10, 23, 16) }, plain);
    expect(first).toMatchObject({ startAt: Date.UTC(2026, 10, 23, 0), arriveAt: Date.UTC(2026, 10, 22, 23, 50), leaveAt: Date.UTC(2026, 10, 23, 4, 5) });
  });
  it('over midnight belong to the day they begin on', () => {
    const night = [{ ...span, name: '夜班', startMinute: 1_320, endMinute: 1_800 }];
    expect(of({ spans: night }, '2026-11-24', '2026-11-25')).toEqual(['夜班 11-24T22:00 480']);
    expect(of({ spans: night }, '2026-11-28', '2026-11-30')).toEqual([]);
  });
  it('follow 调休: a worked Saturday has the shift, a holiday Thursday has not', () => {
    // 2026-02-14 is a Saturday worked for the Spring Festival, 2026-02-19 a Thursday of it.
    const spring: DutyCalendar = (one) => ({ ...plain(one), isWorkday: one === day('2026-02-14') || (one !== day('2026-02-19') && weekdayOfDay(one) < 5), isHoliday: one === day('2026-02-19') });
    const spans = [{ ...span, weekdays: [0, 1, 2, 3, 4, 5, 6], dayKind: 'workday' as const }, { ...span, name: '节日班', weekdays: [0, 1, 2, 3, 4, 5, 6], dayKind: 'holiday' as const, startMinute: 540 }];
    expect(of({ spans }, '2026-02-13', '2026-02-16', spring)).toEqual(['早班 02-13T08:00 240', '早班 02-14T08:00 240']);
    expect(of({ spans }, '2026-02-19', '2026-02-20', spring)).toEqual(['节日班 02-19T09:00 180']);
  });
  it('come every fifth day with the market, the longer taking the place of the ordinary one', () => {
    const spans = [{ ...span, weekdays: [0, 1, 2, 3, 4, 5, 6] }, { ...span, name: '赶集班', weekdays: [0, 1, 2, 3, 4, 5, 6], dayKind: 'market-day' as const, endMinute: 1_080 }];
    const lengths = of({ spans }, '2026-11-01', '2026-12-01').map((text) => Number(text.split(' ')[2]));
    expect(lengths.filter((minutes) => minutes === 600)).toHaveLength(6);
    expect(lengths).toHaveLength(30);
  });
  it('give way to an exception, which may stand for nothing', () => {
    const exceptions = [{ fromOn: '2026-11-24', untilOn: '2026-11-25', reason: '修路', spans: [] }, { fromOn: '2026-11-28', untilOn: '2026-11-28', reason: '庙会', spans: [{ name: '庙会', startMinute: 600, endMinute: 1_500 }] }];
    expect(of({ exceptions }, '2026-11-23', '2026-11-30')).toEqual(['早班 11-23T08:00 240', '早班 11-26T08:00 240', '早班 11-27T08:00 240', '庙会 11-28T10:00 900']);
  });
});
