import { describe, expect, it } from 'vitest';
import { attendanceAt, type AttendanceFacts, type Evidence } from './attendance';
import { judgePlace, timeOfTap } from './check-in';
import { attendanceRatio, onPostMinutes } from './on-post-minutes';
import { findTeamShift } from './team-datum-shift';

const minute = 60_000;
/** A shift of four hours that asks for ten minutes early; instants in minutes from its start. */
const at = (minutes: number): number => Date.UTC(2026, 10, 23, 0) + minutes * minute;
const seen = (kind: Evidence['kind'], minutes: number, extra: Partial<Evidence> = {}): Evidence => ({ kind, at: at(minutes), verdict: 'inside', source: 'phone', ...extra });
const facts = (evidence: readonly Evidence[], extra: Partial<AttendanceFacts> = {}): AttendanceFacts =>
  ({ shift: { startAt: at(0), endAt: at(240), arriveAt: at(-10) }, evidence, prompts: [], relievedAt: null, ...extra });
const state = (one: AttendanceFacts, minutes: number): string => attendanceAt(one, at(minutes)).state;

describe('how a person stands to a shift', () => {
  it('未到时, 待到, 迟到, 空岗 while nobody checks in', () => {
    expect([-11, -10, 4.9, 5, 29, 30, 300].map((minutes) => state(facts([]), minutes))).toEqual(['not-due', 'awaited', 'awaited', 'late', 'late', 'vacant', 'vacant']);
  });
  it('在岗 from the check-in on, remembered as late after five minutes', () => {
    expect(attendanceAt(facts([seen('in', 17)]), at(20))).toEqual({ state: 'on-post', sinceAt: at(17), lateMinutes: 17 });
    expect(attendanceAt(facts([seen('in', 4)]), at(20)).lateMinutes).toBe(0);
    expect(state(facts([seen('in', 17)]), 16)).toBe('late');
  });
  it('a locked phone says nothing and nothing is concluded from it', () => {
    expect(state(facts([seen('in', 0)]), 239)).toBe('on-post');
  });
  it('无信号 ten minutes after a prompt nobody answered, until the next sign of life', () => {
    const prompts = [{ askedAt: at(60), answeredAt: null }];
    expect([70, 71].map((minutes) => state(facts([seen('in', 0)], { prompts }), minutes))).toEqual(['on-post', 'no-signal']);
    expect(state(facts([seen('in', 0), seen('prompt', 90)], { prompts }), 95)).toBe('on-post');
    expect(state(facts([seen('in', 0), seen('confirmed', 90, { source: 'leader', verdict: 'none' })], { prompts }), 95)).toBe('on-post');
  });
  it('脱岗 only when seen elsewhere; a weak position is no proof of it', () => {
    expect(state(facts([seen('in', 0), seen('prompt', 60, { verdict: 'outside' })]), 61)).toBe('away');
    expect(state(facts([seen('in', 0), seen('prompt', 60, { verdict: 'weak' })]), 61)).toBe('on-post');
    expect(state(facts([seen('in', 0), seen('absent', 60, { source: 'leader', verdict: 'none' })]), 61)).toBe('away');
  });
  it('早退 before the last five minutes, otherwise 已下岗', () => {
    expect(state(facts([seen('in', 0), seen('out', 234)]), 235)).toBe('left-early');
    expect(state(facts([seen('in', 0), seen('out', 235)]), 236)).toBe('completed');
    expect(state(facts([seen('in', 0)]), 240)).toBe('completed');
  });
  it('已接替 from when somebody else took over', () => {
    expect([99, 100].map((minutes) => state(facts([seen('in', 0)], { relievedAt: at(100) }), minutes))).toEqual(['on-post', 'relieved']);
  });
  it('a check-in outside is no arrival', () => expect(state(facts([seen('in', 0, { verdict: 'outside' })]), 10)).toBe('late'));
});

describe('stays seen in positions', () => {
  const stays = [{ fromAt: at(3), toAt: at(118) }];
  it('are an arrival, and a sign of life where a prompt was not answered', () => {
    expect([2, 4].map((minutes) => state(facts([], { stays }), minutes))).toEqual(['awaited', 'on-post']);
    expect(state(facts([seen('in', 0)], { stays, prompts: [{ askedAt: at(60), answeredAt: null }] }), 90)).toBe('on-post');
    expect(state(facts([seen('in', 0)], { stays, prompts: [{ askedAt: at(119), answeredAt: null }] }), 130)).toBe('no-signal');
  });
  it('never say that somebody was not there, and nothing after the check-out', () => {
    expect(state(facts([seen('in', 0)], { stays }), 239)).toBe('on-post');
    expect(state(facts([seen('in', 0), seen('out', 100)], { stays }), 150)).toBe('left-early');
  });
  it('turn unknown minutes into minutes on post', () => {
    const one = facts([seen('in', 0), seen('out', 240)], { stays, prompts: [{ askedAt: at(60), answeredAt: null }] });
    expect(onPostMinutes(one, at(240))).toMatchObject({ onPost: 240, unknown: 0, evidence: { phone: 2, positions: 1, promptsAnswered: 0 } });
  });
});

