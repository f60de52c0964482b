import { computed, shallowRef, watchEffect } from 'vue';
import { useRoute } from 'vue-router';
import type { RosterSheetView } from '@wuding/contract';
import { civilDateOf, civilDayOf } from '@wuding/domain';
import { RequestFailure } from '../../api/problem';
import { request } from '../../api/request';
import { serverNow } from '../../api/server-clock';

/** What the address asks to be printed, and the sheet the server makes of it. */
export function useSheet(onlyFormat: RosterSheetView['format'] | null = null) {
  const route = useRoute();
  const text = (name: string): string | null => (typeof route.query[name] === 'string' && route.query[name] !== '' ? route.query[name] : null);
  const week = computed(() => text('week') ?? civilDateOf(civilDayOf(serverNow())));
  const format = computed<RosterSheetView['format']>(() => onlyFormat ?? (text('format') === 'a3-month' ? 'a3-month' : 'a4-week'));
  const query = computed(() => ({
    format: format.value, ...(text('dataset') === null ? {} : { dataset: text('dataset')! }), ...(text('district') === null ? {} : { district: Number(text('district')) }),
  }));
  const sheet = shallowRef<RosterSheetView | null>(null), failure = shallowRef<RequestFailure | null>(null), turn = shallowRef(0);
  async function load(signal: AbortSignal): Promise<void> {
    const call = { params: { week: week.value }, query: query.value, signal };
    try {
      sheet.value = await request('readRosterSheet', call);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }
  watchEffect((onCleanup) => {
    const controller = new AbortController();
    onCleanup(() => controller.abort());
    void turn.value;
    failure.value = null;
    sheet.value = null;
    void load(controller.signal);
  });
  return { week, format, query, sheet, failure, reload: () => turn.value++ };
}
