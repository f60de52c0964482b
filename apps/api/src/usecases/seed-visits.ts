import { createHash } from 'node:crypto';
import { accept, refuse } from '@wuding/domain';
import type { Context } from '../context';
import { noteSeedProgress, readSeedProgress } from '../repositories/seed-progress';
import { analyseVisits, createVisitTable, visitColumns, writeVisits } from '../repositories/seed-visits';
import { mutate } from './mutate';
import type { CountyMonth } from './seed-telling';

/** The visits of one town, told but not written. */
export interface TownVisits {
  readonly datasetId: number;
  readonly town: string;
  readonly months: readonly CountyMonth[];
}

export interface RestWriting {
  readonly onProgress?: (text: string) => void;
  /** Lets others come first after a part that took so long; left out = nobody else is there. */
  readonly makeWay?: (workedMilliseconds: number) => Promise<void>;
  /** Ends the writing after the month it is at; the next start goes on from there. */
  readonly signal?: AbortSignal;
}

const statementTimeoutMilliseconds = 5 * 60_000;

/**
 * Writes the visits of a town that are not there yet, a transaction with an audit row for each month: what a stop cuts short goes on
 * with the month it was at. @returns how many were new
 */
export async function writeVisitsOf(ctx: Context, { datasetId, town, months }: TownVisits, { onProgress = () => undefined, makeWay, signal }: RestWriting): Promise<number> {
  const writtenUntil = (await readSeedProgress(ctx.store.db, { datasetId, town })).visits ?? -Infinity;
  const missing = months.filter(({ toAt }) => toAt > writtenUntil);
  let count = 0;
  for (const month of missing) {
    if (signal?.aborted === true) return count;
    const startedAt = performance.now();
    count += await writeMonth(ctx, { datasetId, town, month });
    onProgress(`巡查到点 ${month.fromOn.slice(0, 7)}`);
    await makeWay?.(performance.now() - startedAt);
  }
  if (missing.length > 0) await ctx.store.transaction((tx) => analyseVisits(tx), { statementTimeoutMilliseconds });
  return count;
}

async function writeMonth(ctx: Context, { datasetId, town, month }: { readonly datasetId: number; readonly town: string; readonly month: CountyMonth }): Promise<number> {
  const result = await mutate(ctx, async (tx) => {
    await createVisitTable(tx);
    await ctx.store.copyIn(tx, 'seed_visit', visitColumns, [month.visitLines]);
    const count = await writeVisits(tx, datasetId);
    await noteSeedProgress(tx, { datasetId, town, part: 'visits', untilAt: month.toAt });
    if (count === 0) return refuse('nothing-new');
    return accept({
      value: count,
      audit: {
        action: 'seed', entity: 'visit', entityId: month.fromOn.slice(0, 7), datasetId, itemCount: count, detail: { town: town || '-1' },
        contentHash: createHash('sha256').update(month.visitLines).digest('hex'),
      },
    });
  }, { statementTimeoutMilliseconds });
  if (result.ok) return result.value;
  if (result.refusal.code !== 'nothing-new') throw new Error(`writing visits was refused: ${result.refusal.code}`);
  await ctx.store.transaction((tx) => noteSeedProgress(tx, { datasetId, town, part: 'visits', untilAt: month.toAt }));
  return 0;
}
