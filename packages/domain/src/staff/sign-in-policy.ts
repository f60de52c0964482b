const minuteMilliseconds = 60_000;

/**
 * How sign-in and sessions behave.
 * Lock: 5 wrong passwords in a row close the account for 30 minutes (GB/T 22239-2019 8.1.4.1 b asks for such a limit and
 * leaves the figures to the operator; NIST SP 800-63B 5.2.2 allows at most 100).
 * Session: 30 minutes idle, 12 hours in all. @source NIST SP 800-63B (2017) 4.2.3, the AAL2 reauthentication limits
 */
export const signInPolicy = {
  failuresBeforeLock: 5,
  lockMilliseconds: 30 * minuteMilliseconds,
  sessionIdleMilliseconds: 30 * minuteMilliseconds,
  sessionLifetimeMilliseconds: 12 * 60 * minuteMilliseconds,
  /** A session's "last seen" is written at most this often, so that reading stays reading. */
  lastSeenResolutionMilliseconds: minuteMilliseconds,
} as const;

/** What the lock knows of an account; instants are UTC milliseconds. */
export interface SignInRecord {
  /** Wrong passwords since the last right one or the last lock. */
  readonly failedCount: number;
  /** End of the lock (exclusive); null = never locked or opened again. */
  readonly lockedUntilAt: number | null;
}

export const isLocked = (record: SignInRecord, at: number): boolean => record.lockedUntilAt !== null && at < record.lockedUntilAt;

/** The record after a wrong password at an instant when the account was open. A lock starts the count afresh. */
export function afterWrongPassword(record: SignInRecord, at: number): SignInRecord {
  const failedCount = record.failedCount + 1;
  if (failedCount < signInPolicy.failuresBeforeLock) return { failedCount, lockedUntilAt: null };
  return { failedCount: 0, lockedUntilAt: at + signInPolicy.lockMilliseconds };
}

/** The record of an account nobody has failed to enter. */
export const cleanSignInRecord: SignInRecord = { failedCount: 0, lockedUntilAt: null };

/** Instants of one session, UTC milliseconds. */
export interface SessionTimes {
  readonly createdAt: number;
  readonly lastSeenAt: number;
  /** The latest it may live, however busy (exclusive). */
  readonly expiresAt: number;
}

/**
 * Whether a session still counts. One seen further in the future than the idle limit does not: the clock was set back,
 * and how long nobody used it can no longer be told.
 */
export function isSessionLive(session: SessionTimes, at: number): boolean {
  return at < session.expiresAt && Math.abs(at - session.lastSeenAt) < signInPolicy.sessionIdleMilliseconds;
}

/** Whether `lastSeenAt` is old enough to be written again. */
export const isTouchDue = (session: SessionTimes, at: number): boolean =>
  Math.abs(at - session.lastSeenAt) >= signInPolicy.lastSeenResolutionMilliseconds;
