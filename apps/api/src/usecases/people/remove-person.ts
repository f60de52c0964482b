import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { assignedShiftIds, deleteAssignmentsOf } from '../../repositories/assignments';
import { recordChange } from '../../repositories/change-log';
import { findPerson, updatePerson } from '../../repositories/people';
import { mutate } from '../mutate';
import { dateOf } from './person-view';

/**
 * Ends somebody's service today; the entry stays, because rosters of the past name it. Refuses `person-on-duty` while
 * shifts lie ahead, unless they are to be released: then the places are open again.
 */
export async function removePerson({ ctx, input }: { ctx: Context; input: { id: number; release: boolean } }): Promise<Result<{ releasedCount: number; version: number }>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  const nowAt = ctx.clock.now();
  return mutate(ctx, async (tx) => {
    const person = await findPerson(tx, input.id);
    if (person === null) return refuse('not-found');
    const ahead = await assignedShiftIds(tx, person.id, { fromAt: nowAt, toAt: null });
    if (ahead.length > 0 && !input.release) return refuse('person-on-duty', { data: { shiftCount: ahead.length, shiftIds: ahead.slice(0, 50) } });
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId: person.datasetId, entity: 'person', operation: 'upsert' });
    await deleteAssignmentsOf(tx, { personId: person.id, shiftIds: ahead, changeSeq });
    if (!(await updatePerson(tx, { id: person.id, version: person.version, changeSeq }, { leftOn: dateOf(nowAt) }))) return refuse('version-conflict', { data: { currentVersion: person.version } });
    return accept({
      value: { releasedCount: ahead.length, version: person.version + 1 },
      audit: { action: 'leave-service', entity: 'person', entityId: String(person.id), datasetId: person.datasetId, detail: { releasedCount: ahead.length } },
    });
  });
}
