import { describe, expect, it } from 'vitest';
import { checkPassword } from './password-policy';

const verdict = (password: string, username = 'zhang.wei'): string => {
  const result = checkPassword(password, username);
  return result.ok ? 'accepted' : result.refusal.code;
};

describe('a chosen password', () => {
  it.each(['correct horse battery', '凯龙商场 东门 巡查 07', 'x7!Kq2-mTe', 'a'.repeat(190) + 'bcdef 12'])('may be %s', (password) => {
    expect(verdict(password)).toBe('accepted');
  });

  it('needs ten characters, counted as people count them', () => {
    expect(verdict('x7!Kq2-mT')).toBe('password-too-short');
    expect(verdict('😀😃😄😁😆😅')).toBe('password-too-short');
    expect(verdict('城管执法守点巡查')).toBe('password-too-short');
  });

  it('has at most two hundred', () => {
    expect(verdict('abcde fghi'.repeat(21))).toBe('password-too-long');
  });

  it.each(['password2026', 'Passw0rd!!!', '1234567890', 'qwertyuiop', 'aaaaaaaaaaaa', 'zhang.wei1', 'ZHANG.WEI123', 'wuding12345'])('may not be %s', (password) => {
    expect(verdict(password)).toBe('password-too-common');
  });

  it('means the same typed full-width or half-width', () => {
    const wide = checkPassword('Ｘ７！Ｋｑ２－ｍＴｅ', 'zhang.wei');
    expect(wide).toEqual({ ok: true, value: 'X7!Kq2-mTe' });
  });
});
