import { beforeAll, describe, expect, test } from 'vitest';
import { visit } from '../../db/schema';
import { rowsOf, sql } from '../../db/store';
import type { ExportFile } from '../../export/export-file';
import { gpxPositions } from '../../ingest/gpx-positions';
import { accepted, director, refusalOf } from '../../testing/duty-town';
import { installedStandard, patrolRule } from '../../testing/patrol-standard';
import { testServices } from '../../testing/services';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { compareCoverage, exportCoverageComparison } from './compare-coverage';
import { decidePatrolStandard, readPatrolStandard } from './decide-standard';
import { exportCoverage } from './export-coverage';
import { exportSpotDoses } from './export-spot-doses';
import { exportCoverageTrend } from './export-trend';
import { exportVisits } from './export-visits';
import { listVisits } from './list-visits';
import { readCoverage } from './read-coverage';
import { readSpotDoses } from './read-spot-doses';
import { readCoverageTrend } from './read-trend';

/** Four streets on the day of Friday 2026-05-01; main streets are owed four visits from 08:00 to 20:00, alleys one, the surroundings of a school three. */
let town: Town;
let ids: { main: number; alley: number; school: number; east: number };
let westDistrict: number;
let spotId: number;
const hour = 3_600_000, midnight = Date.UTC(2026, 3, 30, 16);
const requirements = installedStandard(patrolRule('main', 4), patrolRule('secondary', 2), patrolRule('alley', 1), patrolRule('sensitive', 3));

beforeAll(async () => {
  town = await Town.found(await testStore());
  westDistrict = await town.addDistrict('凯龙城', [{ ring: rectangle(-1000, -1000, 0, 1000) }]);
  ids = {
    main: await town.addStreet('环城路', 'main', [at(-900, 0), at(-700, 0)]), alley: await town.addStreet('', 'alley', [at(-900, 50), at(-800, 50)]),
    school: await town.addStreet('学府巷', 'alley', [at(-500, 0), at(-400, 0)]), east: await town.addStreet('东大街', 'secondary', [at(500, 0), at(600, 0)]),
  };
  await town.addZone('一中周边', 'sensitive', rectangle(-520, -20, -380, 20));
  spotId = await town.addSpot(at(-800, 0));
  const pass = (roadSegmentId: number, unit: string, hours: number, minutes = 5) => town.store.db.insert(visit).values({
    datasetId: town.dataset.id, unit, mode: 'foot', spotId, roadSegmentId, enteredAt: new Date(midnight + hours * hour), leftAt: new Date(midnight + hours * hour + minutes * 60_000), isRandom: false, noticedCount: 0, hasClearCheck: false,
  });
  // 甲 goes twice with eleven minutes between, and once more within ten: that is one pass. 乙 goes at the same time: a pass of its own.
  await pass(ids.main, '甲', 9);
  await pass(ids.main, '甲', 9 + 16 / 60);
  await pass(ids.main, '甲', 9 + 30 / 60);
  await pass(ids.main, '乙', 9);
  await pass(ids.main, '甲', 14);
  await pass(ids.school, '甲', 10);
  await pass(ids.east, '甲', -30, 20);
});

const coverage = (input: Partial<Parameters<typeof readCoverage>[0]['input']> = {}) => readCoverage({
  ctx: town.as(director), requirements, input: { from: new Date(midnight).toISOString(), to: new Date(midnight + 24 * hour).toISOString(), limit: 200, ...input },
});

async function textOf(file: ReturnType<typeof exportCoverage>): Promise<string> {
  let text = '';
  for await (const piece of (await accepted<ExportFile>(file)).pieces) text += String(piece);
  return text;
}

