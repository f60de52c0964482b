import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import type { IncidentView } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';

/** One incident by id; null while it is being fetched. */
export function useIncident(id: () => number): { incident: Readonly<ShallowRef<IncidentView | null>>; failure: Readonly<ShallowRef<RequestFailure | null>>; load(): Promise<void> } {
  const incident = shallowRef<IncidentView | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  let controller = new AbortController();

  async function load(): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    failure.value = null;
    try {
      incident.value = await request('readIncident', { params: { id: id() }, signal });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }
  watch(id, () => {
    incident.value = null;
    void load();
  }, { immediate: true });
  onScopeDispose(() => controller.abort());
  return { incident, failure, load };
}
