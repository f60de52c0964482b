import type { CodeTerm, EventFilter, HeatRequest, Steps } from '@wuding/analytics';
import type { Endpoints, ParsedOf } from '@wuding/contract';
import { isAllowed, refuse, type Result } from '@wuding/domain';
import { groundGrid } from '@wuding/geo';
import type { Context } from '../../context';
import type { DatasetCube, EventCubes } from '../../live/event-cubes';
import { leisurely } from '../../live/leisurely';
import { findDistrictIds } from '../../repositories/districts';
import { unknownDataset } from '../datasets/find-dataset';
import { termsByCategory } from './report-terms';
import { readFilter } from './slice-filter';

type Asked = Pick<ParsedOf<Endpoints['sliceEvents']>['body'], 'dataset' | 'filter' | 'grid'>;

/** What was asked, in the words of the dataset's cube, and the cube with every change committed before the call. */
export interface CubeQuestion {
  readonly cube: DatasetCube;
  readonly filter: EventFilter;
  readonly terms: ReadonlyMap<string, readonly CodeTerm[]>;
  /** Undefined without a grid, and for a dataset in which nothing has a place. */
  readonly grid: HeatRequest | undefined;
}

interface Asking {
  readonly ctx: Context;
  readonly cubes: EventCubes;
  readonly request: Asked;
}

/** Reads a filter and a grid for the cube they are about, and answers at once: a cube changes in place whenever something waits. */
export const askCube = <Answer>(asking: Asking, answer: (question: CubeQuestion) => Result<Answer>): Promise<Result<Answer>> =>
  withQuestion(asking, (question) => Promise.resolve(answer(question)));

/** The same for an answer that takes long: it is worked out step by step, with everything else in between; changes to the cube wait meanwhile. */
export const askCubeInSteps = <Answer>(asking: Asking, answer: (question: CubeQuestion) => Steps<Result<Answer>>): Promise<Result<Answer>> =>
  withQuestion(asking, (question) => question.cube.holds.during(() => leisurely(answer(question))));

async function withQuestion<Answer>({ ctx, cubes, request }: Asking, answer: (question: CubeQuestion) => Promise<Result<Answer>>): Promise<Result<Answer>> {
  if (!isAllowed(ctx.actor, 'event.slice')) return refuse('not-allowed');
  const known = await cubes.named(request.dataset);
  if (known === null) return unknownDataset(request.dataset);
  const asked = request.filter?.districts?.filter((districtId) => districtId !== 0) ?? [];
  const districtIds = new Set(asked.length === 0 ? [] : await findDistrictIds(ctx.store.db, known.dataset.id, asked));
  const cube = asked.length === 0 ? known : await cubes.of(known.dataset.id);
  // From here to the answer, or to the hold on the cube, nothing waits: it cannot change underneath.
  const terms = termsByCategory(cube.cube, cube.mapping.terms);
  const filter = readFilter(request.filter ?? {}, { codeIds: new Map(cube.mapping.codes.map((one) => [one.code, one.id])), termsByCategory: terms, districtIds });
  if (!filter.ok) return filter;
  return answer({ cube, terms, filter: filter.value, grid: heatRequest(cube, request.grid) });
}

function heatRequest({ dataset, cube: { plane } }: DatasetCube, grid: Asked['grid']): HeatRequest | undefined {
  if (grid === undefined || plane === null) return undefined;
  const ground = groundGrid({
    plane, originEastMetres: dataset.gridOriginEastMetres, originNorthMetres: dataset.gridOriginNorthMetres, cellMetres: grid.cellMetres,
  });
  return { grid: ground, ...(grid.bbox && { window: ground.windowOf(grid.bbox) }) };
}
