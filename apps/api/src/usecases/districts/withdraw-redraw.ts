import { accept, isAllowed, refuse, toleratedOverlapSquareMetres, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { recordChange } from '../../repositories/change-log';
import { findBoundaryEndingAt, findOpenBoundary, findOverlaps, markWithdrawn, undoBoundary, type BoundaryInForce } from '../../repositories/district-redraws';
import { findDistrict, updateDistrict } from '../../repositories/districts';
import { mutate } from '../mutate';
import { toDistrictView } from './district-view';
import { conflict } from './edit-district';
import { overlapRefusal } from './plan-redraw';
import { reassignSince, type RedrawnDistrict } from './redraw-district';

/**
 * Takes the last redraw of a district back: the boundary before it holds on, and the incidents since find their district
 * again. The withdrawn redraw stays in the history. Refuses `no-redraw` when the last boundary was not redrawn here, and
 * `boundary-overlaps` when a neighbour has been drawn over the old ground since.
 */
export async function withdrawRedraw(
  { ctx, input }: { ctx: Context; input: { id: number; version: number; reason: string } },
): Promise<Result<RedrawnDistrict>> {
  const { id, version, reason } = input;
  if (!isAllowed(ctx.actor, 'district.redraw', { districtId: id })) return refuse('not-allowed');
  const nowAt = ctx.clock.now();
  const known = await findDistrict(ctx.store.db, id, nowAt);
  if (known === null) return refuse('not-found');
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId: known.datasetId, entity: 'district', operation: 'upsert' });
    if (!(await updateDistrict(tx, { id, version, changeSeq }, {}))) return conflict((await findDistrict(tx, id, nowAt)) ?? known);
    const last = await findOpenBoundary(tx, id);
    if (last === null || last.fromAt === null || !(await markWithdrawn(tx, last.id, { at: nowAt, byName: ctx.actor.username, reason }))) return refuse('no-redraw');
    const taken = await takeBack(tx, { datasetId: known.datasetId, districtId: id, last, fromAt: last.fromAt });
    if (!taken.ok) return taken;
    const movedCount = await reassignSince(tx, ctx, { datasetId: known.datasetId, districtId: id, sinceAt: last.fromAt });
    const now = await findDistrict(tx, id, nowAt);
    if (now === null) return refuse('not-found');
    return accept({
      value: { ...toDistrictView(now), movedCount },
      audit: {
        action: 'withdraw-redraw', entity: 'district', entityId: String(id), datasetId: known.datasetId, itemCount: movedCount + 1,
        detail: { version: now.version, effectiveFrom: new Date(last.fromAt).toISOString(), movedCount, reason },
      },
    });
  });
}

async function takeBack(
  tx: Database, { datasetId, districtId, last, fromAt }: { datasetId: number; districtId: number; last: BoundaryInForce; fromAt: number },
): Promise<Result<null>> {
  const before = await findBoundaryEndingAt(tx, districtId, fromAt);
  if (before !== null) {
    const overlaps = await findOverlaps(tx, { datasetId, districtId, boundary: before.boundary, fromAt }, toleratedOverlapSquareMetres);
    if (overlaps.length > 0) return overlapRefusal(overlaps);
  }
  await undoBoundary(tx, last, before);
  return accept(null);
}
