import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { clockErrorMinutes } from '../api/server-clock';

interface ClockError {
  readonly direction: 'ahead' | 'behind';
  /** As people say it: minutes below two hours, hours below two days. */
  readonly span: string;
}

/** How far the device's clock is off; null within two minutes, or when nobody knows. */
export function useClockError(): ComputedRef<ClockError | null> {
  const { t } = useI18n();
  const words = (minutes: number): string => {
    if (minutes < 120) return t('clock.minutes', { n: minutes });
    return minutes < 48 * 60 ? t('clock.hours', { n: Math.round(minutes / 60) }) : t('clock.days', { n: Math.round(minutes / 1_440) });
  };
  return computed(() => (clockErrorMinutes.value === 0 ? null : { direction: clockErrorMinutes.value > 0 ? 'ahead' : 'behind', span: words(Math.abs(clockErrorMinutes.value)) }));
}
