import { normal975 } from '../statistics/normal';
import type { RatioWithLimits } from './judge-effect';

/** Where a pass lay: at the post, in the ring around it, at a control beyond every ring. */
export const effectGroup = { target: 0, ring: 1, control: 2 } as const;

/** Independent mobile passes around a post, a column each; those of the window in which the place was chosen are left out by the caller. */
export interface EffectPasses {
  readonly group: Uint8Array;
  /** 1 = after the post opened. */
  readonly isAfter: Uint8Array;
  /** 1 = the pass met somebody. */
  readonly isHit: Uint8Array;
  /** Hours that are compared with one another only (an hour band, or an hour band of workdays). */
  readonly stratum: Uint8Array;
  /** The spot passed. */
  readonly spot: Uint32Array;
}

export interface PassTally {
  readonly passes: number;
  readonly hits: number;
}

/** What a group was before and after. */
export interface GroupChange {
  readonly before: PassTally;
  readonly after: PassTally;
  /** Share of passes that met somebody, after over before, hours standardised; null where a period has no pass. */
  readonly ratio: RatioWithLimits | null;
}

/** `less`: fewer at the post, and at post and ring together. `moved`: fewer at the post, more in the ring. `unclear`: neither can be told. `unknown`: a period or the controls have no passes. */
export type EffectVerdict = 'less' | 'moved' | 'unclear' | 'unknown';

export interface PassEffect {
  readonly target: GroupChange;
  readonly ring: GroupChange;
  readonly control: GroupChange;
  /** Change of the group over the change of the controls. */
  readonly effect: RatioWithLimits | null;
  readonly ringEffect: RatioWithLimits | null;
  readonly together: RatioWithLimits | null;
  /** How much more the changes of single controls differ than chance has it; at least 1. Limits of the effects are widened by it. */
  readonly dispersionRatio: number;
  /** The weakest reduction this design would see in four of five cases, as a ratio; null where nothing can be seen. */
  readonly smallestSeen: number | null;
  readonly verdict: EffectVerdict;
}

/** 80 % power: the 80 % point of the standard normal distribution. @source R qnorm(0.8); Cohen 1988 on the convention */
const normal80 = 0.8416212335729143;

interface LogChange {
  readonly log: number;
  readonly variance: number;
}

/**
 * Whether a post took vendors away: the share of passes that met somebody, after its opening against before, at the post and in the
 * ring, each against controls over the same time (difference in differences on the log scale).
 * Cost: a few passes over the columns.
 * @source Mantel–Haenszel risk ratio with the variance of Greenland & Robins 1985; Walter 1975 (half a hit) where a period has
 *   none; quasi-likelihood dispersion of McCullagh & Nelder 1989 over the controls' spots
 */
export function judgePassEffect(passes: EffectPasses): PassEffect {
  const { target: atPost, ring: around, control: beyond } = effectGroup;
  const changes = [[atPost], [around], [beyond], [atPost, around]].map((groups) => logChange(passes, groups));
  const [target = null, ring = null, control = null, both = null] = changes;
  const dispersionRatio = control === null ? 1 : dispersion(passes, control.log);
  const against = (change: LogChange | null): (LogChange & RatioWithLimits) | null =>
    (change === null || control === null ? null : withLimits({ log: change.log - control.log, variance: dispersionRatio * (change.variance + control.variance) }));
  const effect = against(target), ringEffect = against(ring), together = against(both);
  return {
    target: groupChange(passes, atPost, target), ring: groupChange(passes, around, ring), control: groupChange(passes, beyond, control),
    effect: plain(effect), ringEffect: plain(ringEffect), together: plain(together), dispersionRatio,
    smallestSeen: effect === null ? null : Math.exp(-(normal975 + normal80) * Math.sqrt(effect.variance)),
    verdict: verdictOf(effect, ringEffect, together),
  };
}

function verdictOf(effect: RatioWithLimits | null, ring: RatioWithLimits | null, together: RatioWithLimits | null): EffectVerdict {
  if (effect === null || together === null) return 'unknown';
  if (effect.upper >= 1) return 'unclear';
  if (together.upper < 1) return 'less';
  return ring !== null && ring.lower > 1 ? 'moved' : 'unclear';
}

