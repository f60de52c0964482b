import type { ComparisonAnswer } from '@wuding/contract';

export type Change = ComparisonAnswer['total'];

/** How a change is told: more or fewer only where its interval leaves "as before" out. */
export type ChangeSign =
  | { readonly kind: 'unknown' | 'new' }
  | { readonly kind: 'more' | 'fewer' | 'level'; readonly percent: number; readonly lower: string; readonly upper: string | null };

/** @returns null where nothing was asked yet */
export function changeSign(change: Change | null | undefined): ChangeSign | null {
  if (change === null || change === undefined) return null;
  if (change.before === null) return { kind: 'unknown' };
  if (change.ratio === null) return { kind: 'new' };
  const { value, lower, upper } = change.ratio;
  const kind = lower > 1 ? 'more' : upper !== null && upper < 1 ? 'fewer' : 'level';
  return { kind, percent: Math.round(Math.abs(value - 1) * 100), lower: signed(lower), upper: upper === null ? null : signed(upper) };
}

function signed(ratio: number): string {
  const percent = Math.round((ratio - 1) * 100);
  return percent === 0 ? '0%' : percent > 0 ? `+${percent}%` : `−${-percent}%`;
}
