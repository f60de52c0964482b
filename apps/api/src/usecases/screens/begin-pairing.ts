import { randomInt } from 'node:crypto';
import { accept, pairingRules, refuse, type Result } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import { formerScreenOf, insertPairing, removeOldPairings, waitingScreens } from '../../repositories/screens';
import { instantText } from '../instant-text';
import { hashToken, newToken } from '../session/token';

/**
 * A screen nobody knows yet gets a code to show and a token of its own, which is worth nothing until somebody signed in types the code.
 * Writes no audit entry: nothing of the bureau's is touched, and anybody may ask. Refuses `too-many-requests` while too many wait.
 * @param held the token the browser holds still: where it was a screen's, that screen can be given back without a code
 * @returns the token, told this once
 */
export async function beginPairing({ ctx, held }: { ctx: AnonymousContext; held?: string | undefined }): Promise<Result<{ token: string; code: string; expiresAt: string }>> {
  const now = ctx.clock.now(), expiresAt = now + pairingRules.lifetimeMilliseconds;
  return ctx.store.transaction(async (tx) => {
    const heldHash = held === undefined ? null : hashToken(held), formerScreenId = heldHash === null ? null : await formerScreenOf(tx, heldHash);
    await removeOldPairings(tx, now);
    if ((await waitingScreens(tx, now)).length >= pairingRules.mostWaiting) return refuse('too-many-requests');
    const { token, tokenHash } = newToken();
    for (;;) {
      const code = newCode();
      if (await insertPairing(tx, { tokenHash, code, expiresAt, formerScreenId }, now)) return accept({ token, code, expiresAt: instantText(expiresAt) });
    }
  });
}

const newCode = (): string => Array.from({ length: pairingRules.length }, () => pairingRules.alphabet[randomInt(pairingRules.alphabet.length)]).join('');
