import { randomInt } from 'node:crypto';
import { accept, pairingRules, refuse, type Result } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import { insertPairing, removeOldPairings, waitingScreens } from '../../repositories/screens';
import { instantText } from '../instant-text';
import { newToken } from '../session/token';

/**
 * A screen nobody knows yet gets a code to show and a token of its own, which is worth nothing until somebody signed in types the code.
 * Writes no audit entry: nothing of the bureau's is touched, and anybody may ask. Refuses `too-many-requests` while too many wait.
 * @returns the token, told this once
 */
export async function beginPairing({ ctx }: { ctx: AnonymousContext }): Promise<Result<{ token: string; code: string; expiresAt: string }>> {
  const now = ctx.clock.now(), expiresAt = now + pairingRules.lifetimeMilliseconds;
  return ctx.store.transaction(async (tx) => {
    await removeOldPairings(tx, now);
    if ((await waitingScreens(tx, now)).length >= pairingRules.mostWaiting) return refuse('too-many-requests');
    const { token, tokenHash } = newToken();
    for (;;) {
      const code = newCode();
      if (await insertPairing(tx, { tokenHash, code, expiresAt }, now)) return accept({ token, code, expiresAt: instantText(expiresAt) });
    }
  });
}

const newCode = (): string => Array.from({ length: pairingRules.length }, () => pairingRules.alphabet[randomInt(pairingRules.alphabet.length)]).join('');
