import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { listCategories, listCodeEditions } from '../../repositories/code-editions';
import { listCrosswalkPairs } from '../../repositories/crosswalks';

type Answer = ResponseOf<Endpoints['listCodeSets']>;

/** Every edition and foreign list, the report categories there are, and which pairs of sets have a crosswalk. */
export async function listCodeSets({ ctx }: { ctx: Context }): Promise<Result<Answer>> {
  if (!isAllowed(ctx.actor, 'code-set.read')) return refuse('not-allowed');
  const { db } = ctx.store;
  const items = await listCodeEditions(db);
  return accept({
    items: items.map((item) => ({ ...item, datasets: [...item.datasets] })), reportCategories: await listCategories(db), crosswalks: await listCrosswalkPairs(db),
  });
}
