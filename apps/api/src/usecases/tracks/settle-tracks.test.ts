import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { marksOfBits } from '@wuding/domain';
import { fromWgs84, type Position } from '@wuding/geo';
import { fromGeoJson } from '../../db/spatial';
import { rowsOf, sql } from '../../db/store';
import { FixIntake } from '../../live/fix-intake';
import { heldSpans } from '../../repositories/held-posts';
import { closeDay, openDays } from '../../repositories/track-days';
import { consoleActor } from '../../testing/context';
import { accepted, DutyTown } from '../../testing/duty-town';
import { installedStandard } from '../../testing/patrol-standard';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { addDevice } from './manage-devices';
import { readDutyDay } from '../duty/read-duty-day';
import { readCoverage } from '../coverage/read-coverage';
import { readCoverageTrend } from '../coverage/read-trend';
import { settleTracks } from './settle-tracks';
import { takeFixes } from './take-fixes';

/** One person on duty from 12:00 to 16:00 on 2026-05-01 by a street of 200 m, at whose eastern end a post stands; the clock stands at 15:00. */
let duty: DutyTown;
let token: string;
let code: string;
let postId: number;
let streetId: number;
const start = Date.UTC(2026, 4, 1, 4);

beforeAll(async () => {
  duty = await DutyTown.found(await testStore());
  streetId = await duty.town.addStreet('滨河路', 'main', [at(-800, 0), at(-600, 0)]);
  await duty.town.addStreet('后巷', 'alley', [at(-800, 60), at(-600, 60)]);
  ({ code, postId } = await duty.guard('甲', { position: at(-500, 0) }));
});
beforeEach(async () => {
  for (const table of ['fix', 'fix_off_duty', 'fix_batch', 'visit', 'track_day', 'device']) await rowsOf(duty.town.store.db, sql`delete from ${sql.identifier(table)}`);
  duty.town.clock.at = start + 3 * 3_600_000;
  token = (await accepted(addDevice({ ctx: duty.town.as(consoleActor('sysadmin')), input: { name: '甲的手机', boundTo: { kind: 'person', name: code }, datum: 'wgs84' } }))).token;
});

const fix = (seconds: number, [lng, lat]: Position) => ({ at: start + seconds * 1000, lng, lat, accuracyMetres: 6 });
/** Along the street at 1.25 m/s, a position every 10 s, up to 4 m beside it; then ten minutes at the post, and back. */
const outAndBack = [
  ...Array.from({ length: 25 }, (_, i) => fix(i * 10, at(-810 + i * 12.5, (i % 3) * 4 - 4))),
  ...Array.from({ length: 61 }, (_, i) => fix(250 + i * 10, at(-500 + (i % 4) * 3, (i % 2) * 3))),
  ...Array.from({ length: 26 }, (_, i) => fix(860 + i * 10, at(-500 - i * 12.5, (i % 3) * 4 - 4))),
];
async function send(rows: readonly unknown[]): Promise<void> {
  await accepted(takeFixes({ place: { store: duty.town.store, intake: new FixIntake({ store: duty.town.store, clock: duty.town.clock }) }, input: { token, sentAt: null, rows } }));
}
const settle = () => settleTracks(duty.town, { quietSince: duty.town.clock.at });
const visits = () => rowsOf<{ segment: number | null; post: number | null; from: number; to: number; direction: number }>(duty.town.store.db, sql`
  select road_segment_id::int as segment, post_id::int as post, round(extract(epoch from entered_at) - ${start / 1000}::float8)::int as from, round(extract(epoch from left_at) - ${start / 1000}::float8)::int as to, direction::int as direction
  from visit order by entered_at`);
const marked = async (mark: string): Promise<number> => (await rowsOf<{ marks: number }>(duty.town.store.db, sql`select marks::int as marks from fix`)).filter(({ marks }) => marksOfBits(marks).includes(mark as never)).length;

