import { slice, type Slice } from '@wuding/analytics';
import type { Endpoints, ParsedOf, SliceAnswer } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes, SliceOfCube } from '../../live/event-cubes';
import { askCube, type CubeQuestion } from './ask-cube';
import { countByCategory } from './count-by-category';

export type SliceRequest = ParsedOf<Endpoints['sliceEvents']>['body'];

/**
 * Counts a dataset's incidents under one filter along every dimension at once, from memory: heat by ground cell, hour of
 * week, event code, report category, district, local day. Includes every change committed before the call.
 * The cost grows with the incidents in the time window, and is nothing where the same was asked since the dataset last changed;
 * the answer grows with the cells and days that hold any.
 */
export function sliceEvents(
  { ctx, input: { request, cubes } }: { ctx: Context; input: { request: SliceRequest; cubes: EventCubes } },
): Promise<Result<SliceAnswer>> {
  return askCube({ ctx, cubes, request }, (question) => {
    const { answers, asOfChange } = question.cube;
    const answer = answers.slices.of(JSON.stringify([request.filter, request.grid]), () => count(question));
    return answer.ok ? accept(asOf(answer.value, asOfChange)) : answer;
  });
}

/** What was last told of a slice. */
const told = new WeakMap<object, SliceAnswer>();

/** The same object while nothing changes, so that its bytes are made once. */
function asOf(counts: Omit<SliceAnswer, 'asOfChange'>, asOfChange: number): SliceAnswer {
  const last = told.get(counts), answer = last?.asOfChange === asOfChange ? last : { ...counts, asOfChange };
  told.set(counts, answer);
  return answer;
}

function count(question: CubeQuestion): SliceOfCube {
  const counted = slice(question.cube.cube, question.filter, question.grid);
  if (!counted.ok) return refuse(counted.refusal.code, { ...counted.refusal, pointer: '/grid/cellMetres' });
  return accept(answerOf(counted.value, question));
}

function answerOf(counts: Slice, { cube, filter, terms }: CubeQuestion): Omit<SliceAnswer, 'asOfChange'> {
  const codeOf = cube.codeTexts;
  return {
    total: counts.total, unlocated: counts.unlocatedCount,
    ...(counts.heat && { heat: heatAnswer(counts.heat) }),
    hourOfWeek: [...counts.hourOfWeek],
    byCode: Object.fromEntries([...counts.byCodeId].map(([id, count]) => [codeOf.get(id) ?? String(id), count])),
    byReportCategory: countByCategory(cube.cube, { filter, counts, terms }),
    byDistrict: Object.fromEntries(counts.byDistrictId),
    byDay: { from: counts.byDay.from, counts: [...counts.byDay.counts] },
  };
}

function heatAnswer({ window, counts }: NonNullable<Slice['heat']>): NonNullable<SliceAnswer['heat']> {
  const cells: [number, number][] = [];
  counts.forEach((count, index) => count > 0 && cells.push([index, count]));
  const { origin, originMetres, cellMetres, columns, rows } = window;
  return { origin, originMetres, cellMetres, columns, rows, cells };
}
