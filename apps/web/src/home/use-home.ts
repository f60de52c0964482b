import { useEventListener, useIntervalFn } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { HomeAnswer } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';
import { useFreshness } from '../stores/freshness';

/** As often as a phone would report; the answer costs the server a few milliseconds. */
const refreshMilliseconds = 30_000;

export interface HomeState {
  readonly home: Readonly<ShallowRef<HomeAnswer | null>>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  readonly isLoading: Readonly<Ref<boolean>>;
  load(): Promise<void>;
}

/**
 * What today asks for, asked again every half minute while the page is open; the last answer stays when one fails.
 * @param near where the asker stands, [lng, lat]; null = not told
 */
export function useHome(dataset: () => string | undefined, near: () => readonly [number, number] | null): HomeState {
  const home = shallowRef<HomeAnswer | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  const isLoading = ref(false);
  const freshness = useFreshness();
  let running = new AbortController();

  async function load(): Promise<void> {
    running.abort();
    const controller = new AbortController();
    running = controller;
    const key = dataset(), place = near();
    if (key === undefined) return;
    isLoading.value = true;
    try {
      home.value = await request('readHome', { query: { dataset: key, ...(place === null ? {} : { lng: place[0], lat: place[1] }) }, signal: controller.signal });
      failure.value = null;
      freshness.report(home.value.timeZone);
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    } finally {
      if (running === controller) isLoading.value = false;
    }
  }

  const asked = computed(() => `${dataset() ?? ''} ${near()?.join() ?? ''}`);
  watch(asked, (now, before) => {
    if (before === undefined || now.split(' ')[0] !== before.split(' ')[0]) home.value = null;
    void load();
  }, { immediate: true });
  useIntervalFn(() => void load(), refreshMilliseconds);
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') void load();
  });
  onScopeDispose(() => {
    running.abort();
    freshness.clear();
  });
  return { home, failure, isLoading, load };
}
