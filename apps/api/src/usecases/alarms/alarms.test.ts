import type { FeatureCollection, Point } from 'geojson';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AlarmKind } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import { PatrolLive } from '../../live/patrol-live';
import { givenAccount } from '../../testing/accounts';
import { consoleActor } from '../../testing/context';
import { accepted, DutyTown, refusalOf, shiftAt } from '../../testing/duty-town';
import { installedStandard, patrolRule } from '../../testing/patrol-standard';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { recordCheckIns } from '../duty/record-check-ins';
import { watchDuty } from '../duty/duty-alarms';
import { addPatrolBeat } from '../posts/patrol-beats';
import { changeRoster } from '../rosters/change-roster';
import { publishRoster } from '../rosters/publish-roster';
import { addDevice } from '../tracks/manage-devices';
import { deltaFor, liveSight } from '../tracks/read-live-units';
import { editAlarmRule, listAlarmRules } from './alarm-rules';
import { exportAlarms, listAlarms } from './list-alarms';
import { watchAlarms } from './watch-alarms';

/** A post of the own district and a beat are stood from 12:00 to 16:00 on 2026-05-01; visits are owed from 08:00 on. Nobody has come so far. */
let duty: DutyTown;
let shiftId: number;
let deviceId: number;
let guardId: number;
const noon = Date.UTC(2026, 4, 1, 4), minute = 60_000;
const requirements = installedStandard({ ...patrolRule('main', 4), toMinute: 1_320 });

beforeAll(async () => {
  duty = await DutyTown.found(await testStore());
  const { town, director } = duty;
  await givenAccount(town.store, town.clock, 'somebody', 'auxiliary');
  const segment = await town.addStreet('滨河路', 'main', [at(-800, 0), at(-600, 0)]);
  const [guard, walker] = [guardId = await duty.addPerson('甲'), await duty.addPerson('乙')];
  const post = await duty.addPost({ name: '河边守点', position: at(-500, 0), spans: [{ startMinute: 720, endMinute: 960 }] });
  const when = { spans: [{ name: '午班', startMinute: 720, endMinute: 960, weekdays: [0, 1, 2, 3, 4, 5, 6], dayKind: 'any' as const }], exceptions: [], earlyArriveMinutes: 0, lateLeaveMinutes: 0 };
  const beat = await accepted(addPatrolBeat({ ctx: director, input: { code: 'B1', name: '滨河线', districtId: null, isActive: true, stops: [{ kind: 'road-segment', id: segment, name: '', visitTarget: 1 }], when, personCount: 1, certifiedCount: 0, needsVehicle: false } }));
  const roster = await duty.plan('2026-05-01');
  shiftId = shiftAt(roster, `post:${post.id}`, '2026-05-01T12:00:00+08:00');
  const assign = (shift: number, personId: number) => ({ op: 'assign' as const, shiftId: shift, personId, vehicleId: null, reasons: [] });
  const changes = [assign(shiftId, guard), assign(shiftAt(roster, `beat:${beat.id}`, '2026-05-01T12:00:00+08:00'), walker)];
  const { version } = await accepted(changeRoster({ ctx: director, input: { week: '2026-05-01', version: roster.version, changes, note: '' } }));
  await accepted(publishRoster({ ctx: director, input: { week: '2026-05-01', version } }));
  const [person] = await rowsOf<{ code: string }>(town.store.db, sql`select code from person where id = ${walker}::int`);
  ({ id: deviceId } = await accepted(addDevice({ ctx: town.as(consoleActor('sysadmin')), input: { name: '乙的手机', boundTo: { kind: 'person', name: person!.code }, datum: 'wgs84' } })));
});