function withLimits({ log, variance }: LogChange): LogChange & RatioWithLimits {
  const reach = normal975 * Math.sqrt(variance);
  return { log, variance, ratio: Math.exp(log), lower: Math.exp(log - reach), upper: Math.exp(log + reach) };
}
const plain = (limits: RatioWithLimits | null): RatioWithLimits | null => (limits === null ? null : { ratio: limits.ratio, lower: limits.lower, upper: limits.upper });

const tally = ({ group, isAfter, isHit }: EffectPasses, wanted: number, after: 0 | 1): PassTally => {
  let passes = 0, hits = 0;
  for (let at = 0; at < group.length; at += 1) {
    if (group[at] !== wanted || isAfter[at] !== after) continue;
    passes += 1;
    hits += isHit[at]!;
  }
  return { passes, hits };
};

const groupChange = (passes: EffectPasses, group: number, change: LogChange | null): GroupChange =>
  ({ before: tally(passes, group, 0), after: tally(passes, group, 1), ratio: change === null ? null : plain(withLimits(change)) });

/** Passes and hits, before and after. */
interface Stratum { before: number; after: number; hitsBefore: number; hitsAfter: number }

/** Before and after of the given groups, by whatever `keyed` tells apart. */
function tallies({ group, isAfter, isHit }: EffectPasses, groups: readonly number[], keyed: ArrayLike<number>): Stratum[] {
  const byKey = new Map<number, Stratum>();
  for (let at = 0; at < group.length; at += 1) {
    if (!groups.includes(group[at]!)) continue;
    const one = byKey.get(keyed[at]!) ?? { before: 0, after: 0, hitsBefore: 0, hitsAfter: 0 };
    byKey.set(keyed[at]!, one);
    if (isAfter[at] === 1) {
      one.after += 1;
      one.hitsAfter += isHit[at]!;
    } else {
      one.before += 1;
      one.hitsBefore += isHit[at]!;
    }
  }
  return [...byKey.values()];
}

/** Log of the Mantel–Haenszel risk ratio and its variance; strata without a pass in one of the periods say nothing. */
function logChange(passes: EffectPasses, groups: readonly number[]): LogChange | null {
  const strata = tallies(passes, groups, passes.stratum).filter(({ before, after }) => before > 0 && after > 0);
  if (strata.length === 0) return null;
  let up = 0, down = 0, spread = 0;
  for (const { before, after, hitsBefore, hitsAfter } of strata) {
    const whole = before + after;
    up += (hitsAfter * before) / whole;
    down += (hitsBefore * after) / whole;
    spread += (after * before * (hitsAfter + hitsBefore) - hitsAfter * hitsBefore * whole) / whole ** 2;
  }
  if (up === 0 || down === 0) return withHalfAHit(strata);
  return { log: Math.log(up / down), variance: spread / (up * down) };
}

function withHalfAHit(strata: readonly Stratum[]): LogChange {
  const sum = (of: (one: Stratum) => number): number => strata.reduce((total, one) => total + of(one), 0);
  const hitsAfter = sum((one) => one.hitsAfter) + 0.5, hitsBefore = sum((one) => one.hitsBefore) + 0.5;
  const after = sum((one) => one.after) + 0.5, before = sum((one) => one.before) + 0.5;
  return { log: Math.log(hitsAfter / after) - Math.log(hitsBefore / before), variance: 1 / hitsAfter - 1 / after + 1 / hitsBefore - 1 / before };
}

/** Pearson's X² over its degrees of freedom: given a control's hits, how they fall before and after against the common change. */
function dispersion(passes: EffectPasses, commonLog: number): number {
  let chiSquare = 0, count = 0;
  for (const { before, after, hitsBefore, hitsAfter } of tallies(passes, [effectGroup.control], passes.spot)) {
    const hits = hitsBefore + hitsAfter;
    if (before === 0 || after === 0 || hits === 0) continue;
    const share = (after * Math.exp(commonLog)) / (after * Math.exp(commonLog) + before);
    chiSquare += (hitsAfter - hits * share) ** 2 / (hits * share * (1 - share));
    count += 1;
  }
  return count < 2 ? 1 : Math.max(1, chiSquare / (count - 1));
}
