import type { CodeTerm, EventCube } from '@wuding/analytics';
import type { ReportTerm } from '../../repositories/report-mapping';

/**
 * Terms by report category. A bound that no incident of the cube can lie beyond is dropped, so that a category whose
 * codes changed before or after all records is a plain sum of codes.
 */
export function termsByCategory(cube: EventCube, terms: readonly ReportTerm[]): ReadonlyMap<string, readonly CodeTerm[]> {
  const { firstAt, endAt } = cube.timeSpan ?? { firstAt: Infinity, endAt: -Infinity };
  const byCategory = new Map<string, CodeTerm[]>();
  for (const { category, codeId, fromAt, toAt } of terms) {
    const binds = { from: fromAt !== null && fromAt > firstAt, to: toAt !== null && toAt < endAt };
    const term = { codeId, fromAt: binds.from ? fromAt : null, toAt: binds.to ? toAt : null };
    const known = byCategory.get(category);
    if (known === undefined) byCategory.set(category, [term]);
    else known.push(term);
  }
  return byCategory;
}

/** Whether the term holds at all times. */
export const isUnbounded = ({ fromAt, toAt }: CodeTerm): boolean => (fromAt ?? null) === null && (toAt ?? null) === null;
