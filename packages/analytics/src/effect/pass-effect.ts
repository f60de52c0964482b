import type { EffectVerdict } from '@wuding/domain';
import { normal975 } from '../statistics/normal';
import type { RatioWithLimits } from './judge-effect';

/** Where a pass lay: at the post, in the ring around it, at a control beyond every ring. */
export const effectGroup = { target: 0, ring: 1, control: 2 } as const;

/** Independent mobile passes around a post, a column each; those of the window in which the place was chosen are left out by the caller. */
export interface EffectPasses {
  readonly group: Uint8Array;
  /** 1 = after the post opened. */
  readonly isAfter: Uint8Array;
  /** Vendors the pass met. */
  readonly met: Uint8Array;
  /** Hours that are compared with one another only (an hour band, or an hour band of workdays). */
  readonly stratum: Uint8Array;
  /** The spot passed. */
  readonly spot: Uint32Array;
}

export interface PassTally {
  readonly passes: number;
  /** Vendors met on them. */
  readonly met: number;
}

/** What a group was before and after. */
export interface GroupChange {
  readonly before: PassTally;
  readonly after: PassTally;
  /** Vendors met per pass, after over before, hours standardised; null where a period has no pass. */
  readonly ratio: RatioWithLimits | null;
}

export interface PassEffect {
  readonly target: GroupChange;
  readonly ring: GroupChange;
  readonly control: GroupChange;
  /** Change of the group over the change of the controls. */
  readonly effect: RatioWithLimits | null;
  readonly ringEffect: RatioWithLimits | null;
  readonly together: RatioWithLimits | null;
  /** How much wider than that of independent finds the variance of the effect is: vendors come in company, and places change by themselves; at least 1. */
  readonly dispersionRatio: number;
  /**
   * Weighted displacement quotient: vendors the ring gained for each the post lost; −1 = as many, below 0 = moved, above 0 = the ring was relieved too. Null where
   * the post did not surely fall against the controls, or no ring was passed: it is not defined then.
   */
  readonly displacementQuotient: number | null;
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
 * Whether a post took vendors away: vendors met per pass, after its opening against before, at the post and in the ring, each
 * against controls over the same time (difference in differences on the log scale). Counts and not "met anybody": where many
 * stand, somebody is met though half of them are gone.
 * Cost: a few passes over the columns.
 * @source Mantel–Haenszel rate ratio with the variance of Greenland & Robins 1985; Haldane 1956 (half an event) where a period
 *   has none; quasi-likelihood dispersion of McCullagh & Nelder 1989; random changes of places after DerSimonian & Laird 1986
 */
export function judgePassEffect(passes: EffectPasses): PassEffect {
  const { target: atPost, ring: around, control: beyond } = effectGroup;
  const changeOf = (groups: readonly number[]): LogChange | null => logChange(passes, groups);
  const [target, ring, control, both] = [changeOf([atPost]), changeOf([around]), changeOf([beyond]), changeOf([atPost, around])];
  const company = Math.max(1, dispersionOfPasses(passes));
  const restlessness = control === null ? 0 : varianceOfChanges(passes, company);
  const uncertain = (change: LogChange, groups: readonly number[]): number => company * change.variance + restlessness / spotsThatCount(passes, groups);
  const against = (change: LogChange | null, groups: readonly number[]): (LogChange & RatioWithLimits) | null =>
    (change === null || control === null ? null : withLimits({ log: change.log - control.log, variance: uncertain(change, groups) + uncertain(control, [beyond]) }));
  const effect = against(target, [atPost]), ringEffect = against(ring, [around]), together = against(both, [atPost, around]);
  return {
    target: groupChange(passes, atPost, target), ring: groupChange(passes, around, ring), control: groupChange(passes, beyond, control),
    effect: plain(effect), ringEffect: plain(ringEffect), together: plain(together),
    dispersionRatio: effect === null || target === null || control === null ? company : effect.variance / (target.variance + control.variance),
    displacementQuotient: quotientOf(passes, effect, ringEffect),
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

/**
 * What the ring gained over what the post lost, against the controls, in vendors met when each of their spots is passed once.
 * @source Bowers & Johnson 2003: (Da/Ca − Db/Cb) ÷ (Ta/Ca − Tb/Cb), of rates; the controls cancel out but for the two effects
 */
function quotientOf(passes: EffectPasses, effect: RatioWithLimits | null, ring: RatioWithLimits | null): number | null {
  const there = levelBefore(passes, effectGroup.target);
  if (effect === null || ring === null || effect.upper >= 1 || there === 0) return null;
  return (levelBefore(passes, effectGroup.ring) * (ring.ratio - 1)) / (there * (effect.ratio - 1));
}

/** Vendors met before when each spot of a group is passed once. */
const levelBefore = (passes: EffectPasses, group: number): number =>
  tallies(passes, [group], passes.spot).reduce((sum, { before, metBefore }) => sum + (before === 0 ? 0 : metBefore / before), 0);

function withLimits({ log, variance }: LogChange): LogChange & RatioWithLimits {
  const reach = normal975 * Math.sqrt(variance);
  return { log, variance, ratio: Math.exp(log), lower: Math.exp(log - reach), upper: Math.exp(log + reach) };
}
const plain = (limits: RatioWithLimits | null): RatioWithLimits | null => (limits === null ? null : { ratio: limits.ratio, lower: limits.lower, upper: limits.upper });

const tally = ({ group, isAfter, met }: EffectPasses, wanted: number, after: 0 | 1): PassTally => {
  let passes = 0, sum = 0;
  for (let at = 0; at < group.length; at += 1) {
    if (group[at] !== wanted || isAfter[at] !== after) continue;
    passes += 1;
    sum += met[at]!;
  }
  return { passes, met: sum };
};

const groupChange = (passes: EffectPasses, group: number, change: LogChange | null): GroupChange =>
  ({ before: tally(passes, group, 0), after: tally(passes, group, 1), ratio: change === null ? null : plain(withLimits(change)) });

/** Passes and vendors met, before and after. */
interface Stratum { before: number; after: number; metBefore: number; metAfter: number }

/** Before and after of the given groups, by whatever `keyed` tells apart. */
function tallies({ group, isAfter, met }: EffectPasses, groups: readonly number[], keyed: ArrayLike<number>): Stratum[] {
  const byKey = new Map<number, Stratum>();
  for (let at = 0; at < group.length; at += 1) {
    if (!groups.includes(group[at]!)) continue;
    const one = byKey.get(keyed[at]!) ?? { before: 0, after: 0, metBefore: 0, metAfter: 0 };
    byKey.set(keyed[at]!, one);
    if (isAfter[at] === 1) {
      one.after += 1;
      one.metAfter += met[at]!;
    } else {
      one.before += 1;
      one.metBefore += met[at]!;
    }
  }
  return [...byKey.values()];
}

/** Log of the Mantel–Haenszel rate ratio and its variance; strata without a pass in one of the periods say nothing. */
function logChange(passes: EffectPasses, groups: readonly number[]): LogChange | null {
  const strata = tallies(passes, groups, passes.stratum).filter(({ before, after }) => before > 0 && after > 0);
  if (strata.length === 0) return null;
  let up = 0, down = 0, spread = 0;
  for (const { before, after, metBefore, metAfter } of strata) {
    const whole = before + after;
    up += (metAfter * before) / whole;
    down += (metBefore * after) / whole;
    spread += (after * before * (metAfter + metBefore)) / whole ** 2;
  }
  if (up === 0 || down === 0) return withHalfAnEvent(strata);
  return { log: Math.log(up / down), variance: spread / (up * down) };
}

function withHalfAnEvent(strata: readonly Stratum[]): LogChange {
  const sum = (of: (one: Stratum) => number): number => strata.reduce((total, one) => total + of(one), 0);
  const metAfter = sum((one) => one.metAfter) + 0.5, metBefore = sum((one) => one.metBefore) + 0.5;
  return { log: Math.log(metAfter / sum((one) => one.after)) - Math.log(metBefore / sum((one) => one.before)), variance: 1 / metAfter + 1 / metBefore };
}

/**
 * Variance of the logarithmic changes of single controls beyond what their counts explain: places change by themselves, and so does the one with the
 * post. Those without a find in a period count half an event. @returns at least 0; 0 for fewer than three controls
 * @source moment estimator of random effects: DerSimonian & Laird 1986
 */
function varianceOfChanges(passes: EffectPasses, company: number): number {
  const changes = tallies(passes, [effectGroup.control], passes.spot).filter(({ before, after, metBefore, metAfter }) => before > 0 && after > 0 && metBefore + metAfter > 0)
    .map(({ before, after, metBefore, metAfter }) => ({
      log: Math.log(((metAfter + 0.5) / after) / ((metBefore + 0.5) / before)), weight: 1 / (company * (1 / (metBefore + 0.5) + 1 / (metAfter + 0.5))),
    }));
  if (changes.length < 3) return 0;
  const sum = (of: (one: (typeof changes)[number]) => number): number => changes.reduce((total, one) => total + of(one), 0);
  const whole = sum(({ weight }) => weight), mean = sum(({ log, weight }) => weight * log) / whole;
  const beyondChance = sum(({ log, weight }) => weight * (log - mean) ** 2) - (changes.length - 1);
  return Math.max(0, beyondChance / (whole - sum(({ weight }) => weight ** 2) / whole));
}

/** As how many equal spots those of some groups count, by what was met there; at least 1. @source Kish 1965 (effective number) */
function spotsThatCount(passes: EffectPasses, groups: readonly number[]): number {
  const met = tallies(passes, groups, passes.spot).map(({ metBefore, metAfter }) => metBefore + metAfter + 1);
  const sum = met.reduce((a, b) => a + b, 0);
  return met.length === 0 ? 1 : sum ** 2 / met.reduce((a, b) => a + b * b, 0);
}

/** Pearson's X² over its degrees of freedom, of single passes at the post, around the mean of their hour and period: vendors come in company. */
function dispersionOfPasses({ group, isAfter, met, stratum }: EffectPasses): number {
  const byCell = new Map<number, { count: number; sum: number }>();
  for (let at = 0; at < group.length; at += 1) {
    if (group[at] !== effectGroup.target) continue;
    const cell = 2 * stratum[at]! + isAfter[at]!, one = byCell.get(cell) ?? { count: 0, sum: 0 };
    byCell.set(cell, { count: one.count + 1, sum: one.sum + met[at]! });
  }
  let chiSquare = 0, count = 0;
  for (let at = 0; at < group.length; at += 1) {
    const cell = group[at] === effectGroup.target ? byCell.get(2 * stratum[at]! + isAfter[at]!) : undefined;
    if (cell === undefined || cell.sum === 0) continue;
    const mean = cell.sum / cell.count;
    chiSquare += (met[at]! - mean) ** 2 / mean;
    count += 1;
  }
  const cells = [...byCell.values()].filter(({ sum }) => sum > 0).length;
  return count - cells < 2 ? 1 : chiSquare / (count - cells);
}
