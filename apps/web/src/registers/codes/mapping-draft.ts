import type { CodeSetView, CrosswalkView } from '@wuding/contract';
import type { CodeRelation } from '@wuding/domain';

export type Entry = CrosswalkView['entries'][number];

/** What a code can be mapped to: a code of the bureau, or one of its report categories. */
export interface Target {
  readonly kind: 'code' | 'category';
  /** The code, or the key of the category. */
  readonly key: string;
  readonly name: string;
}

/** Why a target is offered: nothing but letters that are the same; meaning is for people to see. */
export interface Suggestion {
  readonly target: Target;
  readonly why: 'same-code' | 'same-name';
}

export const targetIdOf = (target: Pick<Target, 'kind' | 'key'>): string => `${target.kind}:${target.key}`;
export const targetIdOfEntry = ({ to, category }: Entry): string => (to === null ? `category:${category ?? ''}` : `code:${to}`);

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The target whose code reads the same, or else the one whose name does; null when none, or when several names do. */
export function suggestionFor({ code, name }: { code: string; name: string }, targets: readonly Target[]): Suggestion | null {
  const sameCode = targets.find((target) => target.kind === 'code' && folded(target.key) === folded(code));
  if (sameCode !== undefined) return { target: sameCode, why: 'same-code' };
  const sameNames = targets.filter((target) => folded(target.name) === folded(name));
  const codes = sameNames.filter(({ kind }) => kind === 'code');
  const [only, ...others] = codes.length > 0 ? codes : sameNames;
  return only === undefined || others.length > 0 ? null : { target: only, why: 'same-name' };
}

/** The draft with each of the codes mapped to the target; a pair that is there takes the new relation. */
export function assign(entries: readonly Entry[], { codes, target, relation }: { codes: readonly string[]; target: Target; relation: CodeRelation }): Entry[] {
  const isSame = (entry: Entry): boolean => codes.includes(entry.from) && targetIdOfEntry(entry) === targetIdOf(target);
  const made = codes.map((from): Entry => ({
    from, to: target.kind === 'code' ? target.key : null, category: target.kind === 'category' ? target.key : null, relation, effectiveFrom: null, effectiveTo: null, note: '',
  }));
  return [...entries.filter((entry) => !isSame(entry)), ...made];
}

/** Codes and categories one may map to, codes of the named set first by code. */
export const targetsOf = (to: CodeSetView, categories: readonly { key: string; name: string }[]): Target[] => [
  ...categories.map(({ key, name }): Target => ({ kind: 'category', key, name })),
  ...to.codes.map(({ code, name }): Target => ({ kind: 'code', key: code, name })),
];

/** Targets that have the text in code or name. */
export const matchingTargets = (targets: readonly Target[], text: string): Target[] =>
  targets.filter(({ kind, key, name }) => `${kind === 'code' ? key : ''} ${name}`.toLowerCase().includes(folded(text)));
