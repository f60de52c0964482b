import type { Role } from '@wuding/domain';
import type { Store } from '../db/store';
import { insertAccount } from '../repositories/accounts';
import { hashPassword } from '../usecases/session/password';
import { setSecondFactorPolicy } from '../usecases/accounts/set-second-factor-policy';
import { ensureBureau } from '../usecases/bureau/ensure-bureau';
import { consoleActor, contextOf, type TestClock } from './context';

export const rightPassword = 'correct horse battery';

/** Lets every role straight in: for tests of what is behind the door. */
export async function withoutSecondFactors(store: Store, clock: TestClock): Promise<void> {
  await ensureBureau({ ctx: contextOf(store, clock, consoleActor('sysadmin')) });
  await setSecondFactorPolicy({ ctx: contextOf(store, clock, consoleActor('secadmin')), input: { roles: [] } });
}

let hashed: Promise<string> | undefined;

/** An account whose password is `rightPassword`. @returns its id */
export async function givenAccount(store: Store, clock: TestClock, username: string, role: Role): Promise<number> {
  hashed ??= hashPassword(rightPassword);
  const passwordHash = await hashed;
  const accountId = await store.transaction((tx) =>
    insertAccount(tx, { username, displayName: `${username}（测试）`, role, passwordHash, isDemo: false, createdAt: clock.now() }));
  if (accountId === null) throw new Error(`${username} exists already`);
  return accountId;
}
