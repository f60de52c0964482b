import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { HomeAnswer } from '@wuding/contract';
import { formatClock, formatDayRange } from '../format/instant';
import { formatCount } from '../format/quantity';
import { useAppearance } from '../stores/appearance';

/** Sentences about today's figures: every one with what it is compared with, and over how many weeks. */
export function useHomeWords(home: () => HomeAnswer): {
  untilNow: ComputedRef<string>; currentPeriod: ComputedRef<string>;
  usual(usual: HomeAnswer['usual']): string; change(change: HomeAnswer['period']): string; mark(change: HomeAnswer['period']): string; clock(instant: string): string;
} {
  const { t } = useI18n();
  const appearance = useAppearance();
  const count = (n: number): string => formatCount(n, appearance.locale);
  const clock = (instant: string): string => formatClock(Date.parse(instant), home().timeZone).slice(0, 5);

  const untilNow = computed(() => t('home.untilNow', { time: clock(home().at) }));
  const currentPeriod = computed(() => {
    const { currentFrom, currentTo } = home().periods;
    return formatDayRange(currentFrom, currentTo, appearance.locale, home().today.slice(0, 4));
  });
  const usual = (value: HomeAnswer['usual']): string =>
    value === null ? t('home.usualUnknown') : t('home.usual', { mean: value.mean.toFixed(1), weeks: value.weekCount });
  const change = ({ previous, direction }: HomeAnswer['period']): string => t(`home.direction.${direction}`, { previous: count(previous) });
  const mark = ({ direction }: HomeAnswer['period']): string => ({ more: '▲', fewer: '▼', level: '＝' })[direction];
  return { untilNow, currentPeriod, usual, change, mark, clock };
}
