import { describe, expect, it } from 'vitest';
import { toBase32 } from './base32';
import { hotp, matchingStep, totpStep } from './totp';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const seed20 = '12345678901234567890';

describe('one-time passwords', () => {
  /** @source RFC 4226 appendix D */
  it.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map((code, counter) => ({ counter, code })))(
    'RFC 4226: counter $counter gives $code', ({ counter, code }) => {
      expect(hotp(ascii(seed20), counter)).toBe(code);
    });

  /** @source RFC 6238 appendix B, with the seeds of its erratum 2866: as long as each hash */
  it.each([
    [59, '94287082', '46119246', '90693936'], [1_111_111_109, '07081804', '68084774', '25091201'], [1_111_111_111, '14050471', '67062674', '99943326'],
    [1_234_567_890, '89005924', '91819424', '93441116'], [2_000_000_000, '69279037', '90698825', '38618901'], [20_000_000_000, '65353130', '77737706', '47863826'],
  ] as const)('RFC 6238: at %i s', (seconds, sha1, sha256, sha512) => {
    const step = totpStep(seconds * 1_000);
    const seed = (length: number): Uint8Array => ascii(seed20.repeat(4).slice(0, length));
    expect(hotp(seed(20), step, { digits: 8 })).toBe(sha1);
    expect(hotp(seed(32), step, { digits: 8, algorithm: 'sha256' })).toBe(sha256);
    expect(hotp(seed(64), step, { digits: 8, algorithm: 'sha512' })).toBe(sha512);
  });
});

describe('a code', () => {
  const secret = ascii(seed20);
  const at = 1_000_000 * 30_000;
  const codeOf = (step: number): string => hotp(secret, step);

  it('is taken one step early or late, and no further', () => {
    expect([999_999, 1_000_000, 1_000_001].map((step) => matchingStep(secret, codeOf(step), { at, lastStep: 0 }))).toEqual([999_999, 1_000_000, 1_000_001]);
    for (const step of [999_998, 1_000_002]) expect(matchingStep(secret, codeOf(step), { at, lastStep: 0 })).toBeNull();
  });
  it('is taken once, and none older after it', () => {
    expect(matchingStep(secret, codeOf(1_000_000), { at, lastStep: 1_000_000 })).toBeNull();
    expect(matchingStep(secret, codeOf(999_999), { at, lastStep: 1_000_000 })).toBeNull();
    expect(matchingStep(secret, codeOf(1_000_001), { at, lastStep: 1_000_000 })).toBe(1_000_001);
  });
});

/** @source RFC 4648 10, padding taken off */
it.each([['f', 'MY'], ['fo', 'MZXQ'], ['foo', 'MZXW6'], ['foob', 'MZXW6YQ'], ['fooba', 'MZXW6YTB'], ['foobar', 'MZXW6YTBOI']])('base32 of %s is %s', (text, expected) => {
  expect(toBase32(ascii(text))).toBe(expected);
});
