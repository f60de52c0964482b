import { brushSteps, type BrushCounts, type BrushRows, type CodeTerm, type Steps } from '@wuding/analytics';
import type { BrushIndexRow } from '@wuding/contract';
import type { CubeQuestion } from './ask-cube';
import { isUnbounded } from './report-terms';

type Row = Omit<BrushIndexRow, 'key'>;

/** More bins than the cube has days. */
const everyDay = 0xffff;

/**
 * Incidents by report category and bin, categories without any left out: sums of the codes that always count under a
 * category, and a pass of its own for one whose codes came or went while incidents were recorded.
 */
export function* brushCategories(counts: BrushCounts, question: CubeQuestion): Steps<Map<string, Row>> {
  const byCategory = new Map<string, Row>();
  const rowOfCode = new Map(counts.views.codes.map((row) => [row.key, row]));
  for (const [category, terms] of question.terms) {
    const sums = terms.every(isUnbounded)
      ? sumOf([...new Set(terms.map(({ codeId }) => codeId))].flatMap((codeId) => rowOfCode.get(codeId) ?? []), counts.binCount)
      : yield* countTerms(counts, question, terms);
    const row = rowOf(sums);
    if (row !== null) byCategory.set(category, row);
  }
  return byCategory;
}

function sumOf(rows: BrushRows, binCount: number): Uint32Array {
  const sums = new Uint32Array(binCount);
  for (const { bins, counts } of rows) bins.forEach((bin, at) => { sums[bin]! += counts[at]!; });
  return sums;
}

function* countTerms({ dimension, binCount, binDays, from }: BrushCounts, { cube, filter }: CubeQuestion, terms: readonly CodeTerm[]): Steps<Uint32Array> {
  const counted = yield* brushSteps(cube.cube, { ...filter, codeTerms: [...(filter.codeTerms ?? []), terms] }, { dimension, maximumBins: everyDay });
  if (!counted.ok) throw new Error('a brush without a grid refuses nothing');
  const { views, from: ownFrom } = counted.value;
  if (from === null || ownFrom === null) return new Uint32Array(binCount);
  if (dimension === 'hours') return sumOf(views.hours, binCount);
  const shift = Math.round((Date.parse(ownFrom) - Date.parse(from)) / 86_400_000);
  const sums = new Uint32Array(binCount);
  for (const { key, counts } of views.days) sums[Math.floor((key + shift) / binDays)]! += counts[0]!;
  return sums;
}

function rowOf(sums: Uint32Array): Row | null {
  const bins = [...sums.keys()].filter((bin) => sums[bin]! > 0);
  return bins.length === 0 ? null : { bins, counts: bins.map((bin) => sums[bin]!) };
}
