import { useI18n } from 'vue-i18n';
import type { ZoneView } from '@wuding/contract';
import { clockText } from '@wuding/domain';
import { lightFlavor, darkFlavor } from '@wuding/catalog';
import { useAppearance } from '../../stores/appearance';

type Hours = ZoneView['hours'][number];

/** How zones are spoken of: hours in words, the state with its reason, the colour the map gives a kind. */
export function useZoneWords() {
  const { t } = useI18n();
  const appearance = useAppearance();
  const clock = (minute: number): string => (minute > 1440 ? t('zone.nextDay', { clock: clockText(minute - 1440) }) : clockText(minute));
  const days = ({ days: rule, weekdays }: Hours): string => {
    const week = weekdays.length === 7 ? '' : weekdays.map((day) => t(`weekday.short.${day}`)).join(t('list.comma'));
    return [rule === 'every-day' && week !== '' ? '' : t(`zoneDays.${rule}`), week].filter((word) => word !== '').join(' ');
  };
  const window = (one: Hours): string =>
    `${days(one)} ${clock(one.fromMinute)}–${clock(one.toMinute)}${one.season === null ? '' : ` · ${t('zone.season', { ...one.season })}`}`;
  return {
    window,
    hours: ({ hours, bells, bellBeforeMinutes, bellAfterMinutes }: ZoneView): string[] => {
      const around = bells.length === 0 ? [] : [t('zone.aroundBells', { before: bellBeforeMinutes, after: bellAfterMinutes })];
      return hours.length + around.length === 0 ? [t('zone.always')] : [...hours.map(window), ...around];
    },
    because: ({ because, bell }: ZoneView['state']): string => t(`zoneBecause.${because}`, { bell: bell ?? '' }),
    colour: (kind: ZoneView['kind']): string => (appearance.theme === 'dark' ? darkFlavor : lightFlavor).zones[kind],
  };
}
