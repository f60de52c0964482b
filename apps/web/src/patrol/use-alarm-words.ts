import { useNow } from '@vueuse/core';
import { useI18n } from 'vue-i18n';
import type { AlarmView } from '@wuding/contract';
import { serverNow } from '../api/server-clock';
import { useAppearance } from '../stores/appearance';

/** What tables of alarms say alike: the words of the reader's language, and how long an alarm has lasted or did last, looked at again every half minute. */
export function useAlarmWords() {
  const { t } = useI18n();
  const appearance = useAppearance();
  const now = useNow({ interval: 30_000 });
  const wordOf = (words: { zh: string; en: string }): string => (appearance.locale === 'zh-CN' ? words.zh : words.en);
  function lasting({ sinceAt, clearedAt }: Pick<AlarmView, 'sinceAt' | 'clearedAt'>): string {
    const minutes = Math.max(0, Math.round(((clearedAt === null ? (now.value, serverNow()) : Date.parse(clearedAt)) - Date.parse(sinceAt)) / 60_000));
    return minutes < 120 ? t('alarms.minutes', { n: minutes }) : t('alarms.hours', { n: Math.floor(minutes / 60), m: minutes % 60 });
  }
  return { wordOf, lasting };
}
