import type { AnalysisRun } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { AnalysisRuns } from '../../live/analysis-runs';
import { ownerOf } from './start-analysis';

interface Asked {
  readonly ctx: Context;
  readonly input: { readonly id: string; readonly runs: AnalysisRuns };
}

/** How far an analysis is, and what came out; only whoever began it is told. */
export async function readAnalysis({ ctx, input: { id, runs } }: Asked): Promise<Result<AnalysisRun>> {
  if (!isAllowed(ctx.actor, 'analysis.read')) return refuse('not-allowed');
  const run = runs.find(ownerOf(ctx), id);
  return run === null ? refuse('not-found') : accept(run as AnalysisRun);
}

/** Ends an analysis and forgets it. */
export async function cancelAnalysis({ ctx, input: { id, runs } }: Asked): Promise<Result<undefined>> {
  if (!isAllowed(ctx.actor, 'analysis.read')) return refuse('not-allowed');
  return runs.cancel(ownerOf(ctx), id) ? accept(undefined) : refuse('not-found');
}
