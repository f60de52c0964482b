import { useEventListener, useIntervalFn } from '@vueuse/core';
import { computed, shallowRef, watch } from 'vue';
import type { TaskView } from '@wuding/contract';
import type { UnitTaskStep } from '@wuding/domain';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';
import { keepTasks, readKeptTasks } from '../stores/kept-duty';
import type { Outbox } from './outbox';
import { stateAsSaid } from './state-as-said';
import type { PhoneFix } from './use-position';

const refreshMilliseconds = 20_000;
/** A task that was done stays to be seen for so long. */
const seenMilliseconds = 10 * 60_000;

/** Tasks sent to the person's unit, asked for again and again; what was tapped and waits on the phone is shown as said. */
export function useMyTasks(username: string, outbox: Outbox, fix: () => PhoneFix | null) {
  const tasks = shallowRef<readonly TaskView[]>([]);
  async function load(): Promise<void> {
    try {
      tasks.value = (await request('listMyTasks', {})).items;
      await keepTasks(username, [...tasks.value]);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (tasks.value.length === 0) tasks.value = await readKeptTasks(username);
    }
  }
  const waiting = computed(() => new Set(outbox.items.value.flatMap(({ state, body }) => (state === 'waiting' && body.kind === 'task' ? [body.taskId] : []))));
  /** Open tasks as they are or were said to be, and those that ended a moment ago. */
  const shown = computed(() => tasks.value.map((task) => ({ ...task, state: stateAsSaid(task, outbox.items.value), isWaiting: waiting.value.has(task.id) }))
    .filter(({ endedAt }) => endedAt === null || Date.now() - Date.parse(endedAt) < seenMilliseconds));
  const openCount = computed(() => tasks.value.filter(({ endedAt }) => endedAt === null).length);
  watch(openCount, (count, before) => {
    // Browsers shake the phone only for a page somebody has touched.
    if (count > before && 'vibrate' in navigator && navigator.userActivation.hasBeenActive) navigator.vibrate([300, 100, 300]);
  });

  async function say({ id, title }: TaskView, step: UnitTaskStep, note: string): Promise<void> {
    const here = fix(), now = Date.now();
    await outbox.add({
      body: {
        kind: 'task', taskId: id, step, note, deviceAt: new Date(now).toISOString(), gpsAt: here !== null && Math.abs(here.readAt - now) < 60_000 ? new Date(here.readAt).toISOString() : null,
        fix: step === 'arrived' && here !== null ? { position: [here.position[0], here.position[1]], accuracyMetres: here.accuracyMetres } : null,
      },
      placeName: title, people: [],
    });
  }
  void load();
  useIntervalFn(() => void load(), refreshMilliseconds);
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') void load();
  });
  return { shown, load, say };
}
export type ShownTask = ReturnType<typeof useMyTasks>['shown']['value'][number];
