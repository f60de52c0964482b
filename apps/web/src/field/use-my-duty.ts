import { useEventListener, useIntervalFn } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';
import { keepDuty, readKeptDuty } from '../stores/kept-duty';
import { useSession } from '../stores/session';

export type MyDuty = ResponseOf<Endpoints['readMyDuty']>;

/** Prompts wait ten minutes: half a minute later is early enough. */
const refreshMilliseconds = 30_000;

export interface MyDutyState {
  /** The person's own, at one post when that is asked for; null = not known yet. */
  readonly mine: ComputedRef<MyDuty | null>;
  /** Why the last answer is not of now; null = it is. */
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  /** The answer was kept by the phone from an earlier visit. */
  readonly isKept: Readonly<Ref<boolean>>;
  /** When what is known was asked for, UTC milliseconds by this device. */
  readonly toldAt: Readonly<Ref<number>>;
  load(): Promise<void>;
}

/** The person's own duty, asked again every half minute; what came last is kept on the phone for when nobody answers. */
export function useMyDuty(username: string, post: () => number | undefined): MyDutyState {
  const session = useSession();
  const all = shallowRef<MyDuty | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  const isKept = ref(false);
  const toldAt = ref(0);
  let controller = new AbortController();

  async function load(): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller, askedAt = Date.now();
    try {
      const answer = await request('readMyDuty', { query: {}, signal });
      all.value = answer;
      toldAt.value = askedAt;
      failure.value = null;
      isKept.value = false;
      if (session.session?.username === username) await keepDuty({ session: session.session, duty: answer });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
      if (all.value === null) await takeKept();
    }
  }
  async function takeKept(): Promise<void> {
    const kept = await readKeptDuty();
    if (kept === null || kept.session.username !== username || all.value !== null) return;
    all.value = kept.duty;
    isKept.value = true;
  }

  const mine = computed(() => {
    const asked = post();
    return all.value === null || asked === undefined ? all.value : { ...all.value, items: all.value.items.filter(({ place }) => place === `post:${asked}`) };
  });
  void load();
  useIntervalFn(() => void load(), refreshMilliseconds);
  useEventListener(window, 'online', () => void load());
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') void load();
  });
  onScopeDispose(() => controller.abort());
  return { mine, failure, isKept, toldAt, load };
}
