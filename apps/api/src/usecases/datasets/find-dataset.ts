import { accept, refuse, type Refusal, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDatasetByKey, findHomeDataset, type Dataset } from '../../repositories/datasets';

/** The dataset a request names; without a key the bureau's own. */
export async function findDataset(ctx: Pick<Context, 'store'>, key?: string): Promise<Result<Dataset, Refusal<'unknown-dataset'>>> {
  const found = key === undefined ? await findHomeDataset(ctx.store.db) : await findDatasetByKey(ctx.store.db, key);
  return found === null ? unknownDataset(key) : accept(found);
}

export const unknownDataset = (key: string | undefined): Result<never, Refusal<'unknown-dataset'>> => refuse('unknown-dataset', { pointer: '/dataset', data: { dataset: key ?? null } });
