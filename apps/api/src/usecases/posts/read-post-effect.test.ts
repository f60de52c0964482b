import { beforeEach, describe, expect, test } from 'vitest';
import { visit } from '../../db/schema';
import { fromGeoJson } from '../../db/spatial';
import { sql } from '../../db/store';
import { accepted, DutyTown, refusalOf } from '../../testing/duty-town';
import { testServices } from '../../testing/services';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { WallPostEffects } from '../wall/wall-post-effects';
import { readPostEffect } from './read-post-effect';

const day = 86_400_000;
let duty: DutyTown;
let postId: number, openedAt: number;
let spots: { target: number; ring: number; controls: number[] };

/** A post at 200 m west that opened 200 days ago and is held from 08:00 to 12:00; spots in it, 150 m from it, and far off. */
beforeEach(async () => {
  duty = await DutyTown.found(await testStore());
  const { town } = duty;
  ({ id: postId } = await duty.addPost({ position: at(-200, 0) }));
  openedAt = town.clock.now() - 200 * day;
  await town.store.db.execute(sql`update post_version set at = ${new Date(openedAt)} where state = 'published'`);
  spots = { target: await town.addSpot(at(-190, 0)), ring: await town.addSpot(at(-50, 0)), controls: [await town.addSpot(at(600, 0)), await town.addSpot(at(700, 100)), await town.addSpot(at(800, -100))] };
});

/** One pass a day at 10:00 in Shanghai for 180 days of each period, so many of a hundred with somebody there. */
async function pass(spotId: number, { before, after, hour = 10 }: { before: number; after: number; hour?: number }): Promise<void> {
  const { dataset, store } = duty.town;
  const daysOf = (from: number, share: number): { enteredAt: Date; noticedCount: number }[] => Array.from({ length: 180 }, (_, n) => ({
    enteredAt: new Date(Math.floor((from + n * day + 8 * 3_600_000) / day) * day - 8 * 3_600_000 + hour * 3_600_000), noticedCount: (n * 37) % 100 < share ? 1 : 0,
  }));
  await store.db.insert(visit).values([...daysOf(openedAt - 28 * day - 181 * day, before), ...daysOf(openedAt + day, after)].map(({ enteredAt, noticedCount }, n) => ({
    datasetId: dataset.id, unit: `u${spotId}-${hour}-${n}`, mode: 'foot' as const, spotId, enteredAt, leftAt: new Date(enteredAt.getTime() + 300_000), isRandom: true, noticedCount, hasClearCheck: noticedCount === 0,
  })));
}
const effectOf = () => accepted(readPostEffect({ ctx: duty.town.as('analyst'), input: { id: postId } }));