/** Looks at the state of things so many minutes after noon. */
async function watch(minutes: number, background: string[] = []) {
  duty.town.clock.at = noon + minutes * minute;
  return watchAlarms({ store: duty.town.store, clock: duty.town.clock, requirements, readiness: { waitingFor: [], background } }, duty.town.dataset.id);
}
const list = (query: object = {}, who: Parameters<typeof duty.town.as>[0] = 'director') => accepted(listAlarms({ ctx: duty.town.as(who), input: { limit: 50, sort: 'raisedAt', ...query } }));
const sentencesOf = async (...kinds: AlarmKind[]) => (await list({ kinds, open: 'true' })).items.map(({ explanation }) => explanation.zh);
const say = (kind: 'confirmed' | 'absent') => accepted(recordCheckIns({ ctx: duty.director, input: { shiftId, kind, personIds: [guardId], deviceAt: new Date(duty.town.clock.now()).toISOString(), sentAt: null, gpsAt: null, fix: null, source: 'leader', reason: '查岗' } }));
const leader = (districtId: number) => ({ ...consoleActor('district-leader'), districtIds: [districtId] });

describe('what stands alarmed', () => {
  test('a district nobody was in since visits were owed, beyond its two hours', async () => {
    expect(await watch(-121)).toEqual({ raisedCount: 0, repeatedCount: 0, clearedCount: 0 });
    await watch(-120);
    expect(await sentencesOf('district-uncovered')).toEqual(['凯龙城今天从 08:00 应巡起没有人巡到，也没有人守着，超过了 120 分钟的限度。', '学校片区今天从 08:00 应巡起没有人巡到，也没有人守着，超过了 120 分钟的限度。']);
    const [segment] = await rowsOf<{ id: number }>(duty.town.store.db, sql`select id::int as id from road_segment`);
    const visitAt = (at_: number) => new Date(at_).toISOString();
    await rowsOf(duty.town.store.db, sql`
      insert into visit (dataset_id, unit, mode, road_segment_id, device_id, entered_at, left_at, is_random, noticed_count, has_clear_check)
      values (${duty.town.dataset.id}::int, 'B1', 'foot', ${segment!.id}::int, ${deviceId}::int, ${visitAt(noon - 70 * minute)}::timestamptz, ${visitAt(noon - 60 * minute)}::timestamptz, false, 0, false) returning 1`);
    expect(await watch(-55)).toEqual({ raisedCount: 0, repeatedCount: 0, clearedCount: 1 });
    expect((await list({ kinds: ['district-uncovered'], open: 'true' })).items.map(({ districtName }) => districtName)).toEqual(['学校片区']);
  });

  test('a post at which nobody stands half an hour into the shift: once, whatever the turns; ended by a word that somebody is there, and the same again when he goes', async () => {
    await watch(29);
    expect(await sentencesOf('post-empty')).toEqual([]);
    await watch(30);
    expect(await sentencesOf('post-empty')).toEqual(['河边守点应到 1 人，从 12:00 起没有人在岗，超过了 30 分钟。']);
    await watchDuty({ store: duty.town.store, clock: duty.town.clock }, duty.town.dataset.id);
    expect(await watch(31)).toEqual({ raisedCount: 0, repeatedCount: 0, clearedCount: 0 });
    // The alarm of the person says the same: it is told only when asked for.
    expect((await list({ open: 'true' })).items.map(({ kind }) => kind).toSorted()).toEqual(['district-uncovered', 'patrol-silent', 'post-empty', 'vacant']);
    expect((await list({ open: 'true', severity: 'urgent' })).items.map(({ placeName }) => placeName).toSorted()).toEqual(['河边守点', '滨河线']);
    expect((await list({ kinds: ['vacant'], district: duty.districts.own })).items).toMatchObject([{ key: expect.stringMatching(/^duty:/), placeName: '河边守点', severity: 'urgent', explanation: { zh: '河边守点甲到 12:30 没有到岗，也没有人接替；上岗 30 分钟不到算空岗。' } }]);
    expect((await list({ kinds: ['vacant'] })).total).toBe(2);
    await say('confirmed');
    expect(await watch(32)).toMatchObject({ clearedCount: 1 });
    duty.town.clock.passMinutes(1);
    await say('absent');
    await accepted(editAlarmRule({ ctx: duty.director, watch: () => Promise.resolve(), input: { kind: 'post-empty', version: 1, district: null, severity: null, limitMinutes: 5, isOn: true } }));
    expect(await watch(37)).toMatchObject({ repeatedCount: 0, raisedCount: 0 });
    expect(await watch(38)).toMatchObject({ repeatedCount: 1, raisedCount: 0 });
    expect((await list({ kinds: ['post-empty'] })).items).toMatchObject([{ repeatCount: 1, clearedAt: null }]);
  });

  test('a patrol that sent no position for half an hour of its duty, until it sends one', async () => {
    await watch(40);
    expect(await sentencesOf('patrol-silent')).toEqual(['滨河线 乙从 12:00 上岗起没有定位，超过了 30 分钟；没有信号不等于脱岗，请先联系。']);
    await rowsOf(duty.town.store.db, sql`update device set last_at = ${new Date(noon + 39 * minute).toISOString()}::timestamptz, last_lng = ${at(-700, 0)[0]}, last_lat = ${at(-700, 0)[1]} where id = ${deviceId}::int returning 1`);
    await watch(41);
    expect(await sentencesOf('patrol-silent')).toEqual([]);
    await watch(69);
    expect(await sentencesOf('patrol-silent')).toEqual(['滨河线 乙最后一次定位在 12:39，超过了 30 分钟；没有信号不等于脱岗，请先联系。']);
    await watch(240);
    expect(await sentencesOf('patrol-silent', 'post-empty')).toEqual([]);
  });
});

