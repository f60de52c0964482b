import type { DistrictView, Endpoints, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { insertAccountDistrict } from '../../repositories/accounts';
import { recordChange } from '../../repositories/change-log';
import { noteDistrictState } from '../../repositories/district-history';
import { isLeaderAccount, listLeaderAccounts, removeAccountDistrict } from '../../repositories/district-leaders';
import { findDistrict, updateDistrict } from '../../repositories/districts';
import { mutate } from '../mutate';
import { toDistrictView } from './district-view';
import { conflict } from './edit-district';

/**
 * Makes somebody the leader of a district, or nobody. The leader may then act in the district, and the one before may not
 * any longer. Refuses `not-a-district-leader` for an account of another role: roles are granted elsewhere.
 */
export async function assignLeader(
  { ctx, input }: { ctx: Context; input: { id: number; version: number; accountId: number | null } },
): Promise<Result<DistrictView>> {
  const { id, version, accountId } = input;
  if (!isAllowed(ctx.actor, 'district.assign-leader', { districtId: id })) return refuse('not-allowed');
  const nowAt = ctx.clock.now();
  const known = await findDistrict(ctx.store.db, id, nowAt);
  if (known === null) return refuse('not-found');
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId: known.datasetId, entity: 'district', operation: 'upsert' });
    const before = (await findDistrict(tx, id, nowAt)) ?? known;
    if (accountId !== null && !(await isLeaderAccount(tx, accountId))) return refuse('not-a-district-leader', { pointer: '/accountId' });
    if (!(await updateDistrict(tx, { id, version, changeSeq }, { leaderAccountId: accountId }))) return conflict(before);
    if (before.leaderAccountId !== null && before.leaderAccountId !== accountId) await removeAccountDistrict(tx, before.leaderAccountId, id);
    if (accountId !== null) await insertAccountDistrict(tx, accountId, id);
    await noteDistrictState(tx, id, { at: nowAt, authorAccountId: ctx.actor.accountId, authorName: ctx.actor.username });
    const now = (await findDistrict(tx, id, nowAt)) ?? before;
    return accept({
      value: toDistrictView(now),
      audit: {
        action: 'assign-leader', entity: 'district', entityId: String(id), datasetId: known.datasetId,
        detail: { version: now.version, accountId, previousAccountId: before.leaderAccountId },
      },
    });
  });
}

/** Everybody who may be made a leader, with the districts they act in, by name. */
export async function listLeaderCandidates({ ctx }: { ctx: Context }): Promise<Result<ResponseOf<Endpoints['listLeaderCandidates']>>> {
  if (!isAllowed(ctx.actor, 'district.assign-leader')) return refuse('not-allowed');
  return accept({ items: await listLeaderAccounts(ctx.store.db) });
}
