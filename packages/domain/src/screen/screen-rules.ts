/**
 * How a screen comes to be trusted and for how long. A code is read across a room and typed by hand: letters and digits that cannot
 * be taken for one another. 31^6 codes, ten minutes, and only somebody signed in can use one.
 */
export const pairingRules = { alphabet: '23456789ABCDEFGHJKMNPQRSTUVWXYZ', length: 6, lifetimeMilliseconds: 10 * 60_000, mostWaiting: 40 } as const;

/** Lifetime of a screen's right in days, and how long before its end it says so. */
export const screenTermDays = { least: 1, usual: 365, most: 400, warning: 14 } as const;

/** Seconds a scene stands. @source quality goals §2: 20 to 30 s */
export const sceneSeconds = { least: 20, usual: 25, most: 30 } as const;

export const screenStates = ['active', 'expiring', 'expired', 'revoked'] as const;
export type ScreenState = (typeof screenStates)[number];

const day = 86_400_000;

/** What a screen may do at an instant. UTC milliseconds. */
export function screenStateAt({ expiresAt, revokedAt }: { readonly expiresAt: number; readonly revokedAt: number | null }, now: number): ScreenState {
  if (revokedAt !== null) return 'revoked';
  if (now >= expiresAt) return 'expired';
  return now >= expiresAt - screenTermDays.warning * day ? 'expiring' : 'active';
}

/** A code as somebody types it: case, spaces and hyphens do not count. */
export const toPairingCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '');

/** A stretch of every day in minutes from midnight; it may pass midnight. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Whether a minute of the day lies in the quiet hours; equal ends are none. */
export const isQuiet = (hours: QuietHours | null, minute: number): boolean => {
  if (hours === null || hours.fromMinute === hours.toMinute) return false;
  const { fromMinute, toMinute } = hours;
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
};
