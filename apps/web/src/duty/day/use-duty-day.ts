import { useIntervalFn } from '@vueuse/core';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import type { DutyAlarmView, Endpoints, ResponseOf } from '@wuding/contract';
import { RequestFailure } from '../../api/problem';
import { request } from '../../api/request';
import { bureauTimeZone } from '../../format/bureau-time-zone';
import { startOfDay } from '../../format/civil-day';
import { useFreshness } from '../../stores/freshness';

export type DutyDay = ResponseOf<Endpoints['readDutyDay']>;
export type TeamShift = ResponseOf<Endpoints['readTeamShifts']>['items'][number];

/** A state lasts minutes; a check-in should be seen before it is asked about. */
const refreshMilliseconds = 15_000;
const dayMilliseconds = 86_400_000;

export interface DutyDayState {
  readonly day: Readonly<ShallowRef<DutyDay | null>>;
  readonly alarms: Readonly<ShallowRef<readonly DutyAlarmView[]>>;
  readonly doubts: Readonly<ShallowRef<readonly TeamShift[]>>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  load(): Promise<void>;
}

/** A day of duty with its alarms and doubts, asked again while the page is open; the last answer stays when one fails. */
export function useDutyDay(asked: () => { day: string; dataset: string | undefined; district: number | null }): DutyDayState {
  const day = shallowRef<DutyDay | null>(null);
  const alarms = shallowRef<readonly DutyAlarmView[]>([]);
  const doubts = shallowRef<readonly TeamShift[]>([]);
  const failure = shallowRef<RequestFailure | null>(null);
  const freshness = useFreshness();
  let controller = new AbortController();

  async function load(): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller, { day: on, dataset, district } = asked();
    if (dataset === undefined || on === '') return;
    const scope = { dataset, ...(district === null ? {} : { district }) }, fromAt = startOfDay(on, bureauTimeZone);
    try {
      const [entries, raised, shifted] = await Promise.all([
        request('readDutyDay', { params: { day: on }, query: scope, signal }),
        request('listDutyAlarms', { query: { ...scope, from: new Date(fromAt).toISOString(), to: new Date(fromAt + dayMilliseconds).toISOString(), limit: 200 }, signal }),
        request('readTeamShifts', { query: { dataset, day: on }, signal }),
      ]);
      [day.value, alarms.value, doubts.value, failure.value] = [entries, raised.items, shifted.items, null];
      freshness.report(bureauTimeZone);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }

  watch(() => JSON.stringify(asked()), () => {
    day.value = null;
    void load();
  }, { immediate: true });
  useIntervalFn(() => void load(), refreshMilliseconds);
  onScopeDispose(() => {
    controller.abort();
    freshness.clear();
  });
  return { day, alarms, doubts, failure, load };
}
