import type { PersonView } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { recordChange } from '../../repositories/change-log';
import { deleteCertificate, findPerson, insertCertificate, touchPerson } from '../../repositories/people';
import { mutate } from '../mutate';
import { toPersonView } from './person-view';

/** Records an enforcement certificate; both dates count. */
export async function addCertificate(
  { ctx, input }: { ctx: Context; input: { personId: number; number: string; validFrom: string; validUntil: string } },
): Promise<Result<PersonView>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  if (input.validUntil < input.validFrom) return refuse('window-ends-before-it-begins', { pointer: '/validUntil' });
  return mutate(ctx, async (tx) => {
    const person = await findPerson(tx, input.personId);
    if (person === null) return refuse('not-found');
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId: person.datasetId, entity: 'person', operation: 'upsert' });
    if ((await insertCertificate(tx, input)) === null) return refuse('already-exists', { pointer: '/number', data: { number: input.number } });
    return accept(await touched(tx, ctx, { personId: person.id, changeSeq, action: 'certify', number: input.number }));
  });
}

/** Takes a certificate out of the register. */
export async function removeCertificate({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<PersonView>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const gone = await deleteCertificate(tx, input.id);
    if (gone === null) return refuse('not-found');
    const person = await findPerson(tx, gone.personId);
    if (person === null) throw new Error(`person ${gone.personId} vanished`);
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId: person.datasetId, entity: 'person', operation: 'upsert' });
    return accept(await touched(tx, ctx, { personId: person.id, changeSeq, action: 'decertify', number: gone.number }));
  });
}

async function touched(tx: Database, ctx: Context, { personId, changeSeq, action, number }: { personId: number; changeSeq: number; action: string; number: string }) {
  await touchPerson(tx, personId, changeSeq);
  const now = await findPerson(tx, personId);
  if (now === null) throw new Error(`person ${personId} vanished`);
  return { value: toPersonView(now, ctx.clock.now()), audit: { action, entity: 'person', entityId: String(personId), datasetId: now.datasetId, detail: { number } } };
}
