import { useIntervalFn } from '@vueuse/core';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { AlarmView, LiveDelta, LiveUnitView, TaskView } from '@wuding/contract';
import { movedUnit } from '../api/moved-unit';
import { request } from '../api/request';

/** @source quality goals §2: dead at 45 s, back-off 1…30 s for ever */
const deadMilliseconds = 45_000, leastWait = 1_000, mostWait = 30_000;

/** Units on duty, alarms that stand and open tasks as the server streams them. `state`: `waiting` before the first picture, `lost` while nothing is heard; what was known stays. */
export function useLive(dataset: () => string | undefined) {
  const units = shallowRef<ReadonlyMap<number, LiveUnitView>>(new Map());
  const alarms = shallowRef<ReadonlyMap<string, AlarmView>>(new Map());
  const tasks = shallowRef<ReadonlyMap<number, TaskView>>(new Map());
  const state = ref<'waiting' | 'live' | 'lost'>('waiting');
  /** Server time of what was heard last. */
  const at = ref<string | null>(null);
  let source: EventSource | null = null, heardAt = Date.now(), wait = leastWait, retry: ReturnType<typeof setTimeout> | undefined;

  function heard(time: string): void {
    [heardAt, wait, at.value, state.value] = [Date.now(), leastWait, time, 'live'];
  }
  function take(delta: LiveDelta): void {
    if (delta.gone.length + delta.units.length + delta.moved.length > 0) {
      const next = new Map(units.value);
      for (const deviceId of delta.gone) next.delete(deviceId);
      for (const unit of delta.units) next.set(unit.deviceId, unit);
      for (const move of delta.moved) {
        const unit = next.get(move[0]);
        if (unit !== undefined) next.set(unit.deviceId, movedUnit(unit, move, delta.at));
      }
      units.value = next;
    }
    if (delta.alarms.length + delta.alarmsGone.length > 0) {
      const next = new Map(alarms.value);
      for (const key of delta.alarmsGone) next.delete(key);
      for (const alarm of delta.alarms) next.set(alarm.key, alarm);
      alarms.value = next;
    }
    if (delta.tasks.length + delta.tasksGone.length > 0) {
      const next = new Map(tasks.value);
      for (const id of delta.tasksGone) next.delete(id);
      for (const task of delta.tasks) next.set(task.id, task);
      tasks.value = next;
    }
    heard(delta.at);
  }
  function open(): void {
    close();
    const key = dataset();
    if (key === undefined) return;
    source = new EventSource(`/api/live?dataset=${encodeURIComponent(key)}`);
    source.addEventListener('snapshot', ({ data }: MessageEvent<string>) => {
      [units.value, alarms.value, tasks.value] = [new Map(), new Map(), new Map()];
      take({ gone: [], moved: [], alarmsGone: [], tasksGone: [], ...(JSON.parse(data) as Pick<LiveDelta, 'id' | 'at' | 'units' | 'alarms' | 'tasks'>) });
    });
    source.addEventListener('delta', ({ data }: MessageEvent<string>) => take(JSON.parse(data) as LiveDelta));
    source.addEventListener('heartbeat', ({ data }: MessageEvent<string>) => heard((JSON.parse(data) as { at: string }).at));
    // While the browser is coming back by itself it asks for what it missed; once it has given up it is begun anew.
    source.addEventListener('error', () => { if (source?.readyState === EventSource.CLOSED) later(); });
  }
  function later(): void {
    close();
    state.value = 'lost';
    // A stream cannot say why it was refused: whether it was the session is asked apart, and leads to signing in.
    if (dataset() !== undefined) void request('readSession', {}).catch(() => undefined);
    retry = setTimeout(open, wait);
    wait = Math.min(mostWait, wait * 2);
  }
  function close(): void {
    clearTimeout(retry);
    source?.close();
    source = null;
  }
  useIntervalFn(() => {
    if (source !== null && Date.now() - heardAt > deadMilliseconds) later();
  }, 5_000);
  watch(dataset, () => {
    [units.value, alarms.value, tasks.value, state.value] = [new Map(), new Map(), new Map(), 'waiting'];
    open();
  }, { immediate: true });
  onScopeDispose(close);
  return { units, alarms, tasks, state, at };
}
export type Live = ReturnType<typeof useLive>;