describe('the effect of a post', () => {
  test('is a net reduction where fewer are met at it, and no more around it, than elsewhere over the same time', async () => {
    await pass(spots.target, { before: 50, after: 15 });
    await pass(spots.ring, { before: 40, after: 40 });
    for (const control of spots.controls) await pass(control, { before: 40, after: 40 });
    const answer = await effectOf();
    expect(answer).toMatchObject({ verdict: 'less', reason: null, spots: { target: 1, ring: 1, control: 3, candidates: 3 }, displacementQuotient: expect.closeTo(0, 1), target: { before: { passes: 180 }, after: { passes: 180 } } });
    expect(answer.effect!.ratio).toBeCloseTo(answer.target.ratio!.ratio / answer.control.ratio!.ratio, 9);
    expect(answer.effect!.upper).toBeLessThan(0.6);
    expect(answer.placebo.ratios.length).toBeGreaterThan(0);
    expect(answer.placebo.asStrongCount).toBe(0);
  });

  test('is a move where those who left the post stand 150 m from it', async () => {
    await pass(spots.target, { before: 60, after: 5 });
    await pass(spots.ring, { before: 10, after: 65 });
    for (const control of spots.controls) await pass(control, { before: 40, after: 40 });
    const answer = await effectOf();
    expect(answer.verdict).toBe('moved');
    expect(answer.displacementQuotient).toBeCloseTo(-1, 1);
  });

  test('is judged for the wall beside its rounds, each post once a day: 定效 is not held by what has only moved', async () => {
    await pass(spots.target, { before: 60, after: 5 });
    await pass(spots.ring, { before: 10, after: 65 });
    for (const control of spots.controls) await pass(control, { before: 40, after: 40 });
    const { wall, analysisRuns } = await testServices(duty.town.store, duty.town.clock);
    const onWall = async () => (await wall.feed.snapshot()).sections.posts.map(({ five }) => five.effect);
    expect(await onWall()).toEqual(['unseen']);
    await expect.poll(async () => {
      duty.town.clock.passMinutes(1);
      return onWall();
    }, { timeout: 20_000 }).toEqual(['broken']);
    await analysisRuns.close();
  });

  test('is not judged while simulated passes are still being written; what goes wrong is heard, and leaves the post unknown', async () => {
    const faults: string[] = [], effects = new WallPostEffects((error) => void faults.push(String(error)));
    const services = await testServices(duty.town.store, duty.town.clock), place = { ...services, ctx: duty.town.as('command'), dataset: duty.town.dataset };
    effects.read({ ...place, readiness: { waitingFor: [], background: ['巡查到点 2026-03'] } }, [postId]);
    const nothing = Number.NaN;
    await expect.poll(() => [...effects.read(place, [nothing]).values()].map(({ verdict }) => verdict)).toEqual(['unknown']);
    expect([...effects.read(place, []).keys()]).toEqual([nothing]);
    expect(faults).toHaveLength(1);
    await services.analysisRuns.close();
  });

  test('counts only the hours it is held, with their exceptions, and not the weeks in which the place was chosen', async () => {
    await pass(spots.target, { before: 50, after: 50 });
    await pass(spots.target, { before: 50, after: 0, hour: 20 });
    for (const control of spots.controls) await pass(control, { before: 40, after: 40 });
    const answer = await effectOf();
    expect(answer.target).toMatchObject({ before: { passes: 180, met: 91 }, after: { passes: 180, met: 91 } });
    expect(answer.verdict).toBe('unclear');
    expect(Date.parse(answer.window!.afterFrom) - Date.parse(answer.window!.beforeTo)).toBe(28 * day);
    // Ten days on which an exception of its pattern leaves nobody there.
    const on = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
    const closed = [{ fromOn: on(openedAt + 20 * day), untilOn: on(openedAt + 29 * day), reason: '修路', spans: [] }];
    await duty.town.store.db.execute(sql`update post set plan = jsonb_set(plan, '{when,exceptions}', ${JSON.stringify(closed)}::jsonb) where id = ${postId}::int`);
    expect((await effectOf()).target).toMatchObject({ before: { passes: 180 }, after: { passes: 170 } });
  });

  test('measures rings from the whole of a line, and takes no control that was hardly passed', async () => {
    const ends = [at(-200, 0), at(400, 0)].map(([lng, lat]) => [lng, lat]);
    await duty.town.store.db.execute(sql`update post set shape = ${fromGeoJson({ type: 'LineString', coordinates: ends })} where id = ${postId}::int`);
    await pass(spots.target, { before: 50, after: 50 });
    for (const control of spots.controls.slice(1)) await pass(control, { before: 40, after: 40 });
    // 50 m around 600 m of street: two spots lie on it; 200 and 316 m from its end are ring, 412 m is beyond (from its middle the first two would be ring).
    expect((await effectOf()).spots).toEqual({ target: 2, ring: 2, control: 1, candidates: 1 });
    await duty.town.store.db.execute(sql`delete from visit where spot_id = ${spots.controls[2]!}::int and entered_at > ${new Date(openedAt - 202 * day)}`);
    expect(await effectOf()).toMatchObject({ reason: 'no-controls', spots: { control: 0, candidates: 1 } });
  });

  test('takes no stay seen in positions for a pass that met nobody', async () => {
    await pass(spots.target, { before: 50, after: 50 });
    for (const control of spots.controls) await pass(control, { before: 40, after: 40 });
    const noted = (await effectOf()).target;
    const { store, dataset } = duty.town;
    await store.db.execute(sql`
      insert into device (dataset_id, name, token_hash, datum, created_at, person_id) select ${dataset.id}::int, '手机', 'x', 'wgs84', ${new Date(openedAt)}, min(id) from person`);
    await store.db.execute(sql`
      insert into visit (dataset_id, unit, mode, spot_id, entered_at, left_at, is_random, noticed_count, has_clear_check, device_id)
      select dataset_id, unit || '-seen', mode, spot_id, entered_at, left_at, is_random, 0, false, (select id from device)
      from visit where spot_id = ${spots.target}::int and entered_at >= ${new Date(openedAt)}`);
    expect((await effectOf()).target).toEqual(noted);
  });

  test('is unknown, and says why, without an opening, spots, controls or passes', async () => {
    expect(await effectOf()).toMatchObject({ verdict: 'unknown', reason: 'few-passes' });
    await pass(spots.target, { before: 50, after: 50 });
    expect(await effectOf()).toMatchObject({ verdict: 'unknown', reason: 'no-controls' });
    await duty.town.store.db.execute(sql`delete from visit where spot_id = ${spots.target}::int`);
    await duty.town.store.db.execute(sql`delete from spot where id = ${spots.target}::int`);
    expect(await effectOf()).toMatchObject({ verdict: 'unknown', reason: 'no-spots' });
    await duty.town.store.db.execute(sql`update post_version set state = 'draft'`);
    expect(await effectOf()).toMatchObject({ verdict: 'unknown', reason: 'never-opened', openedAt: null, window: null });
  });

  test('is told to whoever may read analyses, of a post there is', async () => {
    expect(await refusalOf(readPostEffect({ ctx: duty.town.as('officer'), input: { id: postId } }))).toEqual({ code: 'not-allowed' });
    expect(await refusalOf(readPostEffect({ ctx: duty.town.as('analyst'), input: { id: 4_711 } }))).toEqual({ code: 'not-found' });
  });
});
