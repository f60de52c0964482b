import { beforeEach, describe, expect, test } from 'vitest';
import { distanceMetres, type Position } from '@wuding/geo';
import { openDutyMaps, type DutyMaps } from '../../live/duty-map';
import { openEventCubes } from '../../live/event-cubes';
import { accepted, DutyTown, refusalOf } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { changePostState } from '../posts/edit-post';
import { changeRoster } from '../rosters/change-roster';
import { publishRoster } from '../rosters/publish-roster';
import { readCovering, readNearestOnDuty, readOverlaps } from './duty-here';
import { readPostsAlong } from './read-posts-along';
import { readUncovered } from './read-uncovered';

let duty: DutyTown;
let maps: DutyMaps;
beforeEach(async () => {
  duty = await DutyTown.found(await testStore());
  maps = openDutyMaps({ store: duty.town.store });
});

const noon = '2026-05-01T12:00:00+08:00';
const query = ([lng, lat]: Position, instant = noon) => ({ lng, lat, at: instant });
const allDay = [{ startMinute: 480, endMinute: 960 }];

/** Puts the relief of each post on it for the whole week and publishes. */
async function man(pairs: readonly (readonly [post: number, person: number])[]): Promise<void> {
  const roster = await duty.plan('2026-05-01');
  const changes = roster.shifts.filter(({ startAt }) => startAt.startsWith('2026-05-01')).flatMap(({ id, place }) => pairs.filter(([post]) => place === `post:${post}`).map(([, personId]) => ({ op: 'assign' as const, shiftId: id, personId, vehicleId: null, reasons: [] })));
  const { version } = await accepted(changeRoster({ ctx: duty.director, input: { week: '2026-05-01', version: roster.version, changes, note: '' } }));
  await accepted(publishRoster({ ctx: duty.director, input: { week: '2026-05-01', version } }));
}

describe('who covers a point', () => {
  test('at an instant: posts whose radius holds it, with somebody on them, until they are suspended', async () => {
    const post = await duty.addPost({ position: at(-500, 0), spans: allDay }), person = await duty.addPerson('甲');
    const covering = async (point: Position, instant?: string) => (await accepted(readCovering({ ctx: duty.director, input: query(point, instant), maps }))).items;
    expect(await covering(at(-500, 0))).toEqual([]);
    await man([[post.id, person]]);
    const [found] = await covering(at(-500, 49));
    expect(found).toMatchObject({ place: { key: `post:${post.id}` }, people: [{ personId: person, name: '甲' }] });
    expect(found?.distanceMetres).toBeCloseTo(distanceMetres(at(-500, 49), at(-500, 0)), 2);
    expect(await covering(at(-500, 51))).toEqual([]);
    expect(await covering(at(-500, 0), '2026-05-01T16:00:00+08:00')).toEqual([]);
    await accepted(changePostState({ ctx: duty.director, input: { id: post.id, version: 2, to: 'suspended', reason: '修路' } }));
    expect(await covering(at(-500, 0))).toEqual([]);
  });
  test('and who is nearest, with none, one or two certificates', async () => {
    const [near, far] = [await duty.addPost({ position: at(-500, 0), spans: allDay, who: { personCount: 2 } }), await duty.addPost({ position: at(-300, 0), spans: allDay, who: { personCount: 2 } })];
    const [a, b, c] = [await duty.addPerson('甲'), await duty.addPerson('乙', { certified: '2026-12-31' }), await duty.addPerson('丙', { certified: '2026-12-31' })];
    await man([[near.id, a], [far.id, b], [far.id, c]]);
    const nearest = async (certified: '0' | '1' | '2', instant = noon) => (await accepted(readNearestOnDuty({ ctx: duty.director, input: { ...query(at(-510, 0), instant), certified, limit: 5 }, maps }))).items.map(({ place }) => place);
    expect([await nearest('0'), await nearest('2')]).toEqual([[`post:${near.id}`, `post:${far.id}`], [`post:${far.id}`]]);
    expect(await nearest('0', '2026-05-02T03:00:00+08:00')).toEqual([]);
  });
});

test('overlaps of radii, and of those that are manned at an instant', async () => {
  const [a, b] = [await duty.addPost({ position: at(-500, 0), spans: allDay }), await duty.addPost({ position: at(-410, 0), spans: allDay })];
  await duty.addPost({ position: at(-100, 0), spans: allDay });
  const overlaps = async (instant?: string) => (await accepted(readOverlaps({ ctx: duty.director, input: { at: instant }, maps }))).items;
  expect(await overlaps()).toMatchObject([{ a: { key: `post:${a.id}` }, b: { key: `post:${b.id}` } }]);
  expect((await overlaps())[0]?.overlapMetres).toBeCloseTo(10, 2);
  expect(await overlaps(noon)).toEqual([]);
  await man([[a.id, await duty.addPerson('甲')], [b.id, await duty.addPerson('乙')]]);
  expect(await overlaps(noon)).toHaveLength(1);
});

test('posts along a street in their order', async () => {
  await duty.town.addStreet('滨河路', 'main', [at(-900, 0), at(-400, 0)]);
  await duty.town.addStreet('滨河路', 'main', [at(-400, 0), at(0, 0)]);
  const [east, west] = [await duty.addPost({ position: at(-100, 30) }), await duty.addPost({ position: at(-800, -20) })];
  await duty.addPost({ position: at(-300, 200) });
  const { items, lengthMetres } = await accepted(readPostsAlong({ ctx: duty.director, input: { name: '滨河路', bufferMetres: 40 }, maps }));
  expect(lengthMetres).toBeCloseTo(900, 0);
  const met = items.map(({ place, distanceMetres: metres, alongMetres }) => [place.key, Math.round(metres), Math.round(alongMetres)]);
  expect([met, met.map(([key, metres, along]) => [key, metres, 900 - Number(along)]).toReversed()]).toContainEqual([[`post:${west.id}`, 20, 100], [`post:${east.id}`, 30, 800]]);
  expect(await refusalOf(readPostsAlong({ ctx: duty.director, input: { name: '没有路', bufferMetres: 40 }, maps }))).toMatchObject({ code: 'not-found' });
});

test('hotspots of this hour that no manned post reaches', async () => {
  // Friday noon, five weeks running: four incidents at one corner, and four at another that gets a post.
  const friday = Date.parse(noon) + 20 * 60_000;
  for (let n = 1; n <= 4; n++) for (const place of [at(-510, 10), at(310, 10)]) await duty.town.addIncident({ position: place, occurredAt: friday - n * 7 * 24 * 3_600_000 });
  for (let n = 1; n <= 4; n++) await duty.town.addIncident({ position: at(600, 600), occurredAt: friday - 3 * 3_600_000 - n * 7 * 24 * 3_600_000 });
  const cubes = await openEventCubes({ store: duty.town.store, clock: duty.town.clock });
  const uncovered = async () => (await accepted(readUncovered({ ctx: duty.director, input: { at: noon, cellMetres: 100, limit: 20 }, maps, cubes })));
  expect((await uncovered()).items).toHaveLength(2);
  const post = await duty.addPost({ position: at(-510, 10), spans: allDay });
  expect((await uncovered()).items).toHaveLength(2);
  await man([[post.id, await duty.addPerson('甲')]]);
  const { items, hourOfWeek, basis } = await uncovered();
  expect([hourOfWeek, basis.incidentCount, items.length]).toEqual([4 * 24 + 12, 8, 1]);
  expect(items[0]).toMatchObject({ incidentCount: 4, nearestPlace: `post:${post.id}` });
  expect(distanceMetres([...items[0]!.position] as Position, at(310, 10))).toBeLessThan(75);
});
