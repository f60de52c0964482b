import { accept, refuse, type Role } from '@wuding/domain';
import type { AnonymousContext, Context } from '../context';
import type { Database } from '../db/store';
import { insertAccount, readDemoPasswordHashes, writePassword } from '../repositories/accounts';
import { deleteSessionsOf } from '../repositories/sessions';
import { bindLeaderToDistrict } from './accounts/assign-district';
import { mutate } from './mutate';
import { generatePassword, hashPassword, isPasswordOf } from './session/password';

interface DemoAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** District of the bureau's own dataset the leader is bound to, when it exists. */
  readonly districtName?: string;
}

/** One account a role, two leaders; nobody real. */
export const demoAccounts: readonly DemoAccount[] = [
  { username: 'director', displayName: '局长（演示）', role: 'director' },
  { username: 'command', displayName: '指挥中心（演示）', role: 'command' },
  { username: 'leader-kailong', displayName: '凯龙城片区长（演示）', role: 'district-leader', districtName: '凯龙城' },
  { username: 'leader-school', displayName: '学校片区长（演示）', role: 'district-leader', districtName: '学校片区' },
  { username: 'officer', displayName: '执法队员（演示）', role: 'officer' },
  { username: 'auxiliary', displayName: '协管员（演示）', role: 'auxiliary' },
  { username: 'analyst', displayName: '分析员（演示）', role: 'analyst' },
  { username: 'sysadmin', displayName: '系统管理员（演示）', role: 'sysadmin' },
  { username: 'secadmin', displayName: '安全管理员（演示）', role: 'secadmin' },
  { username: 'auditor', displayName: '审计员（演示）', role: 'auditor' },
];

export interface DemoAccountsReport {
  readonly createdCount: number;
  readonly resetCount: number;
  /** A password made up here, to be printed once; null when one was given or nothing was created. */
  readonly generatedPassword: string | null;
}

/**
 * Makes the demo accounts that are missing and binds the leaders to their districts, as the console's security
 * administrator. May be called at every start.
 * @param input.password for all demo accounts, those that exist with another one included; null = leave existing ones
 * as they are and make one up for new ones
 */
export async function seedDemoAccounts(anybody: AnonymousContext, { password }: { password: string | null }): Promise<DemoAccountsReport> {
  const ctx: Context = { ...anybody, actor: { accountId: null, username: 'console', role: 'secadmin', districtIds: [] } };
  const existing = await readDemoPasswordHashes(ctx.store.db);
  const missing = demoAccounts.filter(({ username }) => !existing.has(username));
  const outdated = password === null ? [] : await withOtherPassword(existing, password);
  const generatedPassword = password === null && missing.length > 0 ? generatePassword() : null;
  const chosen = password ?? generatedPassword;
  const hasWork = missing.length + outdated.length > 0;
  const createdCount = chosen !== null && hasWork ? await write(ctx, { missing, outdated, password: chosen }) : 0;
  await bindLeaders(ctx);
  return { createdCount, resetCount: outdated.length, generatedPassword: createdCount > 0 ? generatedPassword : null };
}

async function withOtherPassword(existing: ReadonlyMap<string, { id: number; passwordHash: string }>, password: string): Promise<number[]> {
  const checks = [...existing.values()].map(async ({ id, passwordHash }) => ((await isPasswordOf(passwordHash, password)) ? [] : [id]));
  return (await Promise.all(checks)).flat();
}

/** All of them in one transaction and one audit row. @returns how many accounts are new */
async function write(
  ctx: Context,
  { missing, outdated, password }: { missing: readonly DemoAccount[]; outdated: readonly number[]; password: string },
): Promise<number> {
  const hashes = await Promise.all([...missing, ...outdated].map(() => hashPassword(password)));
  const at = ctx.clock.now();
  const written = await mutate<number>(ctx, async (tx) => {
    let createdCount = 0;
    for (const [index, { username, displayName, role }] of missing.entries()) {
      const id = await insertAccount(tx, { username, displayName, role, passwordHash: hashes[index] ?? '', isDemo: true, createdAt: at });
      createdCount += id === null ? 0 : 1; // a real account of that name is left alone
    }
    for (const [index, accountId] of outdated.entries()) await resetOne(tx, accountId, hashes[missing.length + index] ?? '', at);
    if (createdCount + outdated.length === 0) return refuse('already-exists');
    const detail = { createdCount, resetCount: outdated.length };
    const audit = { action: 'account.seed-demo', entity: 'account', itemCount: createdCount + outdated.length, detail };
    return accept({ value: createdCount, audit });
  });
  return written.ok ? written.value : 0;
}

async function resetOne(tx: Database, accountId: number, passwordHash: string, at: number): Promise<void> {
  await writePassword(tx, accountId, passwordHash, at);
  await deleteSessionsOf(tx, accountId);
}

/** A district that is not there yet is passed over, and so is a real account under a demo leader's name. */
async function bindLeaders(ctx: Context): Promise<void> {
  const existing = await readDemoPasswordHashes(ctx.store.db);
  for (const { username, districtName } of demoAccounts) {
    if (districtName !== undefined && existing.has(username)) await bindLeaderToDistrict({ ctx, input: { username, districtName } });
  }
}
