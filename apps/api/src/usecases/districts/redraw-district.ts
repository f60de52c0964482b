import type { DistrictView } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import { bboxOf } from '@wuding/geo';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { recordChange } from '../../repositories/change-log';
import { insertRedraw } from '../../repositories/district-redraws';
import { findDistrict, updateDistrict } from '../../repositories/districts';
import { closeBoundary, openBoundary, reassignDistricts } from '../../repositories/import-districts';
import { growBounds } from '../import/store-rows';
import { mutate } from '../mutate';
import { toDistrictView } from './district-view';
import { conflict } from './edit-district';
import { overlapRefusal, planRedraw, type PlannedRedraw, type RedrawQuestion } from './plan-redraw';

export type RedrawnDistrict = DistrictView & { movedCount: number };

/**
 * Gives a district another boundary from an instant on. The old one is kept with its time; incidents that occurred since
 * then find the district whose boundary holds them, so that a back-dated redraw leaves every record right.
 * Refuses `boundary-overlaps` naming the districts in the way, and what `planRedraw` refuses.
 */
export async function redrawDistrict(
  { ctx, input }: { ctx: Context; input: RedrawQuestion & { version: number; reason: string } },
): Promise<Result<RedrawnDistrict>> {
  if (!isAllowed(ctx.actor, 'district.redraw', { districtId: input.id })) return refuse('not-allowed');
  const asked = await planRedraw(ctx.store.db, ctx, input);
  if (!asked.ok) return asked;
  return mutate(ctx, async (tx) => {
    const { datasetId } = asked.value;
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId, entity: 'district', operation: 'upsert' });
    // Asked again now that nobody else can write: a neighbour may have been redrawn in between.
    const planned = await planRedraw(tx, ctx, input);
    if (!planned.ok) return planned;
    if (planned.value.district.version !== input.version) return conflict(planned.value.district);
    if (planned.value.overlaps.length > 0) return overlapRefusal(planned.value.overlaps);
    const { boundaryId, movedCount } = await writeRedraw(tx, ctx, { planned: planned.value, changeSeq, reason: input.reason });
    const now = await findDistrict(tx, input.id, ctx.clock.now());
    if (now === null) return refuse('not-found');
    return accept({
      value: { ...toDistrictView(now), movedCount },
      audit: {
        action: 'redraw', entity: 'district', entityId: String(input.id), datasetId, itemCount: movedCount + 1,
        detail: { version: now.version, boundaryId, effectiveFrom: new Date(planned.value.fromAt).toISOString(), areaSquareMetres: Math.round(planned.value.areaSquareMetres), movedCount, reason: input.reason },
      },
    });
  });
}

async function writeRedraw(
  tx: Database, ctx: Context, { planned, changeSeq, reason }: { planned: PlannedRedraw; changeSeq: number; reason: string },
): Promise<{ boundaryId: number; movedCount: number }> {
  const { districtId, datasetId, fromAt, current, boundary, areaSquareMetres } = planned;
  await growBounds(tx, planned.dataset, bboxOf(boundary.coordinates.flat(2) as [number, number][]));
  if (current !== null) await closeBoundary(tx, current.id, fromAt);
  const boundaryId = await openBoundary(tx, districtId, fromAt, { boundary, areaSquareMetres });
  await updateDistrict(tx, { id: districtId, version: planned.district.version, changeSeq }, {});
  const movedCount = await reassignSince(tx, ctx, { datasetId, districtId, sinceAt: fromAt });
  await insertRedraw(tx, {
    ...planned, boundaryId, reason, movedCount, drawnAt: ctx.clock.now(), authorAccountId: ctx.actor.accountId, authorName: ctx.actor.username,
  });
  return { boundaryId, movedCount };
}

/** Finds the district again for incidents since an instant, and lets projections follow. @returns how many moved */
export async function reassignSince(
  tx: Database, ctx: Pick<Context, 'clock'>, { datasetId, districtId, sinceAt }: { datasetId: number; districtId: number; sinceAt: number },
): Promise<number> {
  const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId, entity: 'incident', operation: 'upsert' });
  return reassignDistricts(tx, { datasetId, changeSeq, districtIds: [districtId], sinceAt });
}
