import { describe, expect, it } from 'vitest';
import { afterWrongPassword, cleanSignInRecord, isLocked, isSessionLive, isTouchDue, type SignInRecord } from './sign-in-policy';

const noon = Date.UTC(2026, 4, 1, 4);
const minutes = (count: number): number => count * 60_000;
const failing = (count: number, record: SignInRecord = cleanSignInRecord): SignInRecord =>
  Array.from({ length: count }).reduce<SignInRecord>((current) => afterWrongPassword(current, noon), record);

describe('the sign-in lock', () => {
  it('leaves the account open after four wrong passwords', () => {
    expect(isLocked(failing(4), noon)).toBe(false);
  });

  it('closes the account at the fifth wrong password, for exactly thirty minutes', () => {
    const record = failing(5);
    expect(isLocked(record, noon)).toBe(true);
    expect(isLocked(record, noon + minutes(30) - 1)).toBe(true);
    expect(isLocked(record, noon + minutes(30))).toBe(false);
  });

  it('gives five new attempts after the lock has ended', () => {
    const reopened = failing(4, failing(5));
    expect(isLocked(reopened, noon + minutes(31))).toBe(false);
    expect(isLocked(afterWrongPassword(reopened, noon + minutes(31)), noon + minutes(32))).toBe(true);
  });

  it('stays closed when the clock is set back, rather than opening early', () => {
    expect(isLocked(failing(5), noon - minutes(600))).toBe(true);
  });
});

describe('a session', () => {
  const session = { createdAt: noon, lastSeenAt: noon, expiresAt: noon + minutes(720) };

  it('ends after thirty idle minutes', () => {
    expect(isSessionLive(session, noon + minutes(30) - 1)).toBe(true);
    expect(isSessionLive(session, noon + minutes(30))).toBe(false);
  });

  it('ends twelve hours after sign-in, however busy', () => {
    const busy = { ...session, lastSeenAt: noon + minutes(719) };
    expect(isSessionLive(busy, noon + minutes(720) - 1)).toBe(true);
    expect(isSessionLive(busy, noon + minutes(720))).toBe(false);
  });

  it('survives a small step of the clock backwards but not a large one', () => {
    expect(isSessionLive(session, noon - minutes(2))).toBe(true);
    expect(isSessionLive(session, noon - minutes(45))).toBe(false);
  });

  it('is written as seen once a minute, not at every request', () => {
    expect(isTouchDue(session, noon + 59_999)).toBe(false);
    expect(isTouchDue(session, noon + 60_000)).toBe(true);
  });
});
