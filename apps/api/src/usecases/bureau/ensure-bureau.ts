import { accept, refuse, isAllowed, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { createBureau, findBureau, type Bureau } from '../../repositories/bureau';
import { mutate } from '../mutate';

/**
 * What a new store says about its bureau until somebody sets it right: power entrusted (委托), the basis that allows
 * least, so that nothing is permitted by default that the law might not permit.
 * @source 行政处罚法 art. 19–21; 行政强制法 art. 17 (entrusted bodies take no coercive measures)
 */
const defaultBureau: Omit<Bureau, 'homeDatasetId'> = {
  name: 'XX县城市管理综合行政执法局', enforcementBodyName: 'XX县城市管理综合行政执法局',
  powerBasis: 'entrusted', powerExpiresOn: null,
};

/** Makes sure the store has its bureau; one that is there is left as it is. */
export async function ensureBureau(
  { ctx, input = defaultBureau }: { ctx: Context; input?: Omit<Bureau, 'homeDatasetId'> },
): Promise<Result<Bureau>> {
  if (!isAllowed(ctx.actor, 'dataset.import')) return refuse('not-allowed');
  const existing = await findBureau(ctx.store.db);
  if (existing !== null) return accept(existing);
  return mutate(ctx, async (tx) => {
    await createBureau(tx, input);
    return accept({
      value: { ...input, homeDatasetId: null },
      audit: { action: 'create', entity: 'bureau', entityId: '1', detail: { name: input.name, powerBasis: input.powerBasis } },
    });
  });
}
