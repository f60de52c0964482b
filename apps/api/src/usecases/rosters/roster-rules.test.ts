import { beforeAll, describe, expect, test } from 'vitest';
import type { RosterChange, RosterView } from '@wuding/contract';
import { rosterRuleIds, rosterRules, type RosterRuleId } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import { accepted, DutyTown, refusalOf, rulesOf, shiftAt, type PostFacts } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { editPerson } from '../people/edit-person';
import { addLeave } from '../people/leave';
import { addVehicle, addVehicleAbsence } from '../people/vehicles';
import { changeRoster } from './change-roster';

/** The week from Monday 4 May 2026, and the one before, of which May has the last three days. */
const week = '2026-05-04', weekBefore = '2026-04-27';
const here = at(-500, 0);
const on = (date: number, clock: string): string => `2026-05-${String(date).padStart(2, '0')}T${clock}:00+08:00`;

/** Posts by name: hours every day, twenty places unless said otherwise, all on one spot but `far`, 900 m away. */
const posts: Readonly<Record<string, { from: string; minutes: readonly [number, number]; facts?: PostFacts }>> = {
  morning: { from: '08:00', minutes: [480, 720] }, noon: { from: '11:00', minutes: [660, 900] }, afternoon: { from: '12:00', minutes: [720, 960], facts: { early: 10 } }, long: { from: '08:00', minutes: [480, 1_140] },
  evening: { from: '20:00', minutes: [1_200, 1_260] }, late: { from: '21:00', minutes: [1_260, 1_320] }, night: { from: '22:00', minutes: [1_320, 1_800] }, far: { from: '12:15', minutes: [735, 960], facts: { position: at(-500, 900) } },
  single: { from: '08:00', minutes: [480, 720], facts: { who: { personCount: 1 } } },
  pair: { from: '08:00', minutes: [480, 720], facts: { who: { personCount: 2, certifiedCount: 2 } } }, pair2: { from: '08:00', minutes: [480, 720], facts: { who: { personCount: 2, certifiedCount: 2 } } },
};
type Put = readonly [post: string, date: number, who: string, vehicle?: string];
const days = (post: string, dates: readonly number[], who: string): Put[] => dates.map((date) => [post, date, who]);

/** For every rule there is: duties of which the last breaks it and nothing else, and duties that just keep it. */
const cases: Readonly<Record<RosterRuleId, { breaks: readonly Put[]; keeps: readonly Put[] }>> = {
  overlap: { breaks: [['morning', 4, 'a1'], ['noon', 4, 'a1']], keeps: [['morning', 4, 'a2'], ['afternoon', 4, 'a2']] },
  'person-left': { breaks: [['morning', 7, 'leaver']], keeps: [['morning', 6, 'leaver']] },
  'on-leave': { breaks: [['morning', 4, 'sick']], keeps: [['morning', 5, 'sick']] },
  'certificate-missing': { breaks: [['pair', 5, 'a1']], keeps: [['pair', 5, 'c1']] },
  'certificate-expired': { breaks: [['pair', 6, 'expiring']], keeps: [['pair', 5, 'expiring']] },
  // On the 8th three certificates hold: enough for one team of two.
  'penalty-teams': { breaks: [['pair', 8, 'c1'], ['pair', 8, 'c2'], ['pair2', 8, 'c3']], keeps: [['pair', 8, 'c1'], ['pair', 8, 'c2']] },
  'post-full': { breaks: [['single', 4, 'b1'], ['single', 4, 'b2']], keeps: [['single', 4, 'b1']] },
  'vehicle-taken': { breaks: [['morning', 4, 'b3', 'v1'], ['noon', 4, 'b4', 'v1']], keeps: [['morning', 4, 'b3', 'v1'], ['afternoon', 4, 'b4', 'v1']] },
  'vehicle-away': { breaks: [['morning', 6, 'b5', 'v2']], keeps: [['morning', 7, 'b5', 'v2']] },
  // Eleven hours are three beyond eight; twelve are four.
  'overtime-day': { breaks: [['long', 4, 'd1'], ['evening', 4, 'd1']], keeps: [['long', 4, 'd2']] },
  // The week before left May 3 + 3 + 11 h; five days of eleven hours add 15 h and make 32, the sixth, beyond forty hours a week, 11 more.
  'overtime-month': { breaks: days('long', [4, 5, 6, 7, 8, 9], 'm1'), keeps: days('long', [4, 5, 6, 7, 8], 'm1') },
  'no-rest-day': { breaks: days('morning', [4, 5, 6, 7, 8, 9, 10], 'd3'), keeps: days('morning', [4, 5, 6, 7, 8, 9], 'd4') },
  // 22:00 to 08:00 are ten hours, 21:00 to 08:00 eleven.
  'short-rest': { breaks: [['late', 4, 'e1'], ['morning', 5, 'e1']], keeps: [['evening', 4, 'e2'], ['morning', 5, 'e2']] },
  // 900 m × 1.3 are 15.6 minutes on foot and 3.9 by car; there are 15.
  'travel-time': { breaks: [['morning', 4, 'e3'], ['far', 4, 'e3']], keeps: [['morning', 4, 'e4'], ['far', 4, 'e4', 'v3']] },
  'night-in-a-row': { breaks: days('night', [4, 5, 6], 'e5'), keeps: days('night', [4, 5], 'e6') },
};

