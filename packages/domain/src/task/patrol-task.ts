import { accept, refuse, type Refusal, type Result } from '../shared/result';

/** A task sent to a unit: 已派, 已接, 已到, 办结, and 谢绝 by the unit, 撤回 by the desk. */
export const taskStates = ['sent', 'accepted', 'arrived', 'done', 'declined', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

/** Still to be done: a unit has at most one of these. */
export const openTaskStates = ['sent', 'accepted', 'arrived'] as const satisfies readonly TaskState[];
export const isOpenTask = (state: TaskState): boolean => openTaskStates.some((one) => one === state);

/** What the unit says of a task. */
export const unitTaskSteps = ['accepted', 'arrived', 'done', 'declined'] as const satisfies readonly TaskState[];
export type UnitTaskStep = (typeof unitTaskSteps)[number];

const order: Readonly<Record<TaskState, number>> = { sent: 0, accepted: 1, arrived: 2, done: 3, declined: 3, cancelled: 3 };

/**
 * The state after a step. Steps may be left out but not taken back: who arrives has accepted. One that is done, declined or withdrawn takes no more.
 * Refuses `task-over`, and `task-step-taken` where the task is there already or further.
 */
export function stepTask(state: TaskState, step: TaskState): Result<TaskState, Refusal<'task-over' | 'task-step-taken'>> {
  if (!isOpenTask(state)) return refuse('task-over', { data: { state } });
  if (order[step] <= order[state] || (step === 'declined' && state === 'arrived')) return refuse('task-step-taken', { data: { state } });
  return accept(step);
}

/** Within this distance of a task a position says that the unit is there. Twice the usual radius of a post: a task is a spot somebody pointed at. */
export const taskReachMetres = 100;
