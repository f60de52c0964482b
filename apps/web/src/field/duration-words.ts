import { useI18n } from 'vue-i18n';

/** "2 小时 10 分钟" of a length in milliseconds; under a minute is one minute. */
export function useDurationWords(): (milliseconds: number) => string {
  const { t } = useI18n();
  return (milliseconds) => {
    const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / 60_000)), hours = Math.floor(minutes / 60);
    const parts = [...(hours > 0 ? [`${hours} ${t('field.hours')}`] : []), ...(minutes % 60 > 0 && hours < 10 ? [`${minutes % 60} ${t('field.minutes')}`] : [])];
    return parts.join(' ');
  };
}
