import { slice, type CodeTerm, type EventCube, type EventFilter, type Slice } from '@wuding/analytics';
import { isUnbounded } from './report-terms';

/**
 * Incidents by report category. Where codes count under a category at all times it is the sum of their counts; where
 * one came or went while incidents were recorded, the category is counted by a pass of its own. Categories with none are
 * left out.
 */
export function countByCategory(
  cube: EventCube,
  { filter, counts, terms }: { filter: EventFilter; counts: Slice; terms: ReadonlyMap<string, readonly CodeTerm[]> },
): Record<string, number> {
  const byCategory: Record<string, number> = {};
  for (const [category, categoryTerms] of terms) {
    const count = categoryTerms.every(isUnbounded)
      ? categoryTerms.reduce((sum, { codeId }) => sum + (counts.byCodeId.get(codeId) ?? 0), 0)
      : countTerms(cube, filter, categoryTerms);
    if (count > 0) byCategory[category] = count;
  }
  return byCategory;
}

function countTerms(cube: EventCube, filter: EventFilter, terms: readonly CodeTerm[]): number {
  const counted = slice(cube, { ...filter, codeTerms: [...(filter.codeTerms ?? []), terms] });
  if (!counted.ok) throw new Error('a slice without a grid refuses nothing');
  return counted.value.total;
}