describe('what stands alarmed of an hour and of a day’s positions', () => {
  test('vendors back at four spots of a district within an hour that has two at most on nineteen days of twenty; three are none where three are usual', async () => {
    const day = 86_400_000, spots = await Promise.all([0, 1, 2, 3].map((one) => duty.town.addSpot(at(-600 + 20 * one, 40))));
    /** Somebody is met, then nobody, then somebody again: a return at the third pass. */
    const comeBack = async (spot: number, back: number): Promise<void> => {
      for (const [minutes, foundCount] of [[-50, 2], [-30, 0], [0, 1]] as const) await duty.town.addPass(spot, back + minutes * minute, { foundCount });
    };
    // On each of twenty days before, one spot in this hour; on two of them three.
    for (let ago = 1; ago <= 20; ago++) for (const spot of spots.slice(0, ago <= 2 ? 3 : 1)) await comeBack(spot, noon - ago * day + 150 * minute);
    const waves = async (minutes: number) => { await watch(minutes); return sentencesOf('relapse-wave'); };
    for (const spot of spots.slice(0, 3)) await comeBack(spot, noon + 140 * minute);
    expect(await waves(160)).toEqual([]);
    await comeBack(spots[3]!, noon + 155 * minute);
    expect(await waves(160)).toEqual(['凯龙城从 14:20 起 60 分钟内有 4 个点位劝离后又被占，最近一处在 14:35；同一时段 20 天里 95% 的日子不超过 3 个。']);
    expect((await list({ kinds: ['relapse-wave'] })).items).toMatchObject([{ severity: 'urgent', subject: `district:${duty.districts.own}` }]);
    // An hour later the first three are not of the same hour any more.
    expect(await waves(205)).toEqual([]);
    await rowsOf(duty.town.store.db, sql`delete from visit where spot_id is not null returning 1`);
  });
  test('while a simulated county is still being written no district is told as uncovered whose visits may be on their way, and what stands stays', async () => {
    const uncovered = async () => (await list({ kinds: ['district-uncovered'], open: 'true' })).items.map(({ districtName }) => districtName ?? '').toSorted();
    await watch(206);
    const standing = await uncovered();
    expect(standing).toContain('学校片区');
    await rowsOf(duty.town.store.db, sql`update alarm set cleared_at = raised_at where kind = 'district-uncovered' returning 1`);
    await watch(207, ['巡查到点 2026-04']);
    expect(await uncovered()).toEqual([]);
    await watch(208);
    expect(await uncovered()).toEqual(standing);
    await watch(209, ['巡查轨迹的到点']);
    expect(await uncovered()).toEqual(standing);
  });
  test('a unit whose positions of the day lie off the streets as labelled and on them in another datum', async () => {
    await rowsOf(duty.town.store.db, sql`insert into track_day (device_id, day, is_settled, changed_at, is_datum_suspect) values (${deviceId}::int, date '2026-05-01', true, ${new Date(noon).toISOString()}::timestamptz, true) returning 1`);
    await watch(210);
    expect(await sentencesOf('datum-suspect')).toEqual(['滨河线今天从 12:00 起的定位整体偏离道路，换一种坐标系就对上了；这些定位没有算进巡查，请核对设备登记的坐标系。']);
    await rowsOf(duty.town.store.db, sql`update track_day set is_datum_suspect = false returning 1`);
    await watch(211);
    expect(await sentencesOf('datum-suspect')).toEqual([]);
  });
});

