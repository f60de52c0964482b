import { slice, type EventFilter, type HeatRequest, type Slice } from '@wuding/analytics';
import type { Endpoints, ParsedOf, SliceAnswer, SliceFilter } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import { groundGrid } from '@wuding/geo';
import type { Context } from '../../context';
import type { DatasetCube, EventCubes } from '../../live/event-cubes';
import { findDistrictIds } from '../../repositories/districts';
import { readReportMapping, type ReportMapping } from '../../repositories/report-mapping';
import { findDataset } from '../datasets/find-dataset';
import { countByCategory } from './count-by-category';
import { termsByCategory } from './report-terms';
import { readFilter } from './slice-filter';

export type SliceRequest = ParsedOf<Endpoints['sliceEvents']>['body'];

/**
 * Counts a dataset's incidents under one filter along every dimension at once, from memory: heat by ground cell, hour of
 * week, event code, report category, district, local day. Includes every change committed before the call.
 * The cost grows with the incidents in the time window; the answer with the cells and days that hold any.
 */
export async function sliceEvents(
  { ctx, input: { request, cubes } }: { ctx: Context; input: { request: SliceRequest; cubes: EventCubes } },
): Promise<Result<SliceAnswer>> {
  if (!isAllowed(ctx.actor, 'event.slice')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, request.dataset);
  if (!dataset.ok) return dataset;
  const { id, codeSetId } = dataset.value;
  const mapping = await readReportMapping(ctx.store.db, codeSetId);
  const districtIds = await knownDistricts(ctx, id, request.filter);
  const cube = await cubes.of(id);
  // From here to the answer nothing waits: the cube cannot change underneath.
  const terms = termsByCategory(cube.cube, mapping.terms);
  const filter = readFilter(request.filter ?? {}, { codeIds: new Map(mapping.codes.map((one) => [one.code, one.id])), termsByCategory: terms, districtIds });
  if (!filter.ok) return filter;
  const counted = slice(cube.cube, filter.value, heatRequest(cube, request.grid));
  if (!counted.ok) return refuse(counted.refusal.code, { ...counted.refusal, pointer: '/grid/cellMetres' });
  return accept(answerOf(counted.value, { cube, mapping, filter: filter.value, terms }));
}

async function knownDistricts(ctx: Context, datasetId: number, filter: SliceFilter | undefined): Promise<ReadonlySet<number>> {
  const asked = filter?.districts?.filter((districtId) => districtId !== 0) ?? [];
  return new Set(asked.length === 0 ? [] : await findDistrictIds(ctx.store.db, datasetId, asked));
}

/** Undefined without a grid, and for a dataset in which nothing has a place. */
function heatRequest({ dataset, cube: { plane } }: DatasetCube, grid: SliceRequest['grid']): HeatRequest | undefined {
  if (grid === undefined || plane === null) return undefined;
  const ground = groundGrid({
    plane, originEastMetres: dataset.gridOriginEastMetres, originNorthMetres: dataset.gridOriginNorthMetres, cellMetres: grid.cellMetres,
  });
  return { grid: ground, ...(grid.bbox && { window: ground.windowOf(grid.bbox) }) };
}

interface AnswerParts {
  readonly cube: DatasetCube;
  readonly mapping: ReportMapping;
  readonly filter: EventFilter;
  readonly terms: ReturnType<typeof termsByCategory>;
}

function answerOf(counts: Slice, { cube, mapping, filter, terms }: AnswerParts): SliceAnswer {
  const codeOf = new Map(mapping.codes.map(({ id, code }) => [id, code]));
  return {
    total: counts.total, unlocated: counts.unlocatedCount,
    ...(counts.heat && { heat: heatAnswer(counts.heat) }),
    hourOfWeek: [...counts.hourOfWeek],
    byCode: Object.fromEntries([...counts.byCodeId].map(([id, count]) => [codeOf.get(id) ?? String(id), count])),
    byReportCategory: countByCategory(cube.cube, { filter, counts, terms }),
    byDistrict: Object.fromEntries(counts.byDistrictId),
    byDay: { from: counts.byDay.from, counts: [...counts.byDay.counts] },
    asOfChange: cube.asOfChange,
  };
}

function heatAnswer({ window, counts }: NonNullable<Slice['heat']>): NonNullable<SliceAnswer['heat']> {
  const cells: [number, number][] = [];
  counts.forEach((count, index) => count > 0 && cells.push([index, count]));
  const { origin, originMetres, cellMetres, columns, rows } = window;
  return { origin, originMetres, cellMetres, columns, rows, cells };
}
