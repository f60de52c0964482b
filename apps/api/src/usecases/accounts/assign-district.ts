import { accept, isAllowed, refuse, type Actor, type Refusal, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { insertAccountDistrict, lockAccount } from '../../repositories/accounts';
import { recordChange } from '../../repositories/change-log';
import { noteDistrictState } from '../../repositories/district-history';
import { findHomeDistrict, writeFirstLeader } from '../../repositories/district-leaders';
import { mutate } from '../mutate';

/**
 * Lets an account act in a district of the bureau's own dataset, and names it the district's leader when nobody is.
 * @returns whether anything changed
 */
export async function assignDistrict(
  tx: Database,
  { accountId, districtName, at, actor }: { accountId: number; districtName: string; at: number; actor: Actor },
): Promise<Result<boolean, Refusal<'unknown-district'>>> {
  const district = await findHomeDistrict(tx, districtName);
  if (district === null) return refuse('unknown-district', { data: { district: districtName } });
  const isFirstLeader = district.leaderAccountId === null;
  if (isFirstLeader) {
    const changeSeq = await recordChange(tx, { at, datasetId: district.datasetId, entity: 'district', operation: 'upsert' });
    await writeFirstLeader(tx, district.id, accountId, changeSeq);
    await noteDistrictState(tx, district.id, { at, authorAccountId: actor.accountId, authorName: actor.username });
  }
  return accept((await insertAccountDistrict(tx, accountId, district.id)) || isFirstLeader);
}

/**
 * Binds a district leader to a district by names; nothing is written when they are bound already.
 * Refuses `not-found` for an unknown account, `unknown-district`, `role-without-districts`.
 */
export async function bindLeaderToDistrict(
  { ctx, input }: { ctx: Context; input: { username: string; districtName: string } },
): Promise<Result<boolean>> {
  if (!isAllowed(ctx.actor, 'account.manage')) return refuse('not-allowed');
  const { username, districtName } = input;
  const isBound = await ctx.store.transaction(async (tx) => {
    const [account, district] = [await lockAccount(tx, username), await findHomeDistrict(tx, districtName)];
    return account !== null && district !== null && district.leaderAccountId !== null && account.districtIds.includes(district.id);
  });
  if (isBound) return accept(false);
  return mutate(ctx, async (tx) => {
    const account = await lockAccount(tx, username);
    if (account === null) return refuse('not-found', { data: { username } });
    if (account.role !== 'district-leader') return refuse('role-without-districts', { data: { role: account.role } });
    const assigned = await assignDistrict(tx, { accountId: account.id, districtName, at: ctx.clock.now(), actor: ctx.actor });
    if (!assigned.ok) return assigned;
    const audit = { action: 'account.assign-district', entity: 'account', entityId: username, detail: { district: districtName } };
    return accept({ value: true, audit });
  });
}
