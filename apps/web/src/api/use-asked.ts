import { shallowRef, watch, type WatchSource } from 'vue';
import { RequestFailure } from './problem';

/** What a request answers, asked again whenever one of `on` changes; an answer that comes late is not taken. `null` = nothing to ask. */
export function useAsked<Answer>(on: readonly WatchSource[], ask: () => Promise<Answer> | null) {
  const answer = shallowRef<Answer | null>(null), failure = shallowRef<RequestFailure | null>(null);
  let turn = 0;
  async function load(): Promise<void> {
    const mine = ++turn, asked = ask();
    if (asked === null) return;
    try {
      const got = await asked;
      if (mine === turn) [answer.value, failure.value] = [got, null];
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (mine === turn) failure.value = error;
    }
  }
  watch([...on], () => {
    answer.value = null;
    void load();
  }, { immediate: true });
  return { answer, failure, load };
}
