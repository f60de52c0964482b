import { accept, refuse, type Refusal, type Result } from '../shared/result';
import type { CodeRelation } from './code-set';

/** One line of a crosswalk: what a code of one set is to a code of the other set, or to a report category. */
export interface CrosswalkEntry {
  /** Code of the set mapped from. */
  readonly from: string;
  /** Code of the set mapped to; null when `category` is meant. */
  readonly to: string | null;
  /** Key of a report category; null when `to` is meant. */
  readonly category: string | null;
  readonly relation: CodeRelation;
  /** Half-open days it holds, civil days in China; null = open. */
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly note: string;
}

/** The names a crosswalk may use. */
export interface CrosswalkNames {
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
}

export type CrosswalkRefusal = Refusal<'unknown-event-code' | 'unknown-report-category' | 'mapping-target-unclear' | 'window-ends-before-it-begins' | 'mapping-repeated'>;

const keyOf = ({ from, to, category }: CrosswalkEntry): string => JSON.stringify([from, to, category]);

/** Checks every line; the refusal points at the first one at fault. Two lines for one pair may follow one another in time, not overlap. */
export function checkCrosswalk(entries: readonly CrosswalkEntry[], names: CrosswalkNames): Result<null, CrosswalkRefusal> {
  const seen = new Map<string, CrosswalkEntry[]>();
  for (const [index, entry] of entries.entries()) {
    const at = (field: string): { pointer: string } => ({ pointer: `/entries/${index}/${field}` });
    if ((entry.to === null) === (entry.category === null)) return refuse('mapping-target-unclear', at('to'));
    if (!names.from.has(entry.from)) return refuse('unknown-event-code', { ...at('from'), data: { code: entry.from } });
    if (entry.to !== null && !names.to.has(entry.to)) return refuse('unknown-event-code', { ...at('to'), data: { code: entry.to } });
    if (entry.category !== null && !names.categories.has(entry.category)) return refuse('unknown-report-category', at('category'));
    if (entry.effectiveFrom !== null && entry.effectiveTo !== null && entry.effectiveTo <= entry.effectiveFrom) {
      return refuse('window-ends-before-it-begins', at('effectiveTo'));
    }
    const same = seen.get(keyOf(entry)) ?? [];
    if (same.some((other) => overlap(other, entry))) return refuse('mapping-repeated', at('from'));
    seen.set(keyOf(entry), [...same, entry]);
  }
  return accept(null);
}

/** ISO days compare as text; an open end lies beyond every day. */
const overlap = (a: CrosswalkEntry, b: CrosswalkEntry): boolean =>
  (a.effectiveTo === null || b.effectiveFrom === null || b.effectiveFrom < a.effectiveTo)
  && (b.effectiveTo === null || a.effectiveFrom === null || a.effectiveFrom < b.effectiveTo);

export interface CrosswalkDiff {
  readonly added: readonly CrosswalkEntry[];
  readonly removed: readonly CrosswalkEntry[];
}

/** What publishing `after` over `before` would change; a changed line is one removed and one added. */
export function diffCrosswalk(before: readonly CrosswalkEntry[], after: readonly CrosswalkEntry[]): CrosswalkDiff {
  const text = ({ from, to, category, relation, effectiveFrom, effectiveTo, note }: CrosswalkEntry): string =>
    JSON.stringify([from, to, category, relation, effectiveFrom, effectiveTo, note]);
  const old = new Set(before.map(text)), fresh = new Set(after.map(text));
  return { added: after.filter((entry) => !old.has(text(entry))), removed: before.filter((entry) => !fresh.has(text(entry))) };
}
