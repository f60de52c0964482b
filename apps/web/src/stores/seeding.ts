import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { request } from '../api/request';

/** A demo can be worked with before all of it is written: what the server still writes behind the pages, asked for until there is nothing left. */
const everyMilliseconds = 4_000;

export const useSeeding = defineStore('seeding', () => {
  /** In words of the server, such as the month it has come to; empty = all is written, or nothing is known. */
  const background = shallowRef<readonly string[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function follow(): Promise<void> {
    clearTimeout(timer);
    try {
      background.value = (await request('readReadiness', {})).background;
    } catch {
      // Whether the server answers at all is told elsewhere; what was being written may be written by then.
      background.value = [];
    }
    if (background.value.length > 0) timer = setTimeout(() => void follow(), everyMilliseconds);
  }
  /** Whether what rests on all visits of a dataset would be too small now. */
  const isTooEarly = (dataset: { readonly provenance: string } | null | undefined): boolean => background.value.length > 0 && dataset?.provenance === 'simulated';
  const stop = (): void => clearTimeout(timer);

  return { background, isWriting: computed(() => background.value.length > 0), isTooEarly, follow, stop };
});
