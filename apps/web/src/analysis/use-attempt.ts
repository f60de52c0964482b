import { shallowRef, type ShallowRef } from 'vue';
import { RequestFailure } from '../api/problem';

/** Tries acts one at a time and keeps what the last one was refused for. */
export function useAttempt(): { failure: Readonly<ShallowRef<RequestFailure | null>>; attempt<Value>(act: () => Promise<Value>): Promise<Value | null> } {
  const failure = shallowRef<RequestFailure | null>(null);
  /** @returns null when it was refused */
  async function attempt<Value>(act: () => Promise<Value>): Promise<Value | null> {
    failure.value = null;
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
      return null;
    }
  }
  return { failure, attempt };
}
