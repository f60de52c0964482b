import { accept, taskReachMetres, type Actor } from '@wuding/domain';
import { distanceMetres } from '@wuding/geo';
import type { AnonymousContext } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { acceptedTasksSeen, findTask, writeStep } from '../../repositories/tasks';
import { mutate } from '../mutate';

/** The bureau's own watch: it acts for the command centre. */
const watch: Actor = { accountId: null, username: 'task-watch', role: 'command', districtIds: [] };

/** Accepted tasks whose unit was found within reach after accepting have arrived, by its positions. @returns how many */
export async function watchArrivals({ store, clock }: Pick<AnonymousContext, 'store' | 'clock'>, datasetId: number): Promise<number> {
  let arrivedCount = 0;
  for (const { id, at, lng, lat } of await acceptedTasksSeen(store.db, datasetId)) {
    const task = await findTask(store.db, id), metres = task === null ? Infinity : distanceMetres([lng, lat], [task.lng, task.lat]);
    if (task === null || metres > taskReachMetres) continue;
    const written = await mutate({ store, clock, actor: watch, requestId: null }, async (tx) => {
      const receivedAt = clock.now(), measured = Math.round(metres);
      await recordChange(tx, { at: receivedAt, datasetId, entity: 'task', operation: 'upsert' });
      const isWritten = await writeStep(tx, task, { step: 'arrived', source: 'positions', at: Math.min(at, receivedAt), receivedAt, actorName: watch.username, verdict: 'inside', distanceMetres: measured, isClockSuspect: false, note: '' });
      return accept({ value: isWritten, audit: { action: 'arrived', entity: 'task', entityId: String(id), datasetId, detail: { source: 'positions', distanceMetres: measured, isWritten } } });
    });
    if (written.ok && written.value) arrivedCount++;
  }
  return arrivedCount;
}
