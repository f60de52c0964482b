import { onScopeDispose, shallowRef, watch, type WatchSource } from 'vue';
import { RequestFailure } from './problem';

/** What a request answers, asked again whenever one of `on` changes: the one before is given up, so that no late answer is taken. `null` = nothing to ask. */
export function useAsked<Answer>(on: readonly WatchSource[], ask: (signal: AbortSignal) => Promise<Answer> | null) {
  const answer = shallowRef<Answer | null>(null), failure = shallowRef<RequestFailure | null>(null);
  let controller = new AbortController();
  async function load(): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller, asked = ask(signal);
    failure.value = null;
    if (asked === null) return;
    try {
      const got = await asked;
      if (!signal.aborted) answer.value = got;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }
  watch([...on], () => {
    answer.value = null;
    void load();
  }, { immediate: true });
  onScopeDispose(() => controller.abort());
  return { answer, failure, load };
}
