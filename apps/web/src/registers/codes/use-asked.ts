import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { RequestFailure } from '../../api/problem';

export interface Asked<Answer> {
  /** null until the first answer to the question on show. */
  readonly answer: ShallowRef<Answer | null>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  load(): Promise<void>;
}

/** The answer to one question, asked again when the question changes; null = nothing to ask. */
export function useAsked<Answer>(question: () => string | null, ask: (signal: AbortSignal) => Promise<Answer>): Asked<Answer> {
  const answer = shallowRef<Answer | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  let controller = new AbortController();

  async function load(): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    failure.value = null;
    try {
      const fresh = await ask(signal);
      if (!signal.aborted) answer.value = fresh;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }
  watch(question, (now) => {
    answer.value = null;
    if (now !== null) void load();
  }, { immediate: true });
  onScopeDispose(() => controller.abort());
  return { answer, failure, load };
}
