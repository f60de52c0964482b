import type { CodeTerm, EventFilter } from '@wuding/analytics';
import type { SliceFilter } from '@wuding/contract';
import { accept, refuse, timeWindow, type Result } from '@wuding/domain';
import { asMultiPolygon, validatePolygon, type Position } from '@wuding/geo';
import { parseInstant } from '../instant-text';

/** What the words of a filter mean in this dataset. */
export interface FilterWords {
  readonly codeIds: ReadonlyMap<string, number>;
  readonly termsByCategory: ReadonlyMap<string, readonly CodeTerm[]>;
  /** Ids among those asked for that are districts of the dataset. */
  readonly districtIds: ReadonlySet<number>;
}

/** The cube's filter for the contract's; refuses words the dataset does not know, each with a pointer to it. */
export function readFilter(filter: SliceFilter, words: FilterWords): Result<EventFilter> {
  const window = timeWindow(parseInstant(filter.from), parseInstant(filter.to));
  if (!window.ok) return refuse(window.refusal.code, { pointer: '/filter/to' });
  const codes = readTerms(filter, words);
  if (!codes.ok) return codes;
  const strange = filter.districts?.findIndex((id) => id !== 0 && !words.districtIds.has(id)) ?? -1;
  if (strange >= 0) return refuse('unknown-district', { pointer: `/filter/districts/${strange}` });
  const polygon = readPolygon(filter);
  if (!polygon.ok) return polygon;
  return accept({
    ...window.value, codeTerms: codes.value,
    ...(filter.districts && { districtIds: filter.districts }), ...(filter.weekdays && { weekdays: filter.weekdays }),
    ...(filter.hours && { hours: filter.hours }), ...(filter.statuses && { statuses: filter.statuses }),
    ...(polygon.value && { polygon: polygon.value }),
  });
}

/** Codes and report categories narrow each other: an incident must be in one of each list given. */
function readTerms({ codes, reportCategories }: SliceFilter, words: FilterWords): Result<CodeTerm[][]> {
  const lists: CodeTerm[][] = [];
  if (codes !== undefined) {
    const strange = codes.findIndex((code) => !words.codeIds.has(code));
    if (strange >= 0) return refuse('unknown-event-code', { pointer: `/filter/codes/${strange}` });
    lists.push(codes.map((code) => ({ codeId: words.codeIds.get(code)! })));
  }
  if (reportCategories !== undefined) {
    const strange = reportCategories.findIndex((key) => !words.termsByCategory.has(key));
    if (strange >= 0) return refuse('unknown-report-category', { pointer: `/filter/reportCategories/${strange}` });
    lists.push(reportCategories.flatMap((key) => [...words.termsByCategory.get(key)!]));
  }
  return accept(lists);
}

/** More corners than a hand draws or a boundary has; beyond them a hostile shape could hold the pass up for seconds. */
const maximumCornerCount = 10_000;

function readPolygon({ polygon }: SliceFilter): Result<Position[][] | null> {
  if (polygon === undefined) return accept(null);
  const cornerCount = polygon.coordinates.reduce((sum, ring) => sum + ring.length, 0);
  if (cornerCount > maximumCornerCount) return refuse('invalid-geometry', { pointer: '/filter/polygon', data: { reason: 'too-many-positions', maximumCornerCount } });
  const verdict = validatePolygon(polygon);
  if (!verdict.ok) return refuse('invalid-geometry', { pointer: ['/filter/polygon', ...verdict.path].join('/'), data: { reason: verdict.code } });
  return accept(asMultiPolygon(verdict.geometry).coordinates.flat());
}
