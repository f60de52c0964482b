import type { SessionView } from '@wuding/contract';
import {
  accept, afterWrongPassword, cleanSignInRecord, isLocked, isUsername, refuse, signInPolicy, toUsername, type Refusal, type Result,
} from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import type { Database } from '../../db/store';
import { appendAudit, type AuditNote } from '../../repositories/audit';
import { deleteSessionsOf, insertSession } from '../../repositories/sessions';
import { findSignInAccount, writeSignInRecord, type SignInAccount } from '../../repositories/sign-in';
import { checkAgainstNobody, isPasswordOf } from './password';
import { toSessionView } from './session-actor';
import type { SignInWindow } from './sign-in-window';
import { newToken } from './token';

export type SignInRefusal = Refusal<'wrong-credentials' | 'account-locked' | 'account-disabled' | 'too-many-requests'>;
type SignIn = Result<{ token: string; session: SessionView }, SignInRefusal>;

export interface SignInInput {
  readonly username: string;
  readonly password: string;
  readonly remoteAddress: string;
}

/**
 * Signs somebody in: the only function that creates sessions, and the one that holds the lock, for demo accounts as for
 * all others. A locked account is refused before its password is looked at; so is one that was locked while the password
 * was being checked, so of any number of attempts made together at most five learn anything.
 * Success, failure and lock are each an audit entry in the transaction that decides them.
 * @param signIns failures per address, kept by the server
 */
export async function createSession(
  { ctx, signIns, input }: { ctx: AnonymousContext; signIns: SignInWindow; input: SignInInput },
): Promise<SignIn> {
  const { remoteAddress, password } = input;
  if (!signIns.admits(remoteAddress, ctx.clock.now())) return refuse('too-many-requests');
  const result = await attempt(ctx, { username: toUsername(input.username), password, remoteAddress });
  if (!result.ok) signIns.recordFailure(remoteAddress, ctx.clock.now());
  return result;
}

interface Attempt {
  readonly ctx: AnonymousContext;
  readonly tx: Database;
  readonly input: SignInInput;
}

async function attempt(ctx: AnonymousContext, input: SignInInput): Promise<SignIn> {
  const found = isUsername(input.username) ? await findSignInAccount(ctx.store.db, input.username, 'none') : null;
  const password = await checkPassword(found, input.password, ctx.clock.now());
  return ctx.store.transaction(async (tx) => {
    const account = found === null ? null : await findSignInAccount(tx, found.username, 'row');
    if (account === null) return refuseSignIn({ ctx, tx, input }, 'wrong-credentials', null);
    const isStillItsPassword = account.passwordHash === found?.passwordHash;
    return decide({ ctx, tx, input }, account, password === 'right' && !isStillItsPassword ? 'wrong' : password);
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
  const { ctx, tx } = attempt;
  const now = ctx.clock.now();
  if (password === 'not-checked' || isLocked(account, now)) {
    return refuseSignIn(attempt, 'account-locked', account, { lockedUntil: isoOf(account.lockedUntilAt ?? now) });
  }
  if (password === 'right') {
    return account.isDisabled ? refuseSignIn(attempt, 'account-disabled', account) : accept(await open(attempt, account));
  }
  const record = afterWrongPassword(account, now);
  await writeSignInRecord(tx, account.accountId, record);
  const refused = await refuseSignIn(attempt, 'wrong-credentials', account);
  if (record.lockedUntilAt !== null) {
    await audit(ctx, tx, { action: 'account.lock', entityId: account.username, detail: { lockedUntil: isoOf(record.lockedUntilAt) } });
  }
  return refused;
}

async function open({ ctx, tx, input }: Attempt, account: SignInAccount): Promise<{ token: string; session: SessionView }> {
  const { accountId } = account;
  const now = ctx.clock.now();
  const expiresAt = now + signInPolicy.sessionLifetimeMilliseconds;
  const { token, tokenHash } = newToken();
  await writeSignInRecord(tx, accountId, cleanSignInRecord);
  await deleteSessionsOf(tx, accountId, { expiredBy: now, unseenSince: now - signInPolicy.sessionIdleMilliseconds });
  await insertSession(tx, tokenHash, accountId, { createdAt: now, lastSeenAt: now, expiresAt });
  await audit(ctx, tx, { action: 'session.create', entityId: account.username, detail: { remoteAddress: input.remoteAddress } }, account);
  return { token, session: toSessionView({ ...account, expiresAt }) };
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
