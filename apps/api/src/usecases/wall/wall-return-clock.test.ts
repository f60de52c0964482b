import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints, type AnalysisAnswer, type WallSections } from '@wuding/contract';
import type { Services } from '../../services';
import { accepted, DutyTown } from '../../testing/duty-town';
import { testServices } from '../../testing/services';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { readAnalysis } from '../analysis/read-analysis';
import { startAnalysis } from '../analysis/start-analysis';
import { WallReturnClock } from './wall-return-clock';

/** 09:00 in Shanghai on the second of April. */
const morning = Date.UTC(2026, 3, 2, 1), day = 86_400_000, minute = 60_000;
let duty: DutyTown;
let services: Services;

/** It is noon on the first of May. A spot of the western district was met with vendors every morning of April; they were back half an hour later on every second. */
beforeAll(async () => {
  duty = await DutyTown.found(await testStore());
  const spot = await duty.town.addSpot(at(-50, 50));
  for (let n = 0; n < 24; n++) {
    await duty.town.addPass(spot, morning + n * day, { foundCount: 1 });
    await duty.town.addPass(spot, morning + n * day + 35 * minute, { foundCount: n % 2, isClear: n % 2 === 0 });
  }
  services = await testServices(duty.town.store, duty.town.clock);
});
afterAll(() => services.analysisRuns.close());

const told = async (): Promise<WallSections['returnClock']> => (await services.wall.feed.snapshot()).sections.returnClock;

async function until<Value>(read: () => Promise<Value | null>): Promise<Value> {
  for (;;) {
    const value = await read();
    if (value !== null) return value;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

test('the wall is not held up by the return clock, and then tells of the county and each district what the workbench tells of the same days', async () => {
  expect(await told()).toBeNull();
  const { county, districts, minutes, to } = await until(told);
  expect(to).toBe('2026-04-30T16:00:00.000Z');
  const ctx = duty.town.as('analyst'), filter = { from: '2026-01-30T16:00:00.000Z', to };
  const run = await accepted(startAnalysis({ ctx, input: { request: endpoints.startAnalysis.body.parse({ method: 'return-clock', filter }), cubes: services.cubes, runs: services.analysisRuns } }));
  const answer = await until(async () => (await accepted(readAnalysis({ ctx, input: { id: run.id, runs: services.analysisRuns } }))).answer as Extract<AnalysisAnswer, { method: 'return-clock' }> | null);
  // Twelve mornings somebody was back, and each of those finds sent somebody away anew.
  expect(county).toMatchObject({ departureCount: 36, finiteCount: 12 });
  expect(county.survival.map(({ value }) => value)).toEqual(minutes.map((lag) => Math.round(1_000 * answer.survival[answer.survivalMinutes.indexOf(lag)]!.value) / 1_000));
  expect(county.median).toBe(answer.median);
  // All of it lies in one district; of the other nothing is known, which is no curve at all.
  expect(districts).toMatchObject([{ districtId: duty.districts.own, departureCount: 36, finiteCount: 12 }]);
  expect(districts[0]!.survival.map(({ value }) => value)).toEqual(county.survival.map(({ value }) => value));
});

test('while a simulated county is still being written the clock is not begun: those sent away would be told as none', async () => {
  const place = { ...services, ctx: duty.town.as('command'), dataset: duty.town.dataset }, early = { ...place, readiness: { waitingFor: [], background: ['巡查轨迹的到点'] } };
  const waiting = new WallReturnClock(services.analysisRuns), begun = new WallReturnClock(services.analysisRuns);
  await waiting.read(early);
  // One thread works them out in turn: what was begun before is there before.
  expect(await until(() => begun.read(place))).toMatchObject({ county: { departureCount: 36 } });
  expect(await waiting.read(early)).toBeNull();
});
