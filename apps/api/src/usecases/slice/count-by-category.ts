import { slice, type CodeTerm, type EventCube, type EventFilter, type Slice } from '@wuding/analytics';
import { isUnbounded } from './report-terms';

/**
 * Incidents by report category. Where codes count under a category at all times it is the sum of their counts; codes that came or
 * went while incidents were recorded are counted in a pass over the window they share, one for all categories. Categories
 * with none are left out.
 */
export function countByCategory(
  cube: EventCube,
  { filter, counts, terms }: { filter: EventFilter; counts: Slice; terms: ReadonlyMap<string, readonly CodeTerm[]> },
): Record<string, number> {
  const byWindow = new Map<string, Slice['byCodeId']>();
  const byCodeIn = (term: CodeTerm): Slice['byCodeId'] => {
    if (isUnbounded(term)) return counts.byCodeId;
    const key = `${term.fromAt ?? ''}/${term.toAt ?? ''}`;
    const known = byWindow.get(key) ?? countWithin(cube, filter, term);
    byWindow.set(key, known);
    return known;
  };
  const byCategory: Record<string, number> = {};
  for (const [category, categoryTerms] of terms) {
    const count = namesACodeTwice(categoryTerms) ? countTerms(cube, filter, categoryTerms)
      : categoryTerms.reduce((sum, term) => sum + (byCodeIn(term).get(term.codeId) ?? 0), 0);
    if (count > 0) byCategory[category] = count;
  }
  return byCategory;
}

/** Then its windows may overlap, and a sum would count twice. */
const namesACodeTwice = (terms: readonly CodeTerm[]): boolean => new Set(terms.map(({ codeId }) => codeId)).size < terms.length;

function countWithin(cube: EventCube, filter: EventFilter, { fromAt, toAt }: CodeTerm): Slice['byCodeId'] {
  return sliced(cube, {
    ...filter, fromAt: Math.max(filter.fromAt ?? -Infinity, fromAt ?? -Infinity), toAt: Math.min(filter.toAt ?? Infinity, toAt ?? Infinity),
  }).byCodeId;
}

const countTerms = (cube: EventCube, filter: EventFilter, terms: readonly CodeTerm[]): number =>
  sliced(cube, { ...filter, codeTerms: [...(filter.codeTerms ?? []), terms] }).total;

function sliced(cube: EventCube, filter: EventFilter): Slice {
  const counted = slice(cube, filter);
  if (!counted.ok) throw new Error('a slice without a grid refuses nothing');
  return counted.value;
}
