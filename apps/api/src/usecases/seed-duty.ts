import { createHash } from 'node:crypto';
import { countyChecklist } from '@wuding/demo';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../context';
import type { Database } from '../db/store';
import { recordChange, type Change } from '../repositories/change-log';
import { readStoredDistricts } from '../repositories/import-districts';
import { analyseDuty, countRegister, writeSeedBeats, writeSeedPeople, writeSeedPosts, writeSeedTeams, type SeedPost } from '../repositories/seed-duty';
import { noteSeedDuty } from '../repositories/seed-progress';
import { noteSeedWeeks, readSeedWeeks, writeSeedAlarms, writeSeedCheckIns, writeSeedShifts, writeSeedTicks } from '../repositories/seed-shifts';
import { mutate } from './mutate';
import type { DutyRegister, ToldDuty, ToldWeek, WeekContent } from './seed-duty-telling';
import { planOf } from './seed-post-plan';
import type { RestWriting } from './seed-visits';

/** The duty of one town, told up to an instant (UTC milliseconds). */
export interface TownDuty extends ToldDuty {
  readonly datasetId: number;
  readonly town: string;
  readonly untilAt: number;
}

const statementTimeoutMilliseconds = 5 * 60_000;
const dayMilliseconds = 86_400_000;
/** What a week needs to be settled: its days and the alarms of its last shift. */
const settledAfterMilliseconds = 9 * dayMilliseconds;
/** Weeks written at once in the background. */
const batchSize = 4;

/**
 * People, teams, vehicles, posts and beats, then the weeks somebody looks at first: last week, this one and the one that is
 * being planned. What is there stays. @returns how many entries and shifts were new
 */
export async function storeDuty(ctx: Context, duty: TownDuty): Promise<number> {
  const newCount = await storeRegister(ctx, duty);
  return newCount + (await writeWeeks(ctx, duty, await missingWeeks(ctx, duty, (startAt) => startAt > duty.untilAt - 14 * dayMilliseconds)));
}

/** The weeks that are not in the store yet, from now backwards, a few in a transaction. @returns shifts added */
export async function writeDutyOf(ctx: Context, duty: TownDuty, { onProgress = () => undefined, makeWay, signal }: RestWriting): Promise<number> {
  const missing = await missingWeeks(ctx, duty, () => true);
  let count = 0;
  for (let i = 0; i < missing.length; i += batchSize) {
    if (signal?.aborted === true) return count;
    const startedAt = performance.now(), batch = missing.slice(i, i + batchSize);
    count += await writeWeeks(ctx, duty, batch);
    onProgress(`勤务 ${batch.at(-1)?.weekOn.slice(0, 7) ?? ''}`);
    await makeWay?.(performance.now() - startedAt);
  }
  const { datasetId, town, untilAt } = duty;
  await ctx.store.transaction(async (tx) => {
    if (missing.length > 0) await analyseDuty(tx);
    await noteSeedDuty(tx, { datasetId, town, untilAt });
  }, { statementTimeoutMilliseconds });
  return count;
}

/** Newest first. */
async function missingWeeks({ store }: Context, { datasetId, town, untilAt, weeks }: TownDuty, isWanted: (startAt: number) => boolean): Promise<(ToldWeek & { writtenUntil: number })[]> {
  const written = await readSeedWeeks(store.db, { datasetId, town });
  return weeks.map((week) => ({ ...week, startAt: Date.parse(`${week.weekOn}T00:00:00+08:00`), writtenUntil: written.get(week.weekOn) ?? -Infinity }))
    .filter(({ startAt, writtenUntil }) => isWanted(startAt) && writtenUntil < Math.min(untilAt, startAt + settledAfterMilliseconds)).reverse();
}

