import { stepTask, type TaskState } from '@wuding/domain';
import type { OutboxItem } from './outbox';

/**
 * The state of a task with what was tapped on this phone, sent or not: between the receipt of a tap and the next answer of the server
 * the task does not fall back a step, which a second tap would hit. What was refused counts for nothing.
 */
export const stateAsSaid = (task: { readonly id: number; readonly state: TaskState }, items: readonly Pick<OutboxItem, 'state' | 'body'>[]): TaskState =>
  items.reduce<TaskState>((reached, { state, body }) => {
    if (state === 'refused' || body.kind !== 'task' || body.taskId !== task.id) return reached;
    const stepped = stepTask(reached, body.step);
    return stepped.ok ? stepped.value : reached;
  }, task.state);
