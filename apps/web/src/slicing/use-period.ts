import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { serverNow } from '../api/server-clock';
import { addDays, civilDayAt, daysBetween, type CivilDay } from '../format/civil-day';
import { formatDay, formatDayRange } from '../format/instant';
import { useAppearance } from '../stores/appearance';
import { useView } from '../stores/view';
import type { Slices } from './slice-memo';

/** The days the figures are about: what was asked for, cut to what the records span. */
export interface Period {
  readonly from: CivilDay;
  readonly to: CivilDay;
  readonly dayCount: number;
  /** "30 天", for a unit. */
  readonly length: string;
  /** "10月22日 – 11月20日". */
  readonly label: string;
}

/** First day and daily counts under every filter but the time; null when nothing is counted. */
export interface DaySpan {
  readonly from: CivilDay;
  readonly to: CivilDay;
  readonly counts: readonly number[];
}

/** The span of the records and the period within it, for titles, units and the brush. */
export function usePeriod(slices: () => Slices | null, timeZone: () => string): { span: ComputedRef<DaySpan | null>; period: ComputedRef<Period | null>; sayDay: (day: CivilDay) => string } {
  const { t } = useI18n();
  const view = useView();
  const appearance = useAppearance();
  const currentYear = (): string => civilDayAt(serverNow(), timeZone()).slice(0, 4);

  const span = computed(() => {
    const days = slices()?.days.byDay;
    // The instant the server counts days from is the start of a day in the dataset's zone.
    const from = days?.from === null || days?.from === undefined ? null : toDay(days.from, timeZone());
    return from === null || days === undefined || days.counts.length === 0 ? null : { from, to: addDays(from, days.counts.length - 1), counts: days.counts };
  });
  const period = computed(() => {
    const from = view.from ?? span.value?.from;
    const to = view.to ?? span.value?.to;
    if (from === undefined || to === undefined || from > to) return null;
    const dayCount = daysBetween(from, to) + 1;
    return { from, to, dayCount, length: t('period.days', { n: dayCount }), label: formatDayRange(from, to, appearance.locale, currentYear()) };
  });
  const sayDay = (day: CivilDay): string => formatDay(day, appearance.locale, day.slice(0, 4) !== currentYear());
  return { span, period, sayDay };
}

/** Civil days come as such or as the instant they begin. */
const toDay = (text: string, timeZone: string): CivilDay => (text.length === 10 ? text : civilDayAt(Date.parse(text), timeZone));
