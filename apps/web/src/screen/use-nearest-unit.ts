import type { WallSections } from '@wuding/contract';
import { useI18n } from 'vue-i18n';

/** Who could be at an alarm soonest by road, in words; null where nothing is known of it. */
export function useNearestUnit(nearest: () => WallSections['nearest']) {
  const { t } = useI18n();
  return (alarmKey: string): string | null => {
    const found = nearest().find((one) => one.alarmKey === alarmKey);
    if (found === undefined) return null;
    return found.unit === null ? t('screen.nearest.none') : t('screen.nearest.unit', { label: found.unit.label, minutes: found.unit.roadMinutes, how: t(`screen.nearest.${found.unit.mode}`) });
  };
}
