import { brushSteps, type BrushCounts, type Steps } from '@wuding/analytics';
import { encodeBrushIndexSteps, type BrushIndexRow, type Endpoints, type ParsedOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { askCubeInSteps, type CubeQuestion } from './ask-cube';
import { brushCategories } from './brush-categories';

export type BrushRequest = ParsedOf<Endpoints['brushEvents']>['body'];

/**
 * The index behind one brush: a dataset's incidents under one filter, counted along every dimension for every day, or every
 * hour of the week. Whoever holds it answers each position of the brush as a slice would, without asking again.
 * The cost grows with the incidents the filter lets through; the bytes with the cells and bins that hold any. Worked out in steps of some
 * milliseconds: of ten million incidents it takes part of a second, and nobody else waits for it.
 */
export function brushEvents(
  { ctx, input: { request, cubes } }: { ctx: Context; input: { request: BrushRequest; cubes: EventCubes } },
): Promise<Result<Uint8Array>> {
  const { dimension, maximumBins } = request;
  return askCubeInSteps({ ctx, cubes, request }, function* (question) {
    const counted = yield* brushSteps(question.cube.cube, question.filter, { dimension, maximumBins, ...(question.grid && { heat: question.grid }) });
    if (!counted.ok) return refuse(counted.refusal.code, { ...counted.refusal, pointer: '/grid/cellMetres' });
    return accept(yield* encode(counted.value, question));
  });
}

function* encode(counts: BrushCounts, question: CubeQuestion): Steps<Uint8Array> {
  const { views, window, from, binCount, binDays } = counts;
  const codeOf = question.cube.codeTexts;
  const categories = [...yield* brushCategories(counts, question)];
  return yield* encodeBrushIndexSteps({
    binCount, binDays, from, asOfChange: question.cube.asOfChange,
    codes: views.codes.map(({ key }) => codeOf.get(key) ?? String(key)), categories: categories.map(([category]) => category),
    ...(window && { heat: { origin: [...window.origin], originMetres: [...window.originMetres], cellMetres: window.cellMetres, columns: window.columns, rows: window.rows } }),
  }, { ...views, codes: numbered(views.codes), categories: numbered(categories.map(([, row]) => row)) });
}

/** The rows, their keys replaced by their numbers. */
const numbered = (rows: readonly Omit<BrushIndexRow, 'key'>[]): BrushIndexRow[] => rows.map(({ bins, counts }, key) => ({ key, bins, counts }));
