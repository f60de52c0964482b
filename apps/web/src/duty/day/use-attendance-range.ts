import { computed, ref } from 'vue';
import { RequestFailure } from '../../api/problem';
import { askServerTime } from '../../api/ask-server-time';
import { serverNow } from '../../api/server-clock';
import { bureauTimeZone } from '../../format/bureau-time-zone';
import { addDays, civilDayAt, isCivilDay, type CivilDay } from '../../format/civil-day';
import type { DayWindow } from '../../shell/TimeRange.vue';

/** A range of days, both included; until somebody names one, the last seven days by the server's clock. */
export function useAttendanceRange(query: Readonly<Record<string, unknown>>) {
  const from = ref(''), until = ref(''), today = ref<CivilDay | null>(null);
  function read(asked: Readonly<Record<string, unknown>>): void {
    from.value = typeof asked['from'] === 'string' && isCivilDay(asked['from']) ? asked['from'] : '';
    until.value = typeof asked['until'] === 'string' && isCivilDay(asked['until']) ? asked['until'] : '';
  }
  read(query);
  async function findToday(): Promise<void> {
    try {
      await askServerTime();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
    }
    today.value = civilDayAt(serverNow(), bureauTimeZone);
  }
  void findToday();
  /** Null until the server's day is known. */
  const range = computed<{ from: CivilDay; until: CivilDay } | null>(() => (today.value === null ? null
    : { from: from.value || addDays(until.value || today.value, -6), until: until.value || today.value }));
  const written = computed(() => ({ ...(from.value === '' ? {} : { from: from.value }), ...(until.value === '' ? {} : { until: until.value }) }));
  /** The same for the control of time, whose last day is `to`; an end taken away is the usual one again. */
  const ends = computed<DayWindow>({
    get: () => ({ from: range.value?.from ?? null, to: range.value?.until ?? null }),
    set: (chosen) => [from.value, until.value] = [chosen.from ?? '', chosen.to ?? ''],
  });
  return { ends, today, range, written, read };
}
