import type { TaskStory, TaskView } from '@wuding/contract';
import { roundPosition } from '@wuding/geo';
import type { TaskRecord, TaskStepRecord } from '../../repositories/tasks';
import { instantText } from '../instant-text';

/** @param hasNames whether the reader may know who it is */
export function toTaskView({ datasetId: _datasetId, shiftId: _shiftId, lng, lat, people, roadSeconds, roadMetres, sentAt, acceptedAt, arrivedAt, endedAt, ...rest }: TaskRecord, hasNames: boolean): TaskView {
  return {
    ...rest, position: [...roundPosition([lng, lat])], people: hasNames ? people.map((one) => ({ ...one })) : [], roadMetres: roadMetres === null ? null : Math.round(roadMetres), roadMinutes: minutesOf(roadSeconds),
    sentAt: instantText(sentAt), acceptedAt: instantText(acceptedAt), arrivedAt: instantText(arrivedAt), endedAt: instantText(endedAt),
  };
}

/** Minutes by road, at least one. */
export const minutesOf = (seconds: number | null): number | null => (seconds === null ? null : Math.max(1, Math.round(seconds / 60)));

export const toTaskStory = (task: TaskRecord, steps: readonly TaskStepRecord[], hasNames: boolean): TaskStory => ({
  ...toTaskView(task, hasNames),
  steps: steps.map(({ at, receivedAt, actorName, ...step }) => ({ ...step, by: hasNames || step.source !== 'phone' ? actorName : '', at: instantText(at), receivedAt: instantText(receivedAt) })),
});
