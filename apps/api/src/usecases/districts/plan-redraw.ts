import { accept, judgeRedrawDates, refuse, toleratedOverlapSquareMetres, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { findDatasetById, type Dataset } from '../../repositories/datasets';
import { findOpenBoundary, findOverlaps, type BoundaryInForce, type Overlap, type RedrawPlan } from '../../repositories/district-redraws';
import { findDistrict, type DistrictRecord } from '../../repositories/districts';
import { readBoundaryDraft } from './read-boundary-draft';

export interface RedrawQuestion {
  readonly id: number;
  readonly boundary: unknown;
  readonly effectiveFrom: string;
}

/** A redraw that could be made: what is, what would be, and whom it would overlap. */
export interface PlannedRedraw extends RedrawPlan {
  readonly district: DistrictRecord & { readonly datasetId: number };
  readonly dataset: Dataset;
  readonly current: BoundaryInForce | null;
  readonly areaSquareMetres: number;
  readonly overlaps: readonly Overlap[];
}

/** Reads only. Refuses what the shape or its date is at fault for; overlaps are for the caller to judge. */
export async function planRedraw(db: Database, ctx: Pick<Context, 'clock'>, question: RedrawQuestion): Promise<Result<PlannedRedraw>> {
  const nowAt = ctx.clock.now();
  const district = await findDistrict(db, question.id, nowAt);
  const dataset = district === null ? null : await findDatasetById(db, district.datasetId);
  if (district === null || dataset === null) return refuse('not-found');
  const draft = readBoundaryDraft(question.boundary, dataset);
  if (!draft.ok) return draft;
  const current = await findOpenBoundary(db, question.id);
  const fromAt = judgeRedrawDates({ effectiveFromAt: Date.parse(question.effectiveFrom), currentFromAt: current?.fromAt, nowAt });
  if (!fromAt.ok) return fromAt;
  const plan = { datasetId: dataset.id, districtId: district.id, boundary: draft.value.boundary, fromAt: fromAt.value };
  return accept({ ...plan, district, dataset, current, areaSquareMetres: draft.value.areaSquareMetres, overlaps: await findOverlaps(db, plan, toleratedOverlapSquareMetres) });
}

/** Names the districts in the way. */
export const overlapRefusal = (overlaps: readonly Overlap[]) =>
  refuse('boundary-overlaps', { pointer: '/boundary', data: { districts: overlaps.map(({ name }) => name), squareMetres: Math.round(overlaps[0]?.areaSquareMetres ?? 0) } });
