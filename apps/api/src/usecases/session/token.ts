import { createHash, randomBytes } from 'node:crypto';

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** SHA-256 (hex) of a token; null for text that cannot be one. A fast hash is enough: there is no guessing 256 random bits. */
export const hashToken = (token: string): string | null =>
  tokenPattern.test(token) ? sha256(token) : null;

/** A new session token, 256 random bits as base64url, and its hash, which is all that is kept. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: sha256(token) };
}

const sha256 = (token: string): string => createHash('sha256').update(token).digest('hex');
