import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findPerson } from '../../repositories/people';
import { mutate } from '../mutate';

/** The whole phone of a person, for a stated reason: the audit log keeps who looked and why. */
export async function unmaskPhone({ ctx, input }: { ctx: Context; input: { id: number; reason: string } }): Promise<Result<{ phone: string }>> {
  if (!isAllowed(ctx.actor, 'staff.unmask')) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const person = await findPerson(tx, input.id);
    if (person === null) return refuse('not-found');
    return accept({
      value: { phone: person.phone },
      audit: { action: 'unmask', entity: 'person', entityId: String(person.id), datasetId: person.datasetId, detail: { field: 'phone', reason: input.reason } },
    });
  });
}