let duty: DutyTown;
const ids = { people: new Map<string, number>(), posts: new Map<string, number>(), vehicles: new Map<string, number>() };
const idOf = (kind: keyof typeof ids, name: string): number => ids[kind].get(name) ?? Number.NaN;

function changesOf(roster: RosterView, puts: readonly Put[]): Extract<RosterChange, { op: 'assign' }>[] {
  return puts.map(([post, date, who, vehicle]) => ({
    op: 'assign', shiftId: shiftAt(roster, `post:${idOf('posts', post)}`, on(date, posts[post]?.from ?? '')), personId: idOf('people', who), vehicleId: vehicle === undefined ? null : idOf('vehicles', vehicle), reasons: [],
  }));
}
const change = (roster: RosterView, changes: RosterChange[]) => changeRoster({ ctx: duty.director, input: { week: roster.week, version: roster.version, changes, note: '' } });

beforeAll(async () => {
  duty = await DutyTown.found(await testStore());
  const certified = new Map([['c1', '2026-12-31'], ['c2', '2026-12-31'], ['c3', '2026-12-31'], ['expiring', '2026-05-05']]);
  for (const who of new Set(Object.values(cases).flatMap(({ breaks, keeps }) => [...breaks, ...keeps].map(([, , name]) => name)))) ids.people.set(who, await duty.addPerson(who, { certified: certified.get(who) ?? null }));
  await accepted(editPerson({ ctx: duty.director, input: { id: idOf('people', 'leaver'), version: 1, edit: { leftOn: '2026-05-07' } } }));
  await accepted(addLeave({ ctx: duty.director, input: { personId: idOf('people', 'sick'), kind: 'sick', from: on(4, '11:00'), to: on(5, '00:00'), note: '' } }));
  for (const plate of ['v1', 'v2', 'v3']) ids.vehicles.set(plate, (await accepted(addVehicle({ ctx: duty.director, input: { plate, seatCount: 5 } }))).id);
  await accepted(addVehicleAbsence({ ctx: duty.director, input: { id: idOf('vehicles', 'v2'), from: on(6, '00:00'), to: on(7, '00:00'), note: '' } }));
  for (const [name, { minutes: [startMinute, endMinute], facts }] of Object.entries(posts)) ids.posts.set(name, (await duty.addPost({ name, position: here, who: { personCount: 20 }, spans: [{ startMinute, endMinute }], ...facts })).id);
  const before = await duty.plan(weekBefore);
  const shifts = ['04-28', '04-29', '04-30', '05-01', '05-02', '05-03'].map((date) => shiftAt(before, `post:${idOf('posts', 'long')}`, `2026-${date}T08:00:00+08:00`));
  await accepted(change(before, shifts.map((shiftId) => ({ op: 'assign', shiftId, personId: idOf('people', 'm1'), vehicleId: null, reasons: [] }))));
  await duty.plan(week);
}, 120_000);

describe('every rule of the roster', () => {
  test.each(rosterRuleIds)('%s: what breaks it is refused under its name and source, what just keeps it is taken', async (rule) => {
    const roster = await duty.roster(week), { kind, source } = rosterRules[rule], breaking = changesOf(roster, cases[rule].breaks);
    const refusal = await refusalOf(change(roster, breaking));
    expect([refusal?.code, rulesOf(refusal)]).toEqual([kind === 'hard' ? 'roster-conflict' : 'reason-required', [rule]]);
    expect(refusal?.data?.['findings']).toMatchObject([{ source, personId: breaking.at(-1)?.personId, shiftId: breaking.at(-1)?.shiftId }]);
    expect((await duty.roster(week)).version).toBe(roster.version);
    const { version } = await accepted(change(roster, changesOf(roster, cases[rule].keeps)));
    // A reason passes a soft rule and is audited; no reason passes a hard one.
    const reasons = [{ rule, reason: '本人同意' }], last = breaking.length - 1;
    const reasoned = await change({ ...roster, version }, breaking.map((one, i) => (i === last ? { ...one, reasons } : one)));
    expect(reasoned.ok).toBe(kind === 'soft');
    if (kind === 'hard') return;
    const [audit] = await rowsOf<{ overruled: unknown }>(duty.town.store.db, sql`select detail -> 'overruled' as overruled from audit_entry order by seq desc limit 1`);
    expect(audit?.overruled).toEqual([{ personId: breaking[last]?.personId, shiftId: breaking[last]?.shiftId, rule, reason: '本人同意' }]);
  });
});
