import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { lockAccount, type AccountRecord } from '../../repositories/accounts';
import { mutate } from '../mutate';

/** One change of an existing account, under the row lock; `write` returns what the audit row adds. */
export function changeAccount(
  ctx: Context,
  { username, action }: { username: string; action: string },
  write: (tx: Database, account: AccountRecord) => Promise<Result<Readonly<Record<string, unknown>>>>,
): Promise<Result<AccountRecord>> {
  return mutate<AccountRecord>(ctx, async (tx) => {
    if (!isAllowed(ctx.actor, 'account.manage')) return refuse('not-allowed');
    const account = await lockAccount(tx, username);
    if (account === null) return refuse('not-found', { data: { username } });
    const detail = await write(tx, account);
    if (!detail.ok) return detail;
    return accept({ value: account, audit: { action, entity: 'account', entityId: username, detail: detail.value } });
  });
}
