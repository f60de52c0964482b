import { useIntervalFn } from '@vueuse/core';
import { shallowRef, watch } from 'vue';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { RequestFailure } from '../../api/problem';
import { request } from '../../api/request';
import type { Live } from '../use-live';

export type AlarmDesk = ResponseOf<Endpoints['readAlarmDesk']>;

/** The budget of the hour, who has the desk and the week's outcomes: read again when alarms come or go, and by the minute. What was known stays while it cannot be had. */
export function useAlarmDesk(dataset: () => string | undefined, live: Live) {
  const desk = shallowRef<AlarmDesk | null>(null);
  async function load(): Promise<void> {
    const key = dataset();
    if (key === undefined) return;
    try {
      const got = await request('readAlarmDesk', { query: { dataset: key } });
      if (key === dataset()) desk.value = got;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
    }
  }
  watch([dataset, () => live.alarms.value], () => void load(), { immediate: true });
  useIntervalFn(() => void load(), 60_000);
  return { desk, load };
}
