import { useStorage } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, watchEffect } from 'vue';
import type { Locale } from '../format/instant';
import { setLocale } from '../locales';

export type Theme = 'light' | 'dark';

/** Theme and language: the person's own, kept in this browser; a link that names them wins. */
export const useAppearance = defineStore('appearance', () => {
  const storedTheme = useStorage<string>('wuding.theme', 'light');
  const storedLocale = useStorage<string>('wuding.locale', 'zh-CN');
  const theme = computed<Theme>({ get: () => (storedTheme.value === 'dark' ? 'dark' : 'light'), set: (value) => (storedTheme.value = value) });
  const locale = computed<Locale>({ get: () => (storedLocale.value === 'en' ? 'en' : 'zh-CN'), set: (value) => (storedLocale.value = value) });

  watchEffect(() => document.documentElement.setAttribute('data-theme', theme.value));
  watchEffect(() => setLocale(locale.value));

  /** What an address says about the appearance; anything else leaves it as it is. */
  function readQuery(query: Readonly<Record<string, unknown>>): void {
    if (query.theme === 'dark' || query.theme === 'light') theme.value = query.theme;
    if (query.lang === 'en' || query.lang === 'zh-CN') locale.value = query.lang;
  }
  /** The part of an address that makes it open with this appearance; nothing for the usual one. */
  const query = computed<Record<string, string>>(() => ({
    ...(theme.value === 'dark' ? { theme: 'dark' } : {}), ...(locale.value === 'en' ? { lang: 'en' } : {}),
  }));

  return { theme, locale, query, readQuery };
});
