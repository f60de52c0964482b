import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findCodeSetById, listEventCodes as readEventCodes, listReportCategories } from '../../repositories/code-sets';
import { findDataset } from './find-dataset';

type Answer = ResponseOf<Endpoints['listEventCodes']>;

/** The event codes a dataset speaks in, and the headings they are reported under now. */
export async function listEventCodes({ ctx, input }: { ctx: Context; input: { dataset?: string | undefined } }): Promise<Result<Answer>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { codeSetId } = dataset.value;
  const set = await findCodeSetById(ctx.store.db, codeSetId);
  if (set === null) throw new Error(`dataset ${dataset.value.key} has no code set`);
  const codes = await readEventCodes(ctx.store.db, codeSetId, ctx.clock.now());
  const categories = await listReportCategories(ctx.store.db, codeSetId);
  return accept({
    codeSet: set.key,
    items: codes.map(({ id: _id, ...code }) => ({ ...code, reportCategories: [...code.reportCategories] })),
    reportCategories: categories.map(({ key, name }) => ({ key, name })),
  });
}
