/** Whole minutes until a locked account opens again (at least 1), from `lockedUntil` of the problem; null when it does not say. */
export function minutesLocked(data: Readonly<Record<string, unknown>>, now: number): number | null {
  const until = typeof data.lockedUntil === 'string' ? Date.parse(data.lockedUntil) : Number.NaN;
  return Number.isNaN(until) ? null : Math.max(1, Math.ceil((until - now) / 60_000));
}
