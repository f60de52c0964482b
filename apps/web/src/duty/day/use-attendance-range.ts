import { computed, ref } from 'vue';
import { RequestFailure } from '../../api/problem';
import { askServerTime, serverNow } from '../../api/server-clock';
import { bureauTimeZone } from '../../format/bureau-time-zone';
import { addDays, civilDayAt, isCivilDay, type CivilDay } from '../../format/civil-day';

/** A range of days, both included; until somebody names one, the last seven days by the server's clock. */
export function useAttendanceRange(query: Readonly<Record<string, unknown>>) {
  const from = ref(''), until = ref(''), today = ref('');
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
  const range = computed<{ from: CivilDay; until: CivilDay } | null>(() => (today.value === '' ? null
    : { from: from.value || addDays(until.value || today.value, -6), until: until.value || today.value }));
  const written = computed(() => ({ ...(from.value === '' ? {} : { from: from.value }), ...(until.value === '' ? {} : { until: until.value }) }));
  return { from, until, today, range, written, read };
}
