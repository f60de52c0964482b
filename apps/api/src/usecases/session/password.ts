import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { normalisePassword } from '@wuding/domain';

/**
 * argon2id: 19 MiB, 2 passes, 1 lane: some 35 ms of one core (measured on a busy machine).
 * @source OWASP Password Storage Cheat Sheet (2024), the first of its equivalent settings
 */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** @returns PHC string `$argon2id$v=19$…` with a salt of its own */
export const hashPassword = (password: string): Promise<string> => hash(normalisePassword(password), argon2id);

export const isPasswordOf = (passwordHash: string, password: string): Promise<boolean> => verify(passwordHash, normalisePassword(password));

/** Takes as long as a check against a real account, so that the time of an answer does not tell which names exist. */
export async function checkAgainstNobody(password: string): Promise<false> {
  await hashPassword(password);
  return false;
}

/** Without 0 O 1 l I, which are mistaken for each other on paper and over the phone. */
const alphabet = '23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';

/** A random password of 16 characters in four groups: 93 bits. */
export const generatePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join('-');
