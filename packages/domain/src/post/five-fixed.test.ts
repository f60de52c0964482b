import { expect, test } from 'vitest';
import type { DutyState } from '../attendance/attendance';
import { fiveFixedOf, type PostNow } from './five-fixed';
import type { PostPlan } from './post';

const plan: PostPlan = {
  who: { primaryPersonId: 1, reliefPersonId: 2, personCount: 2, certifiedCount: 1, needsVehicle: false },
  when: { spans: [{ name: '早班', weekdays: [0, 1, 2, 3, 4], dayKind: 'any', startMinute: 480, endMinute: 720 }], exceptions: [], earlyArriveMinutes: 10, lateLeaveMinutes: 5 },
  where: { shape: { type: 'Point', coordinates: [98.69, 24.588] }, radiusMetres: 50, viewSide: null, districtId: 1, streetName: '滨河路' },
  duty: { eventCodes: ['05-01'], allowedStalls: '', allowedZones: [], checklist: ['清点摊位'], handover: [], escalationContact: '片区长' },
  effect: { targets: [{ indicatorId: 'relapse-ratio', target: 0.2 }], reviewOn: '2027-01-31', baseline: { indicatorId: 'relapse-ratio', value: 0.4, sampleCount: 31, fromOn: '2026-01-01', untilOn: '2026-06-30' } },
};
const held = { who: 'held', when: 'held', where: 'held', duty: 'held', effect: 'held' };
const fixed = (change: Partial<PostNow>) => fiveFixedOf({ plan, rosteredCount: 2, certifiedCount: 1, states: ['on-post', 'on-post'], openCount: 0, checklist: null, verdict: 'less', today: '2026-11-20', ...change });
const withStates = (...states: DutyState[]) => fixed({ states });

test('a post whose people are there, in time and number, with nothing open around it, is held in all five', () => {
  expect(fixed({})).toEqual(held);
});
test('people are missed in number or in certificates', () => {
  expect(fixed({ rosteredCount: 1, states: ['on-post'] })).toEqual({ ...held, who: 'broken' });
  expect(fixed({ certifiedCount: 0 })).toEqual({ ...held, who: 'broken' });
});
test('somebody away breaks the place, somebody missing breaks the hour and the place', () => {
  expect(withStates('on-post', 'away')).toEqual({ ...held, where: 'broken' });
  expect(withStates('vacant', 'vacant')).toEqual({ ...held, when: 'broken', where: 'broken' });
});
test('who is awaited or sends nothing is seen neither in nor out of time', () => {
  expect(withStates('awaited', 'no-signal')).toEqual({ ...held, when: 'unseen', where: 'unseen' });
  expect(withStates('no-signal', 'on-post')).toEqual(held);
});
test('an open incident of its codes within its radius breaks its duties', () => {
  expect(fixed({ openCount: 1 })).toEqual({ ...held, duty: 'broken' });
});
test('who checks out with a part of the list undone breaks the duties; while all are there it is not due, and of a list nobody spoke of nothing is seen', () => {
  const part = { isTold: true, lines: [{ line: '清点摊位', doneAt: 1, doneBy: '甲' }, { line: '交接', doneAt: null, doneBy: '' }] }, whole = { ...part, lines: part.lines.slice(0, 1) };
  const after = (checklist: PostNow['checklist']) => fixed({ checklist, states: ['completed', 'on-post'] });
  expect(fixed({ checklist: part })).toEqual(held);
  expect(after(part)).toEqual({ ...held, duty: 'broken' });
  expect(after(whole)).toEqual(held);
  expect(after({ ...part, isTold: false })).toEqual({ ...held, duty: 'unseen' });
});
test('between shifts only the effect is seen, and not under observation; an overdue review breaks it', () => {
  const unseen = { who: 'unseen', when: 'unseen', where: 'unseen', duty: 'unseen' }, idle = { rosteredCount: 0, certifiedCount: 0, states: [] };
  expect(fixed(idle)).toEqual({ ...unseen, effect: 'held' });
  expect(fixed({ ...idle, plan: { ...plan, effect: { ...plan.effect, baseline: null } } })).toEqual({ ...unseen, effect: 'unseen' });
  expect(fixed({ today: '2027-02-01' })).toEqual({ ...held, effect: 'broken' });
});
test('the effect is held where there is less, broken where it has only moved, and not seen where it cannot be told or was not judged yet', () => {
  expect((['less', 'moved', 'unclear', 'unknown', null] as const).map((verdict) => fixed({ verdict }).effect)).toEqual(['held', 'broken', 'unseen', 'unseen', 'unseen']);
});
test('a part that is not whole in the plan is broken whatever is seen', () => {
  expect(fixed({ plan: { ...plan, duty: { ...plan.duty, eventCodes: [] } } })).toEqual({ ...held, duty: 'broken' });
});
