import { useEventListener, useIntervalFn } from '@vueuse/core';
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';

export type MyDuty = ResponseOf<Endpoints['readMyDuty']>;

/** Prompts wait ten minutes: half a minute later is early enough. */
const refreshMilliseconds = 30_000;

export interface MyDutyState {
  readonly mine: Readonly<ShallowRef<MyDuty | null>>;
  /** Why the last answer is not of now; null = it is. */
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  /** The answer was kept by the phone from an earlier visit. */
  readonly isKept: Readonly<Ref<boolean>>;
  load(): Promise<void>;
}

/** The person's own duty, asked again every half minute; what came last is kept on the phone for when nobody answers. */
export function useMyDuty(username: string, post: () => number | undefined): MyDutyState {
  const mine = shallowRef<MyDuty | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  const isKept = ref(false);
  const shelf = `wuding.my-duty.${username}`;
  let controller = new AbortController();

  async function load(): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller, asked = post();
    try {
      const answer = await request('readMyDuty', { query: asked === undefined ? {} : { post: asked }, signal });
      mine.value = answer;
      failure.value = null;
      isKept.value = false;
      if (asked === undefined) keep(shelf, answer);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
      if (mine.value !== null) return;
      mine.value = kept(shelf, asked);
      isKept.value = mine.value !== null;
    }
  }

  void load();
  useIntervalFn(() => void load(), refreshMilliseconds);
  useEventListener(window, 'online', () => void load());
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') void load();
  });
  onScopeDispose(() => controller.abort());
  return { mine, failure, isKept, load };
}

function keep(shelf: string, answer: MyDuty): void {
  try {
    localStorage.setItem(shelf, JSON.stringify(answer));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** Prompts of then can no longer be answered. */
function kept(shelf: string, post: number | undefined): MyDuty | null {
  try {
    const answer = JSON.parse(localStorage.getItem(shelf) ?? 'null') as MyDuty | null;
    return answer === null ? null : { ...answer, prompts: [], items: answer.items.filter(({ place }) => post === undefined || place === `post:${post}`) };
  } catch {
    return null;
  }
}
