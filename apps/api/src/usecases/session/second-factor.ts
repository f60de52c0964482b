import { randomBytes } from 'node:crypto';
import type { Endpoints, ResponseOf, SessionView } from '@wuding/contract';
import { accept, afterWrongPassword, isAllowed, isLocked, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { confirmFactor, deleteSecondFactor, findSecondFactor, putUnconfirmedFactor } from '../../repositories/second-factors';
import { findSignInAccount, writeSignInRecord, type SignInAccount } from '../../repositories/sign-in';
import type { SecretVault } from '../../secrets/secret-vault';
import { mutate } from '../mutate';
import { toBase32 } from './base32';
import { openFactor, purposeOf, recoveryHash, takeSecondFactor } from './check-second-factor';
import { isSessionActor, toSessionView, type SessionActor } from './session-actor';
import { matchingStep } from './totp';

/** @source RFC 4226 4 R6: a shared secret of 160 bits */
const secretBytes = 20;
const recoveryCodeCount = 10;

/** The signed-in account itself, its row locked; null for the console, which has none. */
async function ownAccount(ctx: Context, tx: Database): Promise<{ actor: SessionActor; account: SignInAccount } | null> {
  const { actor } = ctx;
  if (!isSessionActor(actor) || !isAllowed(actor, 'session.own', { ownerAccountId: actor.accountId })) return null;
  const account = await findSignInAccount(tx, actor.username, 'row');
  return account === null ? null : { actor, account };
}

/**
 * Begins to set up one's own second factor: a fresh secret, shown this once, for the authenticator app. It asks for nothing until
 * a code confirms it; beginning again forgets it. Refuses `already-exists` where one is confirmed.
 */
export async function beginSecondFactor({ ctx, vault }: { ctx: Context; vault: SecretVault }): Promise<Result<ResponseOf<Endpoints['beginSecondFactor']>>> {
  return mutate(ctx, async (tx) => {
    const own = await ownAccount(ctx, tx);
    if (own === null) return refuse('not-allowed');
    if (own.account.hasFactor) return refuse('already-exists');
    const { accountId, username } = own.account;
    const bytes = randomBytes(secretBytes);
    await putUnconfirmedFactor(tx, accountId, vault.seal(bytes, purposeOf(accountId)), ctx.clock.now());
    const secret = toBase32(bytes);
    const value = { secret, uri: `otpauth://totp/${encodeURIComponent(`五定:${username}`)}?secret=${secret}&issuer=${encodeURIComponent('五定')}` };
    return accept({ value, audit: { action: 'second-factor.begin', entity: 'account', entityId: username } });
  });
}

/** Confirms it by a first code; from now on each sign-in asks for one. @returns recovery codes, shown this once, and the session as it is now */
export async function confirmSecondFactor(
  { ctx, vault, input }: { ctx: Context; vault: SecretVault; input: { code: string } },
): Promise<Result<ResponseOf<Endpoints['confirmSecondFactor']>>> {
  return mutate(ctx, async (tx) => {
    const own = await ownAccount(ctx, tx);
    if (own === null) return refuse('not-allowed');
    const { accountId, username, hasFactor } = own.account;
    if (hasFactor) return refuse('already-exists');
    const factor = await findSecondFactor(tx, accountId);
    if (factor === null) return refuse('not-found');
    const at = ctx.clock.now();
    const step = matchingStep(openFactor(vault, accountId, factor), input.code.replaceAll(/\s/g, ''), { at, lastStep: factor.lastStep });
    if (step === null) return refuse('totp-wrong', { pointer: '/code' });
    const recoveryCodes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
    await confirmFactor(tx, accountId, { step, at, codeHashes: recoveryCodes.map((code) => recoveryHash(vault, accountId, code)) });
    return accept({
      value: { recoveryCodes, session: toSessionView({ ...own.actor, secondFactor: 'on' }) },
      audit: { action: 'second-factor.confirm', entity: 'account', entityId: username },
    });
  });
}

/** Fifty random bits in two groups of five letters and digits. */
const newRecoveryCode = (): string => toBase32(randomBytes(7)).slice(0, 10).replace(/(.{5})/, '$1-');

/**
 * Gives one's own second factor up, by a code of it. A wrong code counts towards the lock, as when signing in.
 * Refuses `not-found`, `second-factor-needed`, `account-locked`, `totp-wrong`.
 */
export async function removeSecondFactor({ ctx, vault, input }: { ctx: Context; vault: SecretVault; input: { code: string } }): Promise<Result<SessionView>> {
  const taken = await mutate<Result<SessionView>>(ctx, async (tx) => {
    const own = await ownAccount(ctx, tx);
    if (own === null) return refuse('not-allowed');
    const { account } = own;
    const { accountId, username, hasFactor, isDemo, role, factorRoles } = account;
    if (!hasFactor) return refuse('not-found');
    if (!isDemo && factorRoles.includes(role)) return refuse('second-factor-needed');
    const at = ctx.clock.now();
    if (isLocked(account, at)) return refuse('account-locked');
    const proof = await takeSecondFactor(tx, { vault, accountId, code: input.code, at });
    if (proof.ok) await deleteSecondFactor(tx, accountId);
    else await writeSignInRecord(tx, accountId, afterWrongPassword(account, at));
    // A wrong code is a refusal that is kept: what it counts for must not be rolled back.
    return accept({
      value: proof.ok ? accept(toSessionView({ ...own.actor, secondFactor: 'none' })) : refuse('totp-wrong', { pointer: '/code' }),
      audit: { action: proof.ok ? 'second-factor.remove' : 'second-factor.refuse', entity: 'account', entityId: username },
    });
  });
  return taken.ok ? taken.value : taken;
}
