import type { Endpoints, ParsedOf, PersonView } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { accountIsFree, findPerson, updatePerson } from '../../repositories/people';
import { mutate } from '../mutate';
import { toPersonView } from './person-view';

/** Changes a person's entry, if `version` is still the current one. */
export async function editPerson(
  { ctx, input }: { ctx: Context; input: { id: number; version: number; edit: ParsedOf<Endpoints['editPerson']>['body'] } },
): Promise<Result<PersonView>> {
  const { id, version, edit } = input;
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const current = await findPerson(tx, id);
    if (current === null) return refuse('not-found');
    if (edit.accountId != null && !(await accountIsFree(tx, edit.accountId, id))) return refuse('unknown-account', { pointer: '/accountId' });
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId: current.datasetId, entity: 'person', operation: 'upsert' });
    const isWritten = await updatePerson(tx, { id, version, changeSeq }, edit);
    const now = await findPerson(tx, id);
    if (now === null) return refuse('not-found');
    if (!isWritten) return refuse('version-conflict', { data: { currentVersion: now.version, name: now.name, kind: now.kind } });
    return accept({ value: toPersonView(now, ctx.clock.now()), audit: { action: 'edit', entity: 'person', entityId: String(id), datasetId: now.datasetId, detail: { version: now.version, fields: Object.keys(edit) } } });
  });
}
