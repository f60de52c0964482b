import { useStorage, watchDebounced } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { SearchHit } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';

const recentLimit = 6;
/** Shorter than a syllable takes to type, longer than a key bounces. */
const quietMilliseconds = 120;

/** What is typed into the search box, what the server finds, and what was chosen before (per person and dataset, in this browser). */
export function useSearch(dataset: () => string | undefined, username: () => string) {
  const text = ref('');
  const hits = shallowRef<readonly SearchHit[]>([]);
  const failure = shallowRef<RequestFailure | null>(null);
  /** What the hits answer; null = nothing yet. */
  const answered = ref<string | null>(null);
  const stored = useStorage<Record<string, SearchHit[]>>('wuding.recent', {});
  const shelf = computed(() => `${username()} ${dataset() ?? ''}`);
  const recent = computed(() => stored.value[shelf.value] ?? []);
  let running = new AbortController();

  async function find(): Promise<void> {
    running.abort();
    const q = text.value.trim(), key = dataset();
    if (q === '' || key === undefined) {
      hits.value = [];
      answered.value = null;
      return;
    }
    running = new AbortController();
    const { signal } = running;
    try {
      hits.value = (await request('searchNames', { query: { dataset: key, q }, signal })).items;
      failure.value = null;
      answered.value = q;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }
  watchDebounced(text, find, { debounce: quietMilliseconds });
  // What was typed while the datasets were still being fetched is asked now; another dataset begins afresh.
  watch(dataset, (_now, before) => {
    if (before !== undefined) text.value = '';
    void find();
  });
  onScopeDispose(() => running.abort());

  function remember(hit: SearchHit): void {
    const others = recent.value.filter(({ kind, name }) => kind !== hit.kind || name !== hit.name);
    stored.value = { ...stored.value, [shelf.value]: [hit, ...others].slice(0, recentLimit) };
  }
  return { text, hits, failure, answered, recent, remember, retry: find };
}
