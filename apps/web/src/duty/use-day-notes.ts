import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';
import type { DutyWeek } from './duty-week';

/** What is special about each day of a week, in a word: a holiday, a worked weekend, a market. '' = nothing, or not known. */
export function useDayNotes(week: () => DutyWeek, dataset: () => string): ComputedRef<readonly string[]> {
  const { t } = useI18n();
  const days = shallowRef<ResponseOf<Endpoints['readCalendar']>['items']>([]);
  watch(() => `${week().on} ${dataset()}`, async () => {
    days.value = [];
    try {
      days.value = (await request('readCalendar', { query: { dataset: dataset(), from: week().days[0]!, to: week().days[6]! } })).items;
    } catch (error) {
      // The roster does not need it: the pattern of each post has the calendar in it already.
      if (!(error instanceof RequestFailure)) throw error;
    }
  }, { immediate: true });
  return computed(() => week().days.map((date) => {
    const day = days.value.find(({ on }) => on === date);
    if (day === undefined) return '';
    if (day.kind === 'holiday') return t('duty.grid.holiday');
    if (day.kind === 'worked-weekend') return t('duty.grid.worked');
    return day.markets.length > 0 ? t('duty.grid.market') : '';
  }));
}
