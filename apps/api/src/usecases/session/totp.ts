import { createHmac } from 'node:crypto';

/** @source RFC 6238 4: X = 30 s, six digits and SHA-1, the values every authenticator app takes for granted */
const stepMilliseconds = 30_000;
const digitCount = 6;

/** Steps a code may be early or late by: clocks differ, and people type slowly. @source RFC 6238 5.2 (at most one step) */
const toleratedSteps = 1;

type Algorithm = 'sha1' | 'sha256' | 'sha512';

/** The one-time password of a counter, with leading zeros. @source RFC 4226 5.3, RFC 6238 1.2 */
export function hotp(secret: Uint8Array, counter: number, { digits = digitCount, algorithm = 'sha1' }: { digits?: number; algorithm?: Algorithm } = {}): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac(algorithm, secret).update(message).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step of an instant (UTC milliseconds). */
export const totpStep = (at: number): number => Math.floor(at / stepMilliseconds);

/**
 * The step a code belongs to, among those near `at` and later than `lastStep`; null when it is none of theirs. A code that was
 * taken once, or is older than one that was, is never taken again.
 */
export function matchingStep(secret: Uint8Array, code: string, { at, lastStep }: { at: number; lastStep: number }): number | null {
  const now = totpStep(at);
  for (let step = now - toleratedSteps; step <= now + toleratedSteps; step++) {
    if (step > lastStep && hotp(secret, step) === code) return step;
  }
  return null;
}