describe('who reads alarms', () => {
  test('reads those of the own districts, without names where the role knows none, by severity, page by page', async () => {
    expect((await list({}, leader(duty.districts.own))).items.every(({ districtId }) => districtId === duty.districts.own)).toBe(true);
    expect((await list({ kinds: ['vacant'], district: duty.districts.own }, 'analyst')).items).toMatchObject([{ personId: null, explanation: { zh: expect.stringMatching(/^河边守点有人/) } }]);
    expect(new Set((await list({ severity: 'warning' })).items.map(({ severity }) => severity))).toEqual(new Set(['warning']));
    const all = await list(), first = await list({ limit: 2 }), second = await list({ limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ key }) => key)).toEqual(all.items.slice(0, 4).map(({ key }) => key));
    expect(await refusalOf(listAlarms({ ctx: duty.director, input: { limit: 2, sort: '-raisedAt', cursor: first.nextCursor! } }))).toMatchObject({ code: 'cursor-invalid' });
    expect(await refusalOf(listAlarms({ ctx: duty.town.as('officer'), input: { limit: 2, sort: '-raisedAt' } }))).toMatchObject({ code: 'not-allowed' });
    expect(await refusalOf(listAlarms({ ctx: duty.director, input: { limit: 2, sort: '-raisedAt', from: '2026-05-02T00:00:00Z', to: '2026-05-01T00:00:00Z' } }))).toMatchObject({ code: 'window-ends-before-it-begins' });
  });
  test('takes them out as a file in which each says why', async () => {
    const file = await accepted(exportAlarms({ ctx: duty.director, input: { format: 'csv', sort: 'raisedAt', kinds: ['post-empty'] } }));
    let text = '';
    for await (const piece of file.pieces) text += String(piece);
    expect(text.trim().split('\n')).toHaveLength(2);
    expect(text).toContain('紧急,岗位无人,河边守点,凯龙城,河边守点应到 1 人，从 12:00 起没有人在岗，超过了 30 分钟。');
  });
  test('and on a map: at its post, or in the middle of its district', async () => {
    const file = await accepted(exportAlarms({ ctx: duty.director, input: { format: 'geojson', sort: 'raisedAt', kinds: ['post-empty', 'district-uncovered'] } }));
    let text = '';
    for await (const piece of file.pieces) text += String(piece);
    const { features } = JSON.parse(text) as FeatureCollection<Point, Record<string, unknown>>, of = (name: string) => features.filter(({ properties }) => properties['位置'] === name);
    expect(of('岗位').map(({ geometry: { coordinates } }) => coordinates)).toEqual([at(-500, 0).map((degrees) => expect.closeTo(degrees, 6) as number)]);
    // The other district reaches from 0 to 1,000 m east and 1,000 m to either side.
    const [west, south] = at(0, -1000), [east, north] = at(1000, 1000), other = of('片区').find(({ properties }) => properties['片区'] === '学校片区');
    expect(other!.geometry.coordinates.map((degrees, axis) => degrees > [west, south][axis]! && degrees < [east, north][axis]!)).toEqual([true, true]);
    expect(new Set(features.map(({ properties }) => properties['数据性质']))).toEqual(new Set(['模拟']));
  });
  test('has them streamed with what stands and what stands no more', async () => {
    const live = new PatrolLive({ store: duty.town.store, clock: duty.town.clock }), sight = await accepted(liveSight(duty.director, undefined));
    await watch(20);
    for (const table of ['alarm', 'duty_alarm']) await rowsOf(duty.town.store.db, sql`delete from ${sql.identifier(table)} where true returning 1`);
    const { id, alarms } = await live.snapshot();
    expect(alarms).toEqual([]);
    await watch(60);
    live.lookAgain();
    await live.snapshot();
    const raised = deltaFor(sight, live.since(live.numberOf(id)!)!);
    expect(raised?.alarms.map(({ kind }) => kind)).toContain('district-uncovered');
    const before = live.number;
    await watch(241);
    live.lookAgain();
    await live.snapshot();
    expect(deltaFor(sight, live.since(before)!)?.alarmsGone).toContain(raised?.alarms.find(({ kind }) => kind === 'post-empty')?.key);
  });
});