describe('settling a day', () => {
  test('finds the street both ways and the stay at the post between; the street behind was not visited', async () => {
    await send(outAndBack);
    expect(await settle()).toBe(1);
    const found = await visits();
    expect(found.map(({ segment, post, direction }) => [segment ?? `post ${post}`, direction])).toEqual([[streetId, 1], [`post ${postId}`, 0], [streetId, -1]]);
    // The street lies 10 m to 210 m from where the way begins, at 1.25 m/s; its samples 5 m inside its ends.
    expect(found[0]!.from).toBeGreaterThanOrEqual(4);
    expect(found[0]!.from).toBeLessThanOrEqual(14);
    expect(found[0]!.to).toBeGreaterThanOrEqual(160);
    expect(found[0]!.to).toBeLessThanOrEqual(172);
    // From 50 m before the post to 50 m behind it, walking 1.25 m/s: 40 s on either side of ten minutes.
    expect(found[1]!.to - found[1]!.from).toBeGreaterThan(660);
    expect(found[1]!.to - found[1]!.from).toBeLessThan(720);
    expect(await settle()).toBe(0);
  });

  test('is done once, though two servers of one store come to it at the same moment', async () => {
    await send(outAndBack);
    await Promise.all([settle(), settle()]);
    expect(await visits()).toHaveLength(3);
  });

  test('begins the record: a trend knows the day from which there are tracks', async () => {
    const trend = () => accepted(readCoverageTrend({ ctx: duty.director, requirements: installedStandard(), input: { unit: 'day', count: 3 } }));
    expect((await trend()).tracksFrom).toBeNull();
    await send(outAndBack);
    expect((await trend()).tracksFrom).toBe('2026-04-30T16:00:00.000Z');
  });

  test('is the same however the positions came: late ones make the day anew', async () => {
    await send(outAndBack);
    await settle();
    const whole = await visits();
    await rowsOf(duty.town.store.db, sql`delete from fix`);
    await send(outAndBack.filter((_, i) => i % 2 === 1).toReversed());
    await settle();
    await send(outAndBack.filter((_, i) => i % 3 !== 1));
    await send(outAndBack);
    expect(await settle()).toBe(1);
    expect(await visits()).toEqual(whole);
  });

  test('leaves alone what another look finds as it was', async () => {
    const rows = () => rowsOf<{ id: number }>(duty.town.store.db, sql`select id from visit order by entered_at`);
    await send(outAndBack.slice(0, 86));
    await settle();
    const first = await rows();
    await send(outAndBack.slice(86));
    expect(await settle()).toBe(1);
    const then = await rows();
    expect(then).toHaveLength(3);
    expect(then[0]).toEqual(first[0]);
  });

  test('leaves a day open whose positions went on coming while it was looked at', async () => {
    await send(outAndBack.slice(0, 86));
    const [day] = await openDays(duty.town.store.db, { quietSince: duty.town.clock.at, settledBefore: 0 }, 1);
    await send(outAndBack.slice(86));
    await duty.town.store.transaction((tx) => closeDay(tx, day!, { at: duty.town.clock.at, isDatumSuspect: false }));
    expect(await settle()).toBe(1);
    expect(await visits()).toHaveLength(3);
    expect(await settle()).toBe(0);
  });

  test('marks a wild position and standing still, and is not led astray by either', async () => {
    await send([...outAndBack, fix(105, at(-700, 2_000))]);
    await settle();
    expect(await marked('jump')).toBe(1);
    expect(await marked('stationary-drift')).toBeGreaterThan(55);
    expect((await visits()).map(({ segment }) => segment)).toEqual([streetId, null, streetId]);
  });

  test('notices a device whose datum label is wrong', async () => {
    await send(outAndBack.slice(0, 40).map((one, i) => ({ ...one, ...place(fromWgs84(at(-800 + i * 5, 0), 'gcj02')) })));
    await settle();
    expect(await marked('datum-suspect')).toBe(40);
    expect(await visits()).toEqual([]);
    expect(await rowsOf(duty.town.store.db, sql`select is_datum_suspect as suspect from track_day where is_datum_suspect`)).toEqual([{ suspect: true }]);
  });

  test('sees stays at spots and at posts along a line, calls each by the duty it was on, and tells attendance and analyses who held the post', async () => {
    const spotId = await duty.town.addSpot(at(-520, 10));
    const line = await duty.addPost({ position: at(-900, 300) });
    await rowsOf(duty.town.store.db, sql`update post set shape = ${fromGeoJson({ type: 'LineString', coordinates: [[...at(-560, -45)], [...at(-440, -45)]] })} where id = ${line.id}::int`);
    await send(outAndBack);
    await settle();
    const found = await rowsOf<{ unit: string; post: number | null; spot: number | null; seconds: number }>(duty.town.store.db, sql`
      select unit, post_id::int as post, spot_id::int as spot, round(extract(epoch from left_at - entered_at))::int as seconds from visit where post_id is not null or spot_id is not null order by coalesce(post_id, 0)`);
    const [post] = await rowsOf<{ code: string }>(duty.town.store.db, sql`select code from post where id = ${postId}::int`);
    expect(found.map(({ unit, post: at_, spot }) => [unit, at_ ?? 'spot', spot])).toEqual([[post!.code, 'spot', spotId], [post!.code, postId, null], [post!.code, line.id, null]]);
    // The line lies 41 to 49 m beside the way: it is near from 10 to 29 m before its western end on, so for 70 to 89 m at 1.25 m/s each way around ten minutes.
    expect(found[2]!.seconds).toBeGreaterThan(690);
    expect(found[2]!.seconds).toBeLessThan(600 + 2 * 89 / 1.25 + 20);
    const window = { datasetId: duty.town.dataset.id, fromAt: start, toAt: start + 4 * 3_600_000 };
    expect(new Set((await heldSpans(duty.town.store.db, window)).map((one) => one.spotId))).toEqual(new Set([spotId]));
    const { items } = await accepted(readDutyDay({ ctx: duty.director, input: { day: '2026-05-01' } }));
    expect(items.find(({ place: key }) => key === `post:${postId}`)).toMatchObject({ state: 'on-post', minutes: { evidence: { phone: 0, positions: 1 } } });
  });

  test('is what coverage counts', async () => {
    await send(outAndBack);
    await settle();
    const { segments } = await accepted(readCoverage({ ctx: duty.director, requirements: installedStandard(), input: { limit: 10 } }));
    expect(segments.map(({ id, visits: count }) => [id, count]).toSorted()).toEqual([[streetId, 2], [expect.any(Number), 0]]);
  });
});

const place = ([lng, lat]: Position) => ({ lng, lat });
