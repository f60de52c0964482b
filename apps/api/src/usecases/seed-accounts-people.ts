import { accept, civilDayOf, instantOfCivil, refuse } from '@wuding/domain';
import type { AnonymousContext, Context } from '../context';
import { recordChange } from '../repositories/change-log';
import { bindAccountToPerson, peopleForAccounts } from '../repositories/seed-duty';
import { mutate } from './mutate';

/** Which demo account speaks for whom: somebody of the county who has duty today if anybody has, so that the phone page is not empty. */
const wanted = [
  { username: 'officer', kind: 'staff', isCertified: true }, { username: 'auxiliary', kind: 'auxiliary', isCertified: false },
  { username: 'leader-kailong', kind: 'staff', isCertified: false }, { username: 'leader-school', kind: 'staff', isCertified: false },
] as const;

/** Binds demo accounts that speak for nobody yet to people of the simulated county. What somebody has bound stays. @returns how many */
export async function bindDemoPeople(anybody: AnonymousContext, datasetId: number): Promise<number> {
  const ctx: Context = { ...anybody, actor: { accountId: null, username: 'console', role: 'sysadmin', districtIds: [] } };
  const today = civilDayOf(ctx.clock.now()), window = { datasetId, fromAt: instantOfCivil(today, 0), toAt: instantOfCivil(today + 1, 0) };
  if ((await peopleForAccounts(ctx.store.db, window, wanted)).length === 0) return 0;
  const result = await mutate(ctx, async (tx) => {
    const pairs = await peopleForAccounts(tx, window, wanted);
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId, entity: 'person', operation: 'upsert' });
    for (const { personId, accountId } of pairs) await bindAccountToPerson(tx, { personId, accountId, changeSeq });
    if (pairs.length === 0) return refuse('nothing-new');
    return accept({ value: pairs.length, audit: { action: 'bind-demo', entity: 'person', datasetId, itemCount: pairs.length } });
  });
  return result.ok ? result.value : 0;
}
