import { describe, expect, it } from 'vitest';
import { checkPassword } from '@wuding/domain';
import { checkAgainstNobody, generatePassword, hashPassword, isPasswordOf } from './password';

describe('a password hash', () => {
  it('is argon2id with at least the memory, passes and lanes OWASP asks for', async () => {
    expect(await hashPassword('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('knows its password and no other, and is salted', async () => {
    const [one, two] = [await hashPassword('correct horse battery'), await hashPassword('correct horse battery')];
    expect(one).not.toBe(two);
    expect(await isPasswordOf(one, 'correct horse battery')).toBe(true);
    expect(await isPasswordOf(one, 'correct horse batterz')).toBe(false);
  });

  /** From the tests of the reference implementation (P-H-C/phc-winner-argon2, src/test.c): argon2id, version 19, t = 2, m = 2^16, p = 1. */
  it('checks a hash made by another implementation', async () => {
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await isPasswordOf(reference, 'password')).toBe(true);
  });

  it('is never right for nobody', async () => {
    expect(await checkAgainstNobody('correct horse battery')).toBe(false);
  });
});

it('a generated password keeps the rules and is never the same', () => {
  const made = Array.from({ length: 200 }, generatePassword);
  expect(new Set(made).size).toBe(200);
  for (const password of made) expect(checkPassword(password, 'officer').ok).toBe(true);
});
