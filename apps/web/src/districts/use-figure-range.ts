import { computed, ref } from 'vue';
import { useRoute } from 'vue-router';
import { serverNow } from '../api/server-clock';
import { addDays, civilDayAt, isCivilDay, startOfDay, type CivilDay } from '../format/civil-day';
import type { DayWindow } from '../shell/TimeRange.vue';
import { useAddressSync } from '../stores/address-sync';
import { useAppearance } from '../stores/appearance';
import type { FigureWindow } from './record-links';

/** Days the figures are about until somebody says otherwise; the server's own window. */
const usualDays = 30;

/** The days a district's figures are about, kept in the address: the usual thirty to the end of the server's today unless it says. */
export function useFigureRange(timeZone: () => string | undefined) {
  const route = useRoute();
  const appearance = useAppearance();
  const asked = ref<DayWindow>({ from: null, to: null });
  const dayOf = (text: unknown): CivilDay | null => (typeof text === 'string' && isCivilDay(text) ? text : null);
  const read = (query: Readonly<Record<string, unknown>>): void => void (asked.value = { from: dayOf(query['from']), to: dayOf(query['to']) });
  read(route.query);

  /** Null until the zone is known. */
  const today = computed(() => {
    const zone = timeZone();
    return zone === undefined ? null : civilDayAt(serverNow(), zone);
  });
  const range = computed<DayWindow>({
    get: () => {
      if (today.value === null) return { from: null, to: null };
      const to = asked.value.to ?? today.value;
      return { from: asked.value.from ?? addDays(to, 1 - usualDays), to };
    },
    set: ({ from, to }) => (asked.value = to === today.value && (from === null || from === addDays(to ?? '', 1 - usualDays)) ? { from: null, to: null } : { from, to }),
  });
  /** Null = the server's own; undefined until the zone is known. */
  const window = computed<FigureWindow | null | undefined>(() => {
    if (asked.value.from === null && asked.value.to === null) return null;
    const zone = timeZone(), { from, to } = range.value;
    return zone === undefined || from === null || to === null ? undefined
      : { from: new Date(startOfDay(from, zone)).toISOString(), to: new Date(startOfDay(addDays(to, 1), zone)).toISOString() };
  });
  const query = computed(() => ({ ...(asked.value.from === null ? {} : { from: asked.value.from }), ...(asked.value.to === null ? {} : { to: asked.value.to }) }));
  useAddressSync({ routeName: 'district', read, query: () => ({ ...query.value, ...appearance.query }) });
  return { range, today, window, query };
}
