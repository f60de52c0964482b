import { shallowRef, watch, type ShallowRef } from 'vue';
import type { DistrictFigures, DistrictHistory, Endpoints, ResponseOf } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';

export type DistrictDetail = ResponseOf<Endpoints['readDistrict']>;

export interface Loaded<Value> {
  readonly value: ShallowRef<Value | null>;
  readonly failure: ShallowRef<RequestFailure | null>;
  load(): Promise<void>;
}

/** What a question answers, asked again whenever its key changes; a later answer never gives way to an earlier one. Null key = not asked. */
export function useAnswer<Value>(key: () => string | null, ask: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const value = shallowRef<Value | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  let controller = new AbortController();
  async function load(): Promise<void> {
    controller.abort();
    if (key() === null) return;
    const { signal } = (controller = new AbortController());
    failure.value = null;
    try {
      const answer = await ask(signal);
      if (!signal.aborted) value.value = answer;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }
  watch(key, (now, before) => {
    if (now?.split(' ')[0] !== before?.split(' ')[0]) value.value = null;
    void load();
  }, { immediate: true });
  return { value, failure, load };
}

export const useDistrict = (id: () => number): Loaded<DistrictDetail> =>
  useAnswer(() => String(id()), (signal) => request('readDistrict', { params: { id: id() }, signal }));

export const useDistrictHistory = (id: () => number): Loaded<DistrictHistory> =>
  useAnswer(() => String(id()), (signal) => request('readDistrictHistory', { params: { id: id() }, signal }));

/** @param window instants; null = the server's own, the last thirty days; undefined = not known yet, so not asked */
export const useDistrictFigures = (id: () => number, window: () => { from: string; to: string } | null | undefined): Loaded<DistrictFigures> =>
  useAnswer(() => (window() === undefined ? null : `${id()} ${JSON.stringify(window())}`), (signal) => request('readDistrictFigures', { params: { id: id() }, query: window() ?? {}, signal }));
