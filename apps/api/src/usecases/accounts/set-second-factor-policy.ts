import { accept, isAllowed, refuse, type Result, type Role } from '@wuding/domain';
import type { Context } from '../../context';
import { writeSecondFactorRoles } from '../../repositories/second-factors';
import { mutate } from '../mutate';

/** Says which roles must have a second factor; demo accounts are exempt. Holds from the next request of each of them on. */
export const setSecondFactorPolicy = ({ ctx, input }: { ctx: Context; input: { roles: readonly Role[] } }): Promise<Result<null>> =>
  mutate<null>(ctx, async (tx) => {
    if (!isAllowed(ctx.actor, 'account.manage')) return refuse('not-allowed');
    await writeSecondFactorRoles(tx, input.roles);
    return accept({ value: null, audit: { action: 'second-factor.policy', entity: 'bureau', entityId: '1', itemCount: input.roles.length, detail: { roles: [...input.roles] } } });
  });
