import { accept, refuse, type Refusal, type Result } from '../shared/result';

/** A record and what became of it since a report was frozen. */
export const recordDifferences = ['added', 'removed', 'changed'] as const;
export type RecordDifference = (typeof recordDifferences)[number];

/**
 * Whether a year's figures may be frozen: only when the year is over, and again only when records have changed since the
 * last edition. An edition is never overwritten.
 * @param year `endsAt`: first instant after it, UTC milliseconds; `changedCount`: records that changed since the last edition, null = never frozen
 */
export function checkFreezable(
  { endsAt, changedCount }: { readonly endsAt: number; readonly changedCount: number | null }, now: number,
): Result<null, Refusal<'period-not-over' | 'nothing-to-freeze'>> {
  if (now < endsAt) return refuse('period-not-over', { pointer: '/year' });
  return changedCount === 0 ? refuse('nothing-to-freeze') : accept(null);
}
