import type { SessionView } from '@wuding/contract';
import {
  accept, afterWrongPassword, cleanSignInRecord, isLocked, isUsername, refuse, signInPolicy, toUsername, type Refusal, type Result,
} from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import type { Database } from '../../db/store';
import { appendAudit, type AuditNote } from '../../repositories/audit';
import { deleteSessionsOf, insertSession } from '../../repositories/sessions';
import { findSignInAccount, writeSignInRecord, type SignInAccount } from '../../repositories/sign-in';
import type { SecretVault } from '../../secrets/secret-vault';
import { checkAgainstNobody, isPasswordOf } from './password';
import { takeSecondFactor } from './check-second-factor';
import { toSessionActor, toSessionView } from './session-actor';
import type { SignInWindow } from './sign-in-window';
import { newToken } from './token';

export type SignInRefusal = Refusal<'wrong-credentials' | 'totp-required' | 'totp-wrong' | 'account-locked' | 'account-disabled' | 'too-many-requests'>;
type SignIn = Result<{ token: string; session: SessionView }, SignInRefusal>;

export interface SignInInput {
  readonly username: string;
  readonly password: string;
  /** Code of the authenticator app, or a recovery code; left out = not asked for yet. */
  readonly totp?: string | undefined;
  readonly remoteAddress: string;
}

/**
 * Signs somebody in: the only function that creates sessions, and the one that holds the lock, for demo accounts as for
 * all others. A locked account is refused before its password is looked at; so is one that was locked while the password
 * was being checked, so of any number of attempts made together at most five learn anything.
 * Where the account has a second factor, the right password alone is answered `totp-required`, which is no failure; a wrong or spent
 * code is one and counts towards the lock like a wrong password.
 * Success, failure and lock are each an audit entry in the transaction that decides them.
 * @param signIns failures per address, kept by the server
 * @param vault opens second factors; without it an account that has one cannot sign in
 */
export async function createSession(
  { ctx, signIns, vault, input }: { ctx: AnonymousContext; signIns: SignInWindow; vault?: SecretVault | undefined; input: SignInInput },
): Promise<SignIn> {
  const { remoteAddress, password, totp } = input;
  if (!signIns.admits(remoteAddress, ctx.clock.now())) return refuse('too-many-requests');
  const result = await attempt(ctx, vault, { username: toUsername(input.username), password, totp, remoteAddress });
  if (!result.ok && result.refusal.code !== 'totp-required') signIns.recordFailure(remoteAddress, ctx.clock.now());
  return result;
}

interface Attempt {
  readonly ctx: AnonymousContext;
  readonly tx: Database;
  readonly vault: SecretVault | undefined;
  readonly input: SignInInput;
}

async function attempt(ctx: AnonymousContext, vault: SecretVault | undefined, input: SignInInput): Promise<SignIn> {
  const found = isUsername(input.username) ? await findSignInAccount(ctx.store.db, input.username, 'none') : null;
  const password = await checkPassword(found, input.password, ctx.clock.now());
  return ctx.store.transaction(async (tx) => {
    const account = found === null ? null : await findSignInAccount(tx, found.username, 'row');
    if (account === null) return refuseSignIn({ ctx, tx, vault, input }, 'wrong-credentials', null);
    const isStillItsPassword = account.passwordHash === found?.passwordHash;
    return decide({ ctx, tx, vault, input }, account, password === 'right' && !isStillItsPassword ? 'wrong' : password);
  });
}

type PasswordCheck = 'right' | 'wrong' | 'not-checked';

async function checkPassword(account: SignInAccount | null, password: string, now: number): Promise<PasswordCheck> {
  if (account === null) return (await checkAgainstNobody(password)) ? 'right' : 'wrong';
  if (isLocked(account, now)) return 'not-checked';
  return (await isPasswordOf(account.passwordHash, password)) ? 'right' : 'wrong';
}

