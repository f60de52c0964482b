import type { Endpoints, ParsedOf, PersonView } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { accountIsFree, findPerson, insertPerson } from '../../repositories/people';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';
import { toPersonView } from './person-view';

/** Enters somebody into the register. The audit row says who, never the phone. */
export async function addPerson({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['addPerson']>['body'] }): Promise<Result<PersonView>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  const { dataset: key, code, name, kind, phone = '', accountId = null, skills = [], joinedOn = null, leftOn = null } = input;
  const dataset = await findDataset(ctx, key);
  if (!dataset.ok) return dataset;
  return mutate(ctx, async (tx) => {
    if (accountId !== null && !(await accountIsFree(tx, accountId, null))) return refuse('unknown-account', { pointer: '/accountId' });
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId: dataset.value.id, entity: 'person', operation: 'upsert' });
    const id = await insertPerson(tx, { datasetId: dataset.value.id, code, name, kind, phone, accountId, skills, joinedOn, leftOn, changeSeq });
    if (id === null) return refuse('already-exists', { pointer: '/code', data: { code } });
    const written = await findPerson(tx, id);
    if (written === null) throw new Error(`person ${id} vanished`);
    return accept({ value: toPersonView(written, ctx.clock.now()), audit: { action: 'create', entity: 'person', entityId: String(id), datasetId: dataset.value.id, detail: { code, kind } } });
  });
}
