import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { RequestFailure } from '../../api/problem';

export interface Act {
  readonly isBusy: Ref<boolean>;
  readonly failure: ShallowRef<RequestFailure | null>;
  /** Does it once at a time; false = refused or failed, which `failure` then says. */
  run(act: () => Promise<unknown>): Promise<boolean>;
}

/** One act of a form: busy while it runs, and what kept it from being done. */
export function useAct(): Act {
  const isBusy = ref(false);
  const failure = shallowRef<RequestFailure | null>(null);
  async function run(act: () => Promise<unknown>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    failure.value = null;
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
      return false;
    } finally {
      isBusy.value = false;
    }
  }
  return { isBusy, failure, run };
}
