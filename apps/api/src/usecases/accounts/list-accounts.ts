import { accept, isAllowed, isLocked, refuse, type Result, type Role } from '@wuding/domain';
import type { Context } from '../../context';
import { listAccounts as readAccounts, type AccountRecord } from '../../repositories/accounts';
import { decodeCursor, encodeCursor } from '../cursor';

export interface AccountListing {
  readonly role?: Role | undefined;
  readonly q?: string | undefined;
  readonly sort: 'username' | '-username';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface AccountView {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly districtIds: number[];
  readonly isDemo: boolean;
  readonly isLocked: boolean;
  readonly isDisabled: boolean;
  /** ISO instant. */
  readonly createdAt: string;
}

/** A page of accounts by username, with what administrators need to see and nothing secret. */
export async function listAccounts(
  { ctx, input }: { ctx: Context; input: AccountListing },
): Promise<Result<{ items: AccountView[]; nextCursor: string | null; total: number }>> {
  if (!isAllowed(ctx.actor, 'account.read')) return refuse('not-allowed');
  const cursor = decodeCursor(input.cursor, input.sort, ['text']);
  if (!cursor.ok) return cursor;
  const after = cursor.value === null ? null : String(cursor.value[0]);
  const { role, q, sort, limit } = input;
  const { items, total } = await readAccounts(ctx.store.db, { role, text: q, sort, after, limit: limit + 1 });
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = items.length > limit && last !== undefined ? encodeCursor(sort, [last.username]) : null;
  const now = ctx.clock.now();
  return accept({ items: shown.map((account) => toView(account, now)), nextCursor, total });
}

function toView({ lockedUntilAt, createdAt, districtIds, ...account }: AccountRecord, now: number): AccountView {
  return {
    ...account, districtIds: [...districtIds], createdAt: new Date(createdAt).toISOString(),
    isLocked: isLocked({ failedCount: 0, lockedUntilAt }, now),
  };
}