test('severity, limit and switch of a kind are set by who may, within bounds, over the version that was read, and one district may have its own', async () => {
  const edit = (input: object, who: Parameters<typeof duty.town.as>[0] = 'director') => editAlarmRule({ ctx: duty.town.as(who), watch: () => Promise.resolve(), input: { kind: 'district-uncovered', version: 1, district: null, severity: null, limitMinutes: null, isOn: true, ...input } });
  expect(await refusalOf(edit({}, leader(duty.districts.own)))).toMatchObject({ code: 'not-allowed' });
  expect(await refusalOf(edit({ limitMinutes: 9 }))).toMatchObject({ code: 'limit-out-of-range', pointer: '/limitMinutes', data: { least: 10, most: 1_440 } });
  expect(await refusalOf(edit({ kind: 'late', limitMinutes: 9 }))).toMatchObject({ code: 'limit-out-of-range' });
  expect(await refusalOf(edit({ district: 4711 }))).toMatchObject({ code: 'unknown-district' });
  expect(await refusalOf(edit({ kind: 'post-empty', district: duty.districts.own, version: 2 }))).toMatchObject({ code: 'unknown-district' });
  expect(await refusalOf(edit({ version: 3 }))).toMatchObject({ code: 'version-conflict', data: { currentVersion: 1 } });
  expect(await accepted(edit({ severity: 'urgent', limitMinutes: 90 }))).toMatchObject({ severity: 'urgent', limitMinutes: 90, version: 2 });
  expect(await refusalOf(edit({ severity: 'notice' }))).toMatchObject({ code: 'version-conflict', data: { currentVersion: 2 } });
  expect(await accepted(edit({ district: duty.districts.other, limitMinutes: 600 }))).toMatchObject({ districtId: duty.districts.other, severity: 'urgent', limitMinutes: 600, version: 2 });
  const { items } = await accepted(listAlarmRules({ ctx: duty.director, input: {} }));
  expect(items.filter(({ kind }) => kind === 'district-uncovered')).toMatchObject([{ districtId: null, limitMinutes: 90 }, { districtId: duty.districts.other, limitMinutes: 600 }]);
  await rowsOf(duty.town.store.db, sql`delete from alarm where true returning 1`);
  await rowsOf(duty.town.store.db, sql`delete from visit where true returning 1`);
  await rowsOf(duty.town.store.db, sql`update device set last_at = null, last_lng = null, last_lat = null returning 1`);
  await watch(0);
  expect((await list({ kinds: ['district-uncovered'], open: 'true' })).items.map(({ districtName }) => districtName)).toEqual(['凯龙城']);
  expect(await rowsOf(duty.town.store.db, sql`select 1 from audit_entry where action = 'edit' and entity = 'alarm-rule'`)).toHaveLength(3);
  // What is switched off stands no more, whether it could be judged or not.
  await accepted(edit({ isOn: false, version: 2 }));
  await watch(1, ['巡查到点 2026-04']);
  expect(await list({ kinds: ['district-uncovered'], open: 'true' })).toMatchObject({ items: [] });
});
