import { createI18n } from 'vue-i18n';
import type { Locale } from '../format/instant';
import zhCN, { type Messages } from './zh-CN';

export const i18n = createI18n<[Messages], Locale, false>({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages: { 'zh-CN': zhCN } as Record<Locale, Messages> });

/** Switches every text; English is fetched the first time it is asked for. */
export async function setLocale(locale: Locale): Promise<void> {
  if (!i18n.global.availableLocales.includes(locale)) i18n.global.setLocaleMessage(locale, (await import('./en')).default);
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
}
