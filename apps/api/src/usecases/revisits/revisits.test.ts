import { beforeAll, describe, expect, test } from 'vitest';
import { drawRevisits, type RevisitDraft } from '@wuding/domain';
import { randomStream } from '@wuding/analytics';
import { openEventCubes } from '../../live/event-cubes';
import { testStore } from '../../testing/store';
import { at, Town } from '../../testing/town';
import { readRates } from '../analysis/read-rates';
import { drawRevisitsOfDay } from './draw-revisits-of-day';
import { planRevisits } from './plan-revisits';
import { exportRevisits, readRevisits } from './read-revisits';

const minute = 60_000, day = 86_400_000;
/** 08:00 in Shanghai of 2026-05-20. */
const now = Date.parse('2026-05-20T08:00:00+08:00');
let town: Town;
let busy: number;

/** A spot whose vendors are away after 20 minutes and back at 60 on forty mornings, and one nobody was ever met at. */
beforeAll(async () => {
  town = await Town.found(await testStore());
  town.clock.at = now;
  busy = await town.addSpot(at(0, 0));
  await town.addSpot(at(500, 0));
  for (let n = 1; n <= 40; n += 1) {
    const morning = now - n * day;
    await town.addPass(busy, morning, { foundCount: 1 });
    await town.addPass(busy, morning + 25 * minute);
    await town.addPass(busy, morning + 65 * minute, { foundCount: 1 });
  }
});
const value = async <Value>(result: Promise<{ ok: true; value: Value } | { ok: false; refusal: unknown }>): Promise<Value> => {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
};
const read = () => value(readRevisits({ ctx: town.as('command'), input: {} }));

const plan = (ctx: Parameters<typeof planRevisits>[0]['ctx'], input: { dataset?: string }, isBeingWritten = false) => planRevisits({ ctx, input, isBeingWritten });

describe('suggested visits', () => {
  test('nothing is suggested for a day that was not drawn, and only who dispatches may draw', async () => {
    expect(await read()).toMatchObject({ on: '2026-05-20', plan: null, visits: [], intervals: [] });
    expect(await plan(town.as('analyst'), {})).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await readRevisits({ ctx: town.as('officer'), input: {} })).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await plan(town.as('command'), { dataset: 'none' })).toMatchObject({ refusal: { code: 'unknown-dataset' } });
    expect(await plan(town.as('command'), {}, true)).toMatchObject({ refusal: { code: 'data-being-written' } });
    expect(await read()).toMatchObject({ plan: null });
  });
  test('a spot is due when a quarter are back: between the clear look and the find, where the curve falls straight', async () => {
    const drawn = await value(plan(town.as('command'), {}));
    // Every departure ends in (20, 60]: a quarter of the way is 30. The second find of a morning was followed by nobody.
    expect(drawn.intervals).toMatchObject([{ spotId: busy, band: [6, 11], minutes: 30, limits: { lower: 30, upper: 30 }, isKnown: true, departureCount: 80, finiteCount: 40 }]);
    expect(drawn.plan).toMatchObject({ departureCount: 80, madeBy: 'command', to: '2026-05-19T16:00:00.000Z' });
    expect(drawn.visits.every(({ kind, spotId }) => kind === 'random' || spotId === busy)).toBe(true);
    // From 06:30 every half hour to 10:30: nine, of which chance took some for itself; two at least go anywhere.
    expect(drawn.visits.filter(({ kind }) => kind === 'random').length).toBeGreaterThanOrEqual(2);
    expect(drawn.visits.filter(({ kind }) => kind === 'due').length).toBeLessThanOrEqual(9);
  });
  test('the draw stands for the day, is found in the log, and comes out the same from its seed', async () => {
    const first = await read(), again = await value(plan(town.as('command'), {}));
    await drawRevisitsOfDay(town);
    expect(again).toEqual(first);
    expect(await read()).toEqual(first);
    // A leader sees what lies in his districts: here nothing does.
    expect(await value(readRevisits({ ctx: town.as({ accountId: 1, username: 'leader', role: 'district-leader', districtIds: [7] }), input: {} }))).toMatchObject({ plan: { seed: first.plan!.seed }, visits: [], intervals: [] });
    const spotIds = [busy, busy + 1], midnight = Date.parse('2026-05-20T00:00:00+08:00');
    const redrawn = drawRevisits(first.intervals, spotIds, randomStream(first.plan!.seed)).map(({ spotId, minute: after, kind }: RevisitDraft) => [spotId, midnight + after * minute, kind]);
    expect(first.visits.map(({ spotId, dueAt, kind }) => [spotId, Date.parse(dueAt), kind]).sort()).toEqual(redrawn.sort());
  });
  test('a pass near a suggestion is that visit; near one left to chance it is free of habit; what nobody came to is missed', async () => {
    const random = (await read()).visits.find(({ kind }) => kind === 'random')!;
    await town.addPass(random.spotId, Date.parse(random.dueAt) + 14 * minute);
    town.clock.at = now + 20 * 3_600_000;
    const { visits } = await value(readRevisits({ ctx: town.as('command'), input: { on: '2026-05-20' } }));
    expect(visits.find(({ id }) => id === random.id)).toMatchObject({ state: 'seen', seenAt: new Date(Date.parse(random.dueAt) + 14 * minute).toISOString() });
    expect(visits.some(({ state }) => state === 'missed')).toBe(true);
    const rates = await value(readRates({ ctx: town.as('analyst'), input: { cubes: await openEventCubes(town), request: { unit: 'passes', cellMetres: 80 } } }));
    expect(rates.passes).toBe(121);
    // The next morning is another day, which nobody has drawn.
    expect(await read()).toMatchObject({ on: '2026-05-21', plan: null });
  });
  test('goes out as a file with its reason and state', async () => {
    const file = await value(exportRevisits({ ctx: town.as('command'), input: { on: '2026-05-20', format: 'csv', list: 'visits' } }));
    let text = '';
    for await (const piece of file.pieces) text += String(piece);
    const lines = text.split('\r\n');
    expect(lines[0]).toContain('来由');
    expect(lines.some((line) => line.includes('随机') && line.includes('已到'))).toBe(true);
    // Every morning was alike: the limits of a due visit are its interval; one left to chance has none.
    expect(lines.filter((line) => line.includes('到期')).every((line) => line.includes(',30,30,30,'))).toBe(true);
    expect(lines.filter((line) => line.includes('随机')).every((line) => line.includes(',随机,,,,'))).toBe(true);
    const intervals = await value(exportRevisits({ ctx: town.as('command'), input: { on: '2026-05-20', format: 'csv', list: 'intervals' } }));
    let table = '';
    for await (const piece of intervals.pieces) table += String(piece);
    expect(table.split('\r\n')[1]).toContain(`${busy},`);
    expect(table).toContain('6–11 时,30,30,30,80,40,');
  });
});
