import type { DistrictView, Endpoints, ParsedOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { noteDistrictState } from '../../repositories/district-history';
import { findDistrict, updateDistrict, type DistrictRecord } from '../../repositories/districts';
import { mutate } from '../mutate';
import { toDistrictView } from './district-view';

export type DistrictEdit = ParsedOf<Endpoints['editDistrict']>['body'];

/**
 * Changes a district's plan (each text is kept as a version), its review date or its grade, if `version` is still the
 * current one. A leader edits the own districts only. Another grade needs a reason (`reason-required`).
 */
export async function editDistrict(
  { ctx, input }: { ctx: Context; input: { id: number; version: number; edit: DistrictEdit } },
): Promise<Result<DistrictView>> {
  const { id, version, edit } = input;
  const nowAt = ctx.clock.now();
  const current = await findDistrict(ctx.store.db, id, nowAt);
  if (current === null) return refuse('not-found');
  if (!isAllowed(ctx.actor, 'district.edit', { districtId: id })) return refuse('not-allowed');
  if (current.version !== version) return conflict(current);
  const { gradeReason, planReviewOn, ...fields } = edit;
  if (fields.grade !== undefined && fields.grade !== current.grade && gradeReason === undefined) return refuse('reason-required', { pointer: '/gradeReason' });
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId: current.datasetId, entity: 'district', operation: 'upsert' });
    const isWritten = await updateDistrict(tx, { id, version, changeSeq }, fields);
    await noteDistrictState(tx, id, { at: nowAt, authorAccountId: ctx.actor.accountId, authorName: ctx.actor.username, gradeReason, planReviewOn });
    const now = await findDistrict(tx, id, nowAt);
    if (now === null) return refuse('not-found');
    if (!isWritten) return conflict(now);
    return accept({
      value: toDistrictView(now),
      audit: {
        action: 'edit', entity: 'district', entityId: String(id), datasetId: current.datasetId,
        detail: { version: now.version, fields: Object.keys(edit) },
      },
    });
  });
}

/** Tells the second editor what the first one wrote. */
export const conflict = (current: DistrictRecord) => refuse('version-conflict', {
  data: { currentVersion: current.version, plan: current.plan, planReviewOn: current.planReviewOn, grade: current.grade, leaderName: current.leaderName },
});
