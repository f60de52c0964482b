import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { DatasetView } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';

/** The datasets of this store, as the server last listed them. */
export const useDatasets = defineStore('datasets', () => {
  const items = shallowRef<readonly DatasetView[]>([]);
  const failure = shallowRef<RequestFailure | null>(null);
  const isLoaded = shallowRef(false);

  let running: Promise<void> | null = null;

  /** Asks once for whoever asks meanwhile. */
  function load(): Promise<void> {
    running ??= ask().finally(() => (running = null));
    return running;
  }

  async function ask(): Promise<void> {
    try {
      items.value = (await request('listDatasets', {})).items;
      isLoaded.value = true;
      failure.value = null;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }

  /** The dataset a key names, null = the bureau's own; undefined when the store has no such dataset. */
  const find = (key: string | null): DatasetView | undefined =>
    key === null ? (items.value.find((dataset) => dataset.isHome) ?? items.value[0]) : items.value.find((dataset) => dataset.key === key);

  return { items, failure, isLoaded, load, find };
});
