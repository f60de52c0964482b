import { accept, checkPassword, isAllowed, isUsername, refuse, type Result, type Role } from '@wuding/domain';
import type { Context } from '../../context';
import { insertAccount } from '../../repositories/accounts';
import { mutate } from '../mutate';
import { hashPassword } from '../session/password';
import { assignDistrict } from './assign-district';

export interface AccountInput {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly password: string;
  /** Names of districts of the bureau's own dataset; for district leaders only. */
  readonly districtNames: readonly string[];
}

const displayNameLimit = 64;

/**
 * Makes an account. Refuses `username-invalid`, `display-name-invalid`, `role-without-districts`, `unknown-district`,
 * `already-exists` and the password rules' codes.
 */
export async function addAccount({ ctx, input }: { ctx: Context; input: AccountInput }): Promise<Result<{ accountId: number }>> {
  if (!isAllowed(ctx.actor, 'account.manage')) return refuse('not-allowed');
  const { username, role, districtNames } = input;
  const displayName = input.displayName.trim();
  if (!isUsername(username)) return refuse('username-invalid', { pointer: '/username' });
  if (displayName === '' || displayName.length > displayNameLimit || /\p{Cc}/u.test(displayName)) {
    return refuse('display-name-invalid', { pointer: '/displayName' });
  }
  if (districtNames.length > 0 && role !== 'district-leader') {
    return refuse('role-without-districts', { pointer: '/districtNames', data: { role } });
  }
  const password = checkPassword(input.password, username);
  if (!password.ok) return password;
  const passwordHash = await hashPassword(password.value);
  return mutate<{ accountId: number }>(ctx, async (tx) => {
    const at = ctx.clock.now();
    const accountId = await insertAccount(tx, { username, displayName, role, passwordHash, isDemo: false, createdAt: at });
    if (accountId === null) return refuse('already-exists', { pointer: '/username', data: { username } });
    for (const districtName of districtNames) {
      const assigned = await assignDistrict(tx, { accountId, districtName, at, actor: ctx.actor });
      if (!assigned.ok) return assigned;
    }
    const audit = { action: 'account.add', entity: 'account', entityId: username, detail: { role, districts: districtNames } };
    return accept({ value: { accountId }, audit });
  });
}
