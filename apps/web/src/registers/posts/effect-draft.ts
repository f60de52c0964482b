import type { Plan } from './use-post';

type Effect = Plan['effect'];
/** What a post is measured by while somebody types it. */
export interface EffectDraft {
  readonly targets: readonly { readonly indicatorId: string; readonly target: string }[];
  readonly reviewOn: string | null;
  readonly baseline: Effect['baseline'];
}

export const effectDraftOf = ({ targets, reviewOn, baseline }: Effect): EffectDraft => ({ targets: targets.map(({ indicatorId, target }) => ({ indicatorId, target: String(target) })), reviewOn, baseline });

/** What the draft says; null when a target is no number. */
export function effectOfDraft({ targets, reviewOn, baseline }: EffectDraft): Effect | null {
  const read = targets.map(({ indicatorId, target }) => ({ indicatorId, target: target.trim() === '' ? Number.NaN : Number(target) }));
  return read.every(({ target }) => Number.isFinite(target)) ? { targets: read, reviewOn, baseline } : null;
}