async function writeWeeks(ctx: Context, { datasetId, town, untilAt }: TownDuty, weeks: readonly (ToldWeek & { writtenUntil: number })[]): Promise<number> {
  if (weeks.length === 0) return 0;
  const result = await mutate(ctx, async (tx) => {
    const changeSeq = await change(ctx, tx, datasetId, 'roster');
    let [shiftCount, checkInCount] = [0, 0];
    for (const { content, publishedAt, writtenUntil } of weeks) {
      const { shifts, checkIns, alarms, ticks } = JSON.parse(content) as WeekContent;
      shiftCount += await writeSeedShifts(tx, datasetId, shifts, { changeSeq, publishedAt });
      checkInCount += await writeSeedCheckIns(tx, datasetId, checkIns.filter(({ at }) => at >= writtenUntil));
      await writeSeedAlarms(tx, datasetId, alarms);
      await writeSeedTicks(tx, { datasetId, lines: countyChecklist }, ticks);
    }
    await change(ctx, tx, datasetId, 'check-in');
    await noteSeedWeeks(tx, { datasetId, town, weeks: weeks.map(({ weekOn }) => weekOn), untilAt });
    return accept({
      value: shiftCount,
      audit: {
        action: 'seed', entity: 'roster', entityId: weeks.at(-1)?.weekOn ?? '', datasetId, itemCount: shiftCount + checkInCount, detail: { shiftCount, checkInCount, weekCount: weeks.length, town: town || '-1' },
        contentHash: createHash('sha256').update(weeks.map(({ content }) => content).join('\n')).digest('hex'),
      },
    });
  }, { statementTimeoutMilliseconds });
  return valueOf(result);
}

/** People, teams, vehicles, posts and beats the dataset lacks. @returns how many */
export async function storeRegister(ctx: Context, { datasetId, town, register }: Omit<TownDuty, 'weeks' | 'untilAt'>): Promise<number> {
  const result = await mutate(ctx, async (tx) => {
    const before = await countRegister(tx, datasetId);
    const people = await writeSeedPeople(tx, datasetId, register.people, await change(ctx, tx, datasetId, 'person'));
    await writeSeedTeams(tx, datasetId, register);
    const changeSeq = await change(ctx, tx, datasetId, 'post');
    await writeSeedPosts(tx, datasetId, await postsWithPlans(tx, register, { datasetId, people, nowAt: ctx.clock.now() }), changeSeq);
    await writeSeedBeats(tx, datasetId, register.beats, changeSeq);
    const newCount = (await countRegister(tx, datasetId)) - before;
    if (newCount === 0) return refuse('nothing-new');
    return accept({ value: newCount, audit: { action: 'seed', entity: 'duty', datasetId, itemCount: newCount, detail: { town: town || '-1' } } });
  }, { statementTimeoutMilliseconds });
  return valueOf(result);
}

async function postsWithPlans(tx: Database, { posts }: DutyRegister, { datasetId, people, nowAt }: { readonly datasetId: number; readonly people: ReadonlyMap<string, number>; readonly nowAt: number }): Promise<SeedPost[]> {
  const districts = await readStoredDistricts(tx, datasetId), planned: SeedPost[] = [];
  for (const post of posts) {
    const districtId = districts.find(({ name }) => name === post.districtName)?.id ?? null;
    const { code, name, state, publishedAt, ended } = post;
    // A district that somebody took out of the register leaves its posts without one: they wait as drafts.
    planned.push({ code, name, state: districtId === null ? 'draft' : state, publishedAt, ended, plan: await planOf(tx, post, { datasetId, people, districtId, nowAt }) });
  }
  return planned;
}

const change = (ctx: Context, tx: Database, datasetId: number, entity: Change['entity']): Promise<number> =>
  recordChange(tx, { at: ctx.clock.now(), datasetId, entity, operation: 'upsert' });

function valueOf(result: Result<number>): number {
  if (result.ok) return result.value;
  if (result.refusal.code === 'nothing-new') return 0;
  throw new Error(`writing duty was refused: ${result.refusal.code}`);
}
