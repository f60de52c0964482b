import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { AccountRecord } from '../../repositories/accounts';
import { deleteSecondFactor } from '../../repositories/second-factors';
import { deleteSessionsOf } from '../../repositories/sessions';
import { changeAccount } from './change-account';

/** Takes an account's second factor away, for who lost the device, and ends its sessions; where the role must have one, the next sign-in sets it up. */
export const resetSecondFactor = ({ ctx, input }: { ctx: Context; input: { username: string } }): Promise<Result<AccountRecord>> =>
  changeAccount(ctx, { username: input.username, action: 'account.reset-second-factor' }, async (tx, account) => {
    const hadOne = await deleteSecondFactor(tx, account.id);
    return accept({ hadOne, endedSessionCount: await deleteSessionsOf(tx, account.id) });
  });
