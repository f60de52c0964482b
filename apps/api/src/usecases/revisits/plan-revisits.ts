import { randomInt } from 'node:crypto';
import { hourBands, openZone, randomStream, revisitTimes, visitFrame } from '@wuding/analytics';
import type { Endpoints, ParsedOf, RevisitPlanView } from '@wuding/contract';
import { accept, civilDayOf, drawRevisits, holds, instantOfCivil, refuse, revisitShare, type Result, type RevisitInterval } from '@wuding/domain';
import type { Context } from '../../context';
import { leisurely } from '../../live/leisurely';
import type { Dataset } from '../../repositories/datasets';
import { findRevisitPlan, insertRevisitPlan } from '../../repositories/revisits';
import { listSpots, readVisits } from '../../repositories/visit-frame';
import { localIn } from '../analysis/ask-analysis';
import { findDataset } from '../datasets/find-dataset';
import { dayTextIn } from '../instant-text';
import { mutate } from '../mutate';
import { revisitView } from './read-revisits';

const dayMilliseconds = 86_400_000;
/** A year takes every season once. */
const learntDays = 365;
/** Seeds are drawn below this: 31 bits. */
const seedEnd = 2 ** 31;

interface PlanRequest {
  readonly ctx: Context;
  readonly input: ParsedOf<Endpoints['planRevisits']>['body'];
  /** Whether passes are still being written in the background: a draw from half of them would stand for the day. */
  readonly isBeingWritten: boolean;
}

/**
 * Works out when each spot is worth seeing again and draws today's visits, a tenth of them by chance. A day is drawn once: asked again, it
 * answers what was drawn, for a draw that can be repeated until it pleases is none. It is drawn for the whole dataset; who asks sees what is in his districts.
 * Cost: grows with the passes of the year.
 */
export async function planRevisits({ ctx, input, isBeingWritten }: PlanRequest): Promise<Result<RevisitPlanView>> {
  if (!holds(ctx.actor.role, 'patrol.dispatch')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  if (isBeingWritten) return refuse('data-being-written');
  const made = await drawToday(ctx, dataset.value);
  return made.ok ? accept(await revisitView(ctx, dataset.value, dayTextIn(ctx.clock.now(), dataset.value.timeZone))) : made;
}

/** Draws today's visits of a dataset unless they are drawn. @returns whether it did */
export async function drawToday(ctx: Context, dataset: Dataset): Promise<Result<boolean>> {
  const now = ctx.clock.now(), onDate = dayTextIn(now, dataset.timeZone), { db } = ctx.store;
  if (await findRevisitPlan(db, dataset.id, onDate) !== null) return accept(false);
  const midnight = instantOfCivil(civilDayOf(now), 0), window = { datasetId: dataset.id, fromAt: midnight - learntDays * dayMilliseconds, toAt: midnight };
  const { intervals, spotIds } = await learn(ctx, dataset, window);
  const seed = randomInt(seedEnd), visits = drawRevisits(intervals, spotIds, randomStream(seed)).map(({ minute, ...one }) => ({ ...one, dueAt: midnight + minute * 60_000 }));
  const plan = { datasetId: dataset.id, onDate, seed, fromAt: window.fromAt, untilAt: window.toAt, departureCount: intervals.reduce((sum, one) => sum + one.departureCount, 0), intervals, madeAt: now, madeBy: ctx.actor.username };
  return mutate(ctx, async (tx) => {
    const id = await insertRevisitPlan(tx, plan, visits), random = visits.filter(({ kind }) => kind === 'random').length;
    return accept({ value: id !== null, audit: { action: 'draw', entity: 'revisit-plan', entityId: id === null ? null : String(id), datasetId: dataset.id, itemCount: visits.length, detail: { onDate, seed, random } } });
  });
}

async function learn({ store }: Context, { timeZone }: Dataset, window: { datasetId: number; fromAt: number; toAt: number }): Promise<{ intervals: RevisitInterval[]; spotIds: number[] }> {
  const spots = await listSpots(store.db, window), numberOf = new Map(spots.map(({ id }, number) => [id, number]));
  const rows = (await readVisits(store.db, window)).map(({ spotId, ...row }) => ({ ...row, spot: numberOf.get(spotId) ?? 0 }));
  const times = await leisurely(revisitTimes(visitFrame(rows, localIn(openZone(timeZone))), hourBands, revisitShare));
  return { spotIds: spots.map(({ id }) => id), intervals: times.map(({ spot, ...time }) => ({ spotId: spots[spot]!.id, ...time })) };
}