/** With the account's row locked: what this attempt comes to, given the attempts that were decided before it. */
async function decide(attempt: Attempt, account: SignInAccount, password: PasswordCheck): Promise<SignIn> {
  const now = attempt.ctx.clock.now();
  if (password === 'not-checked' || isLocked(account, now)) {
    return refuseSignIn(attempt, 'account-locked', account, { lockedUntil: isoOf(account.lockedUntilAt ?? now) });
  }
  if (password === 'wrong') return failed(attempt, account, 'wrong-credentials');
  if (account.isDisabled) return refuseSignIn(attempt, 'account-disabled', account);
  const proof = account.hasFactor ? await prove(attempt, account) : accept('password' as const);
  if (proof.ok) return accept(await open(attempt, account, proof.value));
  return proof.refusal.code === 'totp-wrong' ? failed(attempt, account, 'totp-wrong') : proof;
}

/** With a right password: whether the second factor was given, and is right. */
async function prove({ ctx, tx, vault, input }: Attempt, { accountId }: SignInAccount): Promise<Result<'totp' | 'recovery-code', Refusal<'totp-required' | 'totp-wrong'>>> {
  if (input.totp === undefined) return refuse('totp-required');
  if (vault === undefined) throw new Error('an account with a second factor needs the vault');
  return takeSecondFactor(tx, { vault, accountId, code: input.totp, at: ctx.clock.now() });
}

/** Counts a failure, which may lock the account. */
async function failed(attempt: Attempt, account: SignInAccount, code: 'wrong-credentials' | 'totp-wrong'): Promise<SignIn> {
  const { ctx, tx } = attempt;
  const record = afterWrongPassword(account, ctx.clock.now());
  await writeSignInRecord(tx, account.accountId, record);
  const refused = await refuseSignIn(attempt, code, account);
  if (record.lockedUntilAt !== null) {
    await audit(ctx, tx, { action: 'account.lock', entityId: account.username, detail: { lockedUntil: isoOf(record.lockedUntilAt) } });
  }
  return refused;
}

async function open({ ctx, tx, input }: Attempt, account: SignInAccount, proof: 'password' | 'totp' | 'recovery-code'): Promise<{ token: string; session: SessionView }> {
  const { accountId } = account;
  const now = ctx.clock.now();
  const expiresAt = now + signInPolicy.sessionLifetimeMilliseconds;
  const { token, tokenHash } = newToken();
  await writeSignInRecord(tx, accountId, cleanSignInRecord);
  await deleteSessionsOf(tx, accountId, { expiredBy: now, unseenSince: now - signInPolicy.sessionIdleMilliseconds });
  await insertSession(tx, tokenHash, accountId, { createdAt: now, lastSeenAt: now, expiresAt });
  await audit(ctx, tx, { action: 'session.create', entityId: account.username, detail: { remoteAddress: input.remoteAddress, ...(proof === 'password' ? {} : { secondFactor: proof }) } }, account);
  return { token, session: toSessionView(toSessionActor({ ...account, expiresAt })) };
}

/** Refuses and says so in the log. What was typed as a name is kept only when it is an account's: people type passwords there. */
async function refuseSignIn<Code extends SignInRefusal['code']>(
  { ctx, tx, input }: Attempt, code: Code, account: SignInAccount | null, data: Readonly<Record<string, string>> = {},
): Promise<{ ok: false; refusal: Refusal<Code> }> {
  const reason = account === null ? 'unknown-username' : code;
  const detail = { reason, ...data, remoteAddress: input.remoteAddress };
  await audit(ctx, tx, { action: 'session.refuse', entityId: account?.username ?? null, detail });
  return refuse(code, Object.keys(data).length > 0 ? { data } : {});
}

async function audit(ctx: AnonymousContext, tx: Database, note: Omit<AuditNote, 'entity'>, account?: SignInAccount): Promise<void> {
  await appendAudit(tx, {
    ...note, entity: 'account', at: ctx.clock.now(), requestId: ctx.requestId,
    actorAccountId: account?.accountId ?? null, actorName: account === undefined ? 'anonymous' : `${account.username} (${account.role})`,
  });
}

const isoOf = (at: number): string => new Date(at).toISOString();
