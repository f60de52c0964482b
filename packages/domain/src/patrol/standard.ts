import { dueSpans, type DueSpan, type PatrolRequirement, type RequiredOf } from './requirement';

/** How long somebody should stay at a spot, and how often. Hours are half-open minutes of the civil day, 0..1440. */
export interface SpotDose {
  readonly leastMinutes: number;
  readonly mostMinutes: number;
  /** A stay at least every so many minutes of the hours. */
  readonly everyMinutes: number;
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Where the figures come from. */
  readonly source: string;
}

/** What the bureau asks of its patrols from an instant on. */
export interface PatrolStandard {
  /** 0 = as installed. */
  readonly version: number;
  /** UTC milliseconds; -Infinity = always. */
  readonly fromAt: number;
  readonly rules: readonly PatrolRequirement[];
  readonly dose: SpotDose;
}

/** The standard in force at an instant: of those that have begun, the one decided last. @param standards at least one that began before */
export const standardAt = (standards: readonly PatrolStandard[], at: number): PatrolStandard =>
  standards.filter(({ fromAt }) => fromAt <= at).reduce((last, one) => (one.version > last.version ? one : last));

/** A window cut where another standard comes into force, in order. */
export function standardPieces(standards: readonly PatrolStandard[], { fromAt, toAt }: { readonly fromAt: number; readonly toAt: number }): readonly { readonly standard: PatrolStandard; readonly fromAt: number; readonly toAt: number }[] {
  const cuts = [fromAt, ...standards.map((one) => one.fromAt).filter((at) => at > fromAt && at < toAt).sort((a, b) => a - b), toAt];
  return cuts.slice(0, -1).flatMap((from, i) => (cuts[i + 1]! > from ? [{ standard: standardAt(standards, from), fromAt: from, toAt: cuts[i + 1]! }] : []));
}

/** What a street is owed in a window by whatever was in force when. */
export const dueUnder = (standards: readonly PatrolStandard[], of: RequiredOf, window: { readonly fromAt: number; readonly toAt: number }): readonly DueSpan[] =>
  standardPieces(standards, window).flatMap(({ standard, ...piece }) => dueSpans(standard.rules, of, piece));

/** Why rules cannot be kept as they are: number of the rule and its field; null = they can. */
export function ruleAtFault(rules: readonly PatrolRequirement[], districtIds: ReadonlySet<number>): { readonly pointer: string; readonly code: 'unknown-district' | 'requirement-hours-invalid' } | null {
  for (const [index, { districtId, fromMinute, toMinute, season }] of rules.entries()) {
    if (districtId !== null && !districtIds.has(districtId)) return { pointer: `/rules/${index}/districtId`, code: 'unknown-district' };
    if (toMinute <= fromMinute) return { pointer: `/rules/${index}/toMinute`, code: 'requirement-hours-invalid' };
    if (season !== null && [season.from, season.to].some((day) => Number.isNaN(Date.parse(`2024-${day}T00:00:00Z`)))) return { pointer: `/rules/${index}/season`, code: 'requirement-hours-invalid' };
  }
  return null;
}