describe('coverage of a window', () => {
  test('counts passes against what each street is owed, the most owed first', async () => {
    const { segments, total, byClass, owedSegmentCount, visitCount } = await accepted(coverage());
    expect(segments.map(({ id, visits, required, owed }) => [id, visits, required, owed])).toEqual([
      [ids.east, 0, 2, 2], [ids.school, 1, 3, 2], [ids.alley, 0, 1, 1], [ids.main, 4, 4, 0],
    ]);
    expect({ owedSegmentCount, visitCount }).toEqual({ owedSegmentCount: 3, visitCount: 5 });
    expect(total.segmentCount).toBe(4);
    expect(total.lengthMetres).toBeCloseTo(500, 0);
    expect(total.visitedRatio).toBeCloseTo(300 / 500, 3);
    expect(total.compliantRatio).toBeCloseTo(200 / 500, 3);
    // Every three hours: kept up 9:00–12:35 and 14:00–17:05; the school every four: 10:00–14:05; of 12 hours owed on 500 m.
    expect(total.timelyRatio).toBeCloseTo((200 * 400 + 100 * 245) / (500 * 720), 4);
    expect(byClass.map(({ controlClass, compliantRatio }) => [controlClass, compliantRatio])).toEqual([['main', 1], ['secondary', 0], ['alley', 0]]);
  });

  test('says how long ago each street was visited, before the window too; never is unknown', async () => {
    const { segments } = await accepted(coverage());
    const since = Object.fromEntries(segments.map(({ id, sinceLastVisitMinutes }) => [id, sinceLastVisitMinutes]));
    expect(since).toEqual({ [ids.main]: 10 * 60 - 5, [ids.school]: 14 * 60 - 5, [ids.east]: 54 * 60 - 20, [ids.alley]: null });
    expect(segments.find(({ id }) => id === ids.alley)?.lastVisitAt).toBeNull();
  });

  test('owes only what the hours of the window ask for', async () => {
    const { segments, total } = await accepted(coverage({ from: new Date(midnight + 8 * hour).toISOString(), to: new Date(midnight + 14 * hour).toISOString() }));
    expect(Object.fromEntries(segments.map(({ id, visits, required }) => [id, [visits, required]]))).toEqual({ [ids.main]: [3, 2], [ids.school]: [1, 1], [ids.east]: [0, 1], [ids.alley]: [0, 0] });
    // The alley is owed nothing: it is no proof of diligence. Of the others the main street and the school's were visited.
    const lengthOf = (...ofIds: number[]): number => segments.filter(({ id }) => ofIds.includes(id)).reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
    expect(total).toMatchObject({ segmentCount: 4, dueSegmentCount: 3 });
    expect(total.dueCompliantRatio).toBeCloseTo(lengthOf(ids.main, ids.school) / lengthOf(ids.main, ids.school, ids.east), 6);
    expect(total.compliantRatio).toBeGreaterThan(total.dueCompliantRatio ?? 1);
  });

  test('of a district holds the streets whose middle lies in it', async () => {
    const { segments, byClass } = await accepted(coverage({ district: westDistrict }));
    expect(segments.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([ids.main, ids.alley, ids.school]);
    expect(byClass.find(({ controlClass }) => controlClass === 'secondary')).toMatchObject({ segmentCount: 0, visitedRatio: null, compliantRatio: null });
  });

  test('without a window is that of the day until now', async () => {
    const { from, to } = await accepted(readCoverage({ ctx: town.as(director), requirements, input: { limit: 1 } }));
    expect([from, to]).toEqual([new Date(town.clock.now() - 24 * hour).toISOString(), new Date(town.clock.now()).toISOString()]);
  });

  test('is refused for windows and places that make no sense', async () => {
    expect(await refusalOf(coverage({ to: new Date(midnight).toISOString() }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(coverage({ from: '2020-01-01T00:00:00Z' }))).toMatchObject({ code: 'window-too-long', pointer: '/from' });
    expect(await refusalOf(coverage({ district: 999 }))).toMatchObject({ code: 'unknown-district' });
    expect(await refusalOf(coverage({ dataset: 'nowhere' }))).toMatchObject({ code: 'unknown-dataset' });
  });
});

describe('coverage over time', () => {
  test('as a trend has each day for itself', async () => {
    const { items, tracksFrom } = await accepted(readCoverageTrend({ ctx: town.as(director), requirements, input: { unit: 'day', count: 3, to: new Date(midnight + 24 * hour).toISOString() } }));
    expect(items.map(({ from, visitCount, owedCount }) => [from, visitCount, owedCount])).toEqual([
      [new Date(midnight - 48 * hour).toISOString(), 1, 9], [new Date(midnight - 24 * hour).toISOString(), 0, 10], [new Date(midnight).toISOString(), 5, 5],
    ]);
    // The visits were written down; no device was ever heard.
    expect(tracksFrom).toBeNull();
    const weeks = await accepted(readCoverageTrend({ ctx: town.as(director), requirements, input: { unit: 'week', count: 2, to: new Date(midnight + 24 * hour).toISOString() } }));
    expect(weeks.items.map(({ from, to, visitCount }) => [from, to, visitCount])).toEqual([
      ['2026-04-19T16:00:00.000Z', '2026-04-26T16:00:00.000Z', 0], ['2026-04-26T16:00:00.000Z', '2026-05-01T16:00:00.000Z', 6],
    ]);
  });
  test('is compared street by street, chance told apart from change, and goes out as it is shown', async () => {
    const days = { from: new Date(midnight).toISOString(), to: new Date(midnight + 24 * hour).toISOString(), thenFrom: new Date(midnight - 48 * hour).toISOString(), thenTo: new Date(midnight - 24 * hour).toISOString() };
    const asked = (input: Partial<typeof days>) => compareCoverage({ ctx: town.as(director), requirements, input: { ...days, ...input } });
    const { segments, now, before } = await accepted(asked({}));
    expect(segments.map(({ id, difference, direction }) => [id, difference, direction])).toEqual([[ids.main, 4, 'more'], [ids.school, 1, 'level'], [ids.east, -1, 'level'], [ids.alley, 0, 'level']]);
    expect([now.visitedRatio, before.visitedRatio].map((ratio) => Math.round((ratio ?? 0) * 500))).toEqual([300, 100]);
    expect(await refusalOf(asked({ thenTo: new Date(midnight - 25 * hour).toISOString() }))).toMatchObject({ code: 'windows-differ-in-length', pointer: '/thenTo' });
    expect(await refusalOf(asked({ thenFrom: '2020-01-01T00:00:00Z' }))).toMatchObject({ code: 'window-too-long', pointer: '/thenFrom' });
    const file = await textOf(exportCoverageComparison({ ctx: town.as(director), requirements, input: { ...days, isChangedOnly: 'true', format: 'csv' } }));
    expect(file.split('\n').slice(1, 4).map((line) => line.split(',').slice(0, 9).join())).toEqual([
      `环城路,${ids.main},主干道（严管）,凯龙城,4,4,0,4,4`, `学府巷,${ids.school},小街巷（规范）,凯龙城,1,3,0,3,1`, `东大街,${ids.east},次干道（严控）,,0,2,1,2,-1`,
    ]);
  });
  test('has every number’s records behind it: as many as it says, group by number and not by name', async () => {
    const day = { from: new Date(midnight).toISOString(), to: new Date(midnight + 24 * hour).toISOString() }, ctx = town.as(director);
    const list = (input: object) => listVisits({ ctx, requirements, input: { ...day, limit: 50, sort: 'enteredAt', ...input } });
    for (const { id, visits } of (await accepted(coverage())).segments) expect((await accepted(list({ street: id, counted: 'true' }))).total, `street ${id}`).toBe(visits);
    const { items: [trend] } = await accepted(readCoverageTrend({ ctx, requirements, input: { unit: 'day', count: 2, to: day.to, district: westDistrict } }));
    const yesterday = { from: trend!.from, to: trend!.to };
    expect((await accepted(list({ ...yesterday, counted: 'true', district: westDistrict }))).total).toBe(trend!.visitCount);
    expect((await accepted(list({ counted: 'true', district: westDistrict }))).total).toBe(5);
    // The third of 甲 on the main street follows within ten minutes: it is no pass, and is seen only where all are asked for.
    expect((await accepted(list({ street: ids.main }))).items.map(({ unit, enteredAt }) => [unit, (Date.parse(enteredAt) - midnight) / hour])).toEqual([['甲', 9], ['乙', 9], ['甲', 9 + 16 / 60], ['甲', 9.5], ['甲', 14]].toSorted((a, b) => Number(a[1]) - Number(b[1])));
    expect((await accepted(list({ street: ids.east, district: westDistrict }))).total).toBe(0);
    const first = await accepted(list({ street: ids.main, limit: 2 })), rest = await accepted(list({ street: ids.main, cursor: first.nextCursor! }));
    expect([first.items.length + rest.items.length, rest.nextCursor]).toEqual([5, null]);
    expect(await refusalOf(list({ cursor: 'x' }))).toMatchObject({ code: 'cursor-invalid' });
    expect(await refusalOf(list({ district: 4711 }))).toMatchObject({ code: 'unknown-district' });
    expect(await refusalOf(list({ from: day.to }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(list({ from: '2020-01-01T00:00:00Z' }))).toMatchObject({ code: 'window-too-long' });
    const text = await textOf(exportVisits({ ctx, requirements, input: { ...day, street: ids.main, counted: 'true', sort: 'enteredAt', format: 'csv' } }));
    expect(text.split('\r\n').slice(1, 3).toSorted()).toEqual(['乙', '甲'].map((unit) => expect.stringMatching(`^2026-05-01 09:00:00,2026-05-01 09:05:00,环城路,k\\d+,,签报,${unit},步行,0,否,`)));
    const drawn = JSON.parse(await textOf(exportVisits({ ctx, requirements, input: { ...day, street: ids.main, sort: 'enteredAt', format: 'geojson' } }))) as { features: { geometry: { type: string } }[] };
    expect(drawn.features.map(({ geometry }) => geometry.type)).toEqual(Array.from({ length: 5 }, () => 'Point'));
    expect(await textOf(exportCoverageTrend({ ctx, requirements, input: { unit: 'day', count: 3, to: day.to, format: 'csv' } }))).toContain('2026-05-01 00:00:00,2026-05-02 00:00:00,4,60,');
    expect(await refusalOf(exportCoverageTrend({ ctx: town.as('officer'), requirements, input: { unit: 'day', count: 3, format: 'csv' } }))).toMatchObject({ code: 'not-allowed' });
    expect(await refusalOf(exportVisits({ ctx: town.as('officer'), requirements, input: { ...day, sort: 'enteredAt', format: 'csv' } }))).toMatchObject({ code: 'not-allowed' });
  });
  test('what is owed goes out as tracks to follow', async () => {
    const gpx = await textOf(exportCoverage({ ctx: town.as(director), requirements, input: { format: 'gpx', owed: 'true', from: new Date(midnight).toISOString(), to: new Date(midnight + 24 * hour).toISOString() } }));
    expect(gpxPositions(gpx).map(({ lng }) => lng)).toHaveLength(6);
    expect(gpx).toContain('<name>东大街</name>');
  });
});

describe('presence at a spot', () => {
  test('is told by the length of stays, the pauses between, what was expected there, and clear checks', async () => {
    for (const [days, hours] of [[14, 9.5], [7, 9.5], [7, 16.5]] as const) await town.addIncident({ position: at(-790, 0), occurredAt: midnight - days * 24 * hour + hours * hour });
    const other = await town.addSpot(at(-300, 300));
    await town.addPass(other, midnight + 12 * hour, { isClear: true });
    const { cubes } = await testServices(town.store, town.clock), window = { from: new Date(midnight).toISOString(), to: new Date(midnight + 24 * hour).toISOString() };
    const { items, total, dose, basis } = await accepted(readSpotDoses({ ctx: town.as(director), requirements, cubes, input: window }));
    expect(dose).toMatchObject({ leastMinutes: 10, mostMinutes: 16, everyMinutes: 120 });
    const [busy, quiet] = [spotId, other].map((id) => items.find((row) => row.spotId === id)!);
    // 9:00, 9:16, 9:30, 10:00 and 14:00, five minutes each; nobody from 10:05 to 14:00 and from 14:05 to 20:00.
    expect(busy).toMatchObject({ shortCount: 5, rightCount: 0, stayMinutes: 25, lateCount: 2, longestMinutes: 355, passCount: 6, entropy: null, predictability: null, districtName: '凯龙城' });
    expect(quiet).toMatchObject({ passCount: 1, clearCheckCount: 1, lateCount: 2, longestMinutes: 475 });
    // Of the one whole week since the first record: one incident at nine, where fifteen minutes were stood, one at four in the afternoon.
    expect(basis).toEqual({ incidentCount: 2, weekCount: 1 });
    expect([busy!.expectedCount, busy!.coveredCount]).toEqual([expect.closeTo(2, 9), expect.closeTo(1, 9)]);
    expect(total).toMatchObject({ spotCount: 2, visitedSpotCount: 2, passCount: 7, clearCheckCount: 1, lateCount: 4 });
    const file = await textOf(exportSpotDoses({ ctx: town.as(director), requirements, cubes, input: { ...window, format: 'csv' } }));
    expect(file.split('\n')[1]).toMatch(/^k\d+,,凯龙城,0,1,0,5,2,475,1,1,0,0,,次数太少,/);
    expect(await refusalOf(readSpotDoses({ ctx: town.as(director), requirements, cubes, input: { from: '2026-01-01T00:00:00Z', to: window.to } }))).toMatchObject({ code: 'window-too-long' });
    expect(await refusalOf(readSpotDoses({ ctx: town.as('officer'), requirements, cubes, input: window }))).toMatchObject({ code: 'not-allowed' });
  });
});

describe('what is asked of patrols', () => {
  const decide = (change: object, version = 0) => decidePatrolStandard({
    ctx: town.as(director), installed: requirements, input: { effectiveOn: '2026-05-02', reason: '开学', rules: [{ ...patrolRule('main', 8), weekdays: [6, 5, 5, 4, 3, 2, 1, 0] }], dose: requirements.dose, version, ...change },
  });
  test('is decided from a day on, and what was asked of the days before stays', async () => {
    expect(await refusalOf(decide({ effectiveOn: '2026-04-30' }))).toMatchObject({ code: 'requirement-backdated', pointer: '/effectiveOn' });
    expect(await refusalOf(decide({ rules: [{ ...patrolRule('main', 8), districtId: 4711 }] }))).toMatchObject({ code: 'unknown-district', pointer: '/rules/0/districtId' });
    expect(await refusalOf(decide({ dose: { ...requirements.dose, mostMinutes: 5 } }))).toMatchObject({ code: 'requirement-hours-invalid', pointer: '/dose/mostMinutes' });
    const view = await accepted(decide({}));
    expect(view).toMatchObject({ version: 1, inForce: 0, mayEdit: true });
    expect(view.versions.map(({ version, rules }) => [version, rules[0]?.visitsPerDay, rules[0]?.weekdays.length])).toEqual([[1, 8, 7], [0, 4, 7]]);
    expect(await refusalOf(decide({}))).toMatchObject({ code: 'version-conflict', data: { currentVersion: 1 } });
    const owed = async (from: number) => (await accepted(coverage({ from: new Date(from).toISOString(), to: new Date(from + 24 * hour).toISOString() }))).segments.find(({ id }) => id === ids.main)?.required;
    expect([await owed(midnight), await owed(midnight + 24 * hour)]).toEqual([4, 8]);
    expect(await rowsOf(town.store.db, sql`select 1 from audit_entry where action = 'decide' and entity = 'patrol-standard' and detail ->> 'reason' = '开学'`)).toHaveLength(1);
    expect(await accepted(readPatrolStandard({ ctx: town.as('officer'), input: {}, installed: requirements }))).toMatchObject({ mayEdit: false, version: 1 });
  });
});
