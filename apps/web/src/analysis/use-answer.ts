import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { RequestFailure } from '../api/problem';

export interface AnswerState<Answer> {
  readonly answer: Readonly<ShallowRef<Answer | null>>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  readonly isLoading: Readonly<Ref<boolean>>;
  retry(): void;
}

const quietMilliseconds = 80;

/**
 * The answer to a question that changes while a hand works: asked when the hand rests, superseding what is under way; the old
 * answer stays until the new one is there.
 * @param question null = nothing to ask; what was answered is let go
 */
export function useAnswer<Question, Answer>(question: () => Question | null, ask: (question: Question, signal: AbortSignal) => Promise<Answer>): AnswerState<Answer> {
  const answer: ShallowRef<Answer | null> = shallowRef(null);
  const failure = shallowRef<RequestFailure | null>(null);
  const isLoading = ref(false);
  let controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    controller.abort();
    const wanted = question();
    if (wanted === null) {
      answer.value = null;
      isLoading.value = false;
      return;
    }
    controller = new AbortController();
    const { signal } = controller;
    isLoading.value = true;
    try {
      answer.value = await ask(wanted, signal);
      failure.value = null;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    } finally {
      if (!signal.aborted) isLoading.value = false;
    }
  }

  watch(() => JSON.stringify(question()), (_, before) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), before === undefined ? 0 : quietMilliseconds);
  }, { immediate: true });
  onScopeDispose(() => {
    clearTimeout(timer);
    controller.abort();
  });
  return { answer, failure, isLoading, retry: () => void run() };
}
