import { accept, refuse, type Refusal, type Result } from '@wuding/domain';
import type { Database } from '../../db/store';
import { Fault } from '../../fault';
import { findSecondFactor, useRecoveryCode, writeLastStep, type SecondFactor } from '../../repositories/second-factors';
import { keyFileName, type SecretVault } from '../../secrets/secret-vault';
import { matchingStep } from './totp';

/** What a secret is sealed for, so that it opens for its own account only. */
export const purposeOf = (accountId: number): string => `second-factor:${accountId}`;

/** Recovery codes are typed from paper: case, spaces and dashes do not matter. */
export const recoveryHash = (vault: SecretVault, accountId: number, code: string): string =>
  vault.hash(code.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''), purposeOf(accountId));

/** The secret of a factor. @throws Fault when the key file is not the one it was sealed with */
export function openFactor(vault: SecretVault, accountId: number, { sealedSecret }: SecondFactor): Uint8Array {
  const secret = vault.open(sealedSecret, purposeOf(accountId));
  if (secret === null) throw new Fault('unexpected', `opening the second factor of account ${accountId}: ${keyFileName} is not the key file it was sealed with`);
  return secret;
}

export interface SecondFactorProof {
  readonly vault: SecretVault;
  readonly accountId: number;
  /** Six digits, or a recovery code. */
  readonly code: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/**
 * Takes a code of a confirmed second factor and spends it: the same one is never taken again. The account's row must be locked.
 * Refuses `totp-wrong` for a code that is wrong, too old, or used before.
 */
export async function takeSecondFactor(tx: Database, { vault, accountId, code, at }: SecondFactorProof): Promise<Result<'totp' | 'recovery-code', Refusal<'totp-wrong'>>> {
  const factor = await findSecondFactor(tx, accountId);
  if (factor === null || !factor.isConfirmed) return refuse('totp-wrong');
  const text = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(text)) return (await useRecoveryCode(tx, accountId, recoveryHash(vault, accountId, code), at)) ? accept('recovery-code') : refuse('totp-wrong');
  const step = matchingStep(openFactor(vault, accountId, factor), text, { at, lastStep: factor.lastStep });
  if (step === null) return refuse('totp-wrong');
  await writeLastStep(tx, accountId, step);
  return accept('totp');
}
