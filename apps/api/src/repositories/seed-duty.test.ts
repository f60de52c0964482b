import { expect, test } from 'vitest';
import { accepted, DutyTown } from '../testing/duty-town';
import { testStore } from '../testing/store';
import { at } from '../testing/town';
import { readAttendance } from '../usecases/duty/read-attendance';
import { emptyPlan } from '../usecases/posts/check-plan';
import { recordChange } from './change-log';
import { analyseDuty, writeSeedPeople, writeSeedPosts, writeSeedTeams } from './seed-duty';
import { writeSeedAlarms, writeSeedCheckIns, writeSeedShifts } from './seed-shifts';

test('a history of duty written in bulk reads like one that was lived, and writing it twice changes nothing', async () => {
  const { town, districts, director } = await DutyTown.found(await testStore()), datasetId = town.dataset.id;
  const startAt = Date.parse('2026-04-27T08:00:00+08:00'), endAt = startAt + 4 * 3_600_000, post = 'S1', minutes = (count: number) => startAt + count * 60_000;
  const person = (code: string) => ({ code, name: code, kind: 'auxiliary' as const, phone: '', accountId: null, skills: ['驾驶'], joinedOn: '2023-01-01', leave: [], certificates: [{ number: `Z${code}`, validFrom: '2023-01-01', validUntil: '2026-12-31' }] });
  const checkIn = (code: string, kind: 'in' | 'out', minute: number) => ({ post, beat: null, startAt, person: code, kind, source: 'phone' as const, at: minutes(minute), lng: at(-500, 0)[0], lat: at(-500, 0)[1], accuracyMetres: 8, distanceMetres: 2, verdict: 'inside' as const, reason: '' });
  const write = () => town.store.transaction(async (tx) => {
    const changeSeq = await recordChange(tx, { at: town.clock.now(), datasetId, entity: 'roster', operation: 'rebuild' });
    const ids = await writeSeedPeople(tx, datasetId, [person('A'), person('B')], changeSeq);
    await writeSeedTeams(tx, datasetId, { teams: [{ name: '劝导队', kind: 'persuasion', members: ['A', 'B'] }], vehicles: [{ plate: '云N·1', name: '', seatCount: 5, away: [] }] });
    const plan = { ...emptyPlan, who: { ...emptyPlan.who, primaryPersonId: ids.get('A') ?? 0, reliefPersonId: ids.get('B') ?? 0, personCount: 2 }, where: { ...emptyPlan.where, districtId: districts.own, shape: { type: 'Point' as const, coordinates: at(-500, 0) } } };
    await writeSeedPosts(tx, datasetId, [{ code: post, name: '东门', state: 'published', plan, publishedAt: startAt, ended: null }], changeSeq);
    const shift = { post, beat: null, needsVehicle: false, weekOn: '2026-04-27', name: '早班', startAt, endAt, arriveAt: startAt, leaveAt: endAt, personCount: 2, certifiedCount: 0, people: ['A', 'B'].map((one) => ({ person: one, plate: null, reasons: [] })), prompts: [{ person: 'A', askedAt: minutes(60), answeredAt: minutes(63) }] };
    return writeSeedShifts(tx, datasetId, [shift], { changeSeq, publishedAt: startAt });
  });
  expect([await write(), await write()]).toEqual([1, 0]);
  await town.store.transaction(async (tx) => {
    expect(await writeSeedCheckIns(tx, datasetId, [checkIn('A', 'in', 0), checkIn('A', 'out', 240), checkIn('B', 'in', 60), checkIn('B', 'out', 240)])).toBe(4);
    await writeSeedAlarms(tx, datasetId, [{ post, beat: null, startAt, person: 'B', kind: 'late', raisedAt: minutes(5), endedAt: minutes(60), acknowledgedAt: null, acknowledgedBy: null, note: '' }]);
    await analyseDuty(tx);
  });
  const { items } = await accepted(readAttendance({ ctx: director, input: { from: '2026-04-27', until: '2026-04-27', by: 'person' } }));
  expect(items.map(({ name, ratio, minutes: { onPost, away, evidence } }) => [name, ratio, onPost, away, evidence.promptsAnswered])).toEqual([['A', 1, 240, 0, 1], ['B', 0.75, 180, 60, 0]]);
});
