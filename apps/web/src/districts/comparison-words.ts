import type { DistrictComparison } from '@wuding/contract';

/** Change from one density to another as a ratio of the first: −1 … ∞; null when the first is unknown or zero. */
export const changeRatio = (before: number | null, now: number | null): number | null =>
  (before === null || now === null || before === 0 ? null : (now - before) / before);

/** What the difference between the two ways of counting says. */
export interface Finding {
  readonly key: 'same' | 'unchanged' | 'explained' | 'nothing';
  readonly named: number | null;
  readonly ground: number | null;
}

type Compared = Pick<DistrictComparison, 'asNamed' | 'onGround' | 'boundaryChanges' | 'earlier' | 'later'>;

/** Counts that change by less than this between the two ways say the same. */
const noticeableRatio = 0.02;

/**
 * Which sentence explains the comparison: both ways agree, no boundary changed from the beginning of the earlier period to
 * the end of the later one, they differ by the redraw, or there is nothing to compare with.
 */
export function findingOf({ asNamed, onGround, boundaryChanges, earlier, later }: Compared): Finding {
  const named = changeRatio(asNamed.earlier.count, asNamed.later.count), ground = changeRatio(onGround.earlier.count, onGround.later.count);
  if (named === null || ground === null) return { key: 'nothing', named, ground };
  const first = Math.min(Date.parse(earlier.from), Date.parse(later.from)), last = Math.max(Date.parse(earlier.to), Date.parse(later.to));
  if (!boundaryChanges.some(({ at }) => Date.parse(at) > first && Date.parse(at) < last)) return { key: 'unchanged', named, ground };
  return { key: Math.abs(named - ground) < noticeableRatio ? 'same' : 'explained', named, ground };
}
