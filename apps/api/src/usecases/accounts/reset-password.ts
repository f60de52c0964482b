import { accept, checkPassword, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { writePassword, type AccountRecord } from '../../repositories/accounts';
import { deleteSessionsOf } from '../../repositories/sessions';
import { hashPassword } from '../session/password';
import { changeAccount } from './change-account';

/** Gives an account a new password, opens its lock and ends its sessions. Refuses `not-found` and the password rules' codes. */
export async function resetPassword(
  { ctx, input }: { ctx: Context; input: { username: string; password: string } },
): Promise<Result<AccountRecord>> {
  const password = checkPassword(input.password, input.username);
  if (!password.ok) return password;
  const passwordHash = await hashPassword(password.value);
  return changeAccount(ctx, { username: input.username, action: 'account.reset-password' }, async (tx, account) => {
    await writePassword(tx, account.id, passwordHash, ctx.clock.now());
    return accept({ endedSessionCount: await deleteSessionsOf(tx, account.id) });
  });
}
