import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { writeDisabled, type AccountRecord } from '../../repositories/accounts';
import { deleteSessionsOf } from '../../repositories/sessions';
import { changeAccount } from './change-account';

/** Shuts an account at once: its sessions end and it signs in no more. Refuses `not-found`, `already-disabled`. */
export const disableAccount = ({ ctx, input }: { ctx: Context; input: { username: string } }): Promise<Result<AccountRecord>> =>
  changeAccount(ctx, { username: input.username, action: 'account.disable' }, async (tx, account) => {
    if (account.isDisabled) return refuse('already-disabled', { data: { username: account.username } });
    await writeDisabled(tx, account.id, ctx.clock.now());
    return accept({ endedSessionCount: await deleteSessionsOf(tx, account.id) });
  });

/** Opens a disabled account again, with the password it had. Refuses `not-found`, `not-disabled`. */
export const enableAccount = ({ ctx, input }: { ctx: Context; input: { username: string } }): Promise<Result<AccountRecord>> =>
  changeAccount(ctx, { username: input.username, action: 'account.enable' }, async (tx, account) => {
    if (!account.isDisabled) return refuse('not-disabled', { data: { username: account.username } });
    await writeDisabled(tx, account.id, null);
    return accept({});
  });