describe('minutes on post', () => {
  const minutes = (one: AttendanceFacts, now = 240) => onPostMinutes(one, at(now));
  it('from check-in to check-out, with the lateness away', () => {
    expect(minutes(facts([seen('in', 20), seen('out', 200)]))).toMatchObject({ scheduled: 240, onPost: 180, away: 60, vacant: 0, unknown: 0, evidence: { phone: 2 } });
    expect(minutes(facts([seen('in', -8), seen('out', 245)]))).toMatchObject({ onPost: 240, away: 0 });
  });
  it('unknown around a prompt that was not answered, neither present nor absent', () => {
    const one = facts([seen('in', 0), seen('prompt', 60), seen('out', 240)], { prompts: [{ askedAt: at(58), answeredAt: at(60) }, { askedAt: at(120), answeredAt: null }] });
    expect(minutes(one)).toMatchObject({ onPost: 60, unknown: 180, away: 0, evidence: { promptsAsked: 2, promptsAnswered: 1 } });
    expect(attendanceRatio(minutes(one))).toBe(1);
  });
  it('away from being seen elsewhere until being seen here again', () => {
    expect(minutes(facts([seen('in', 0), seen('prompt', 60, { verdict: 'outside' }), seen('prompt', 100), seen('out', 240)]))).toMatchObject({ onPost: 200, away: 40 });
  });
  it('vacant when nobody came, nothing when it has not begun', () => {
    expect(minutes(facts([]))).toMatchObject({ vacant: 240, onPost: 0 });
    expect(minutes(facts([]), -30)).toMatchObject({ scheduled: 0, vacant: 0 });
    expect(attendanceRatio(minutes(facts([]), -30))).toBeNull();
    expect(attendanceRatio(minutes(facts([])))).toBe(0);
  });
  it('divides the net duty time up to now without rest', () => {
    for (const now of [10, 61, 100, 239, 400]) {
      const one = minutes(facts([seen('in', 10), seen('prompt', 60, { verdict: 'outside' }), seen('in', 90), seen('out', 200)], { prompts: [{ askedAt: at(120), answeredAt: null }] }), now);
      expect(one.onPost + one.away + one.vacant + one.unknown).toBeCloseTo(one.scheduled, 9);
    }
  });
});

describe('a position at a post of 50 m', () => {
  const verdict = (distanceMetres: number, accuracyMetres: number) => judgePlace({ distanceMetres, accuracyMetres, radiusMetres: 50 });
  it('is inside up to the radius and the accuracy, of which fifty metres count', () => {
    expect([verdict(50, 0), verdict(80, 30), verdict(81, 30), verdict(100, 100), verdict(101, 100)]).toEqual(['inside', 'inside', 'outside', 'inside', 'outside']);
  });
  it('says nothing beyond an accuracy of 100 m: 300 m off with 400 m is weak', () => {
    expect([verdict(300, 400), verdict(10, 101), verdict(10, NaN)]).toEqual(['weak', 'weak', 'weak']);
  });
});

describe('when a tap was', () => {
  const tap = (deviceAt: number, sentAt: number | null, gpsAt: number | null, receivedAt: number) =>
    timeOfTap({ deviceAt: at(deviceAt), sentAt: sentAt === null ? null : at(sentAt), gpsAt: gpsAt === null ? null : at(gpsAt), receivedAt: at(receivedAt) });
  const day = 1_440;
  it('a good clock is believed, also when the message waited an hour', () => {
    expect(tap(0, 60, null, 60)).toEqual({ at: at(0), isClockSuspect: false });
    expect(tap(0, 60, 0.1, 60)).toEqual({ at: at(0.1), isClockSuspect: false });
  });
  it('a clock a day off, before or behind, is set right by what it showed on sending', () => {
    expect(tap(day, day + 1, null, 1)).toEqual({ at: at(0), isClockSuspect: true });
    expect(tap(-day, -day + 60, null, 60)).toEqual({ at: at(0), isClockSuspect: true });
    expect(tap(day, null, null, 1)).toMatchObject({ at: at(1), isClockSuspect: true });
  });
  it('never lies in the future, and an old fix does not date a new tap', () => {
    expect(tap(5, 5, 4, 3).at).toBe(at(3));
    expect(tap(60, 60, 10, 60).at).toBe(at(60));
  });
});

describe('a whole team beside its posts', () => {
  const offsets = (east: number, north: number, count = 4) => Array.from({ length: count }, (_, i) => ({ personId: i % 4, eastMetres: east + (i % 3) * 30, northMetres: north - (i % 2) * 40 }));
  it('five hundred metres off in one direction is noticed', () => expect(findTeamShift(offsets(440, -250))).toMatchObject({ personCount: 4, checkInCount: 4 }));
  it('standing at the post, standing in all directions, or being two is not', () => {
    expect(findTeamShift(offsets(10, 20))).toBeNull();
    expect(findTeamShift([...offsets(440, -250, 2), ...offsets(-440, 250, 2)])).toBeNull();
    expect(findTeamShift(offsets(440, -250, 2))).toBeNull();
    expect(findTeamShift([])).toBeNull();
  });
});
