import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import type { DistrictView } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';

export interface DistrictListState {
  readonly districts: Readonly<ShallowRef<readonly DistrictView[] | null>>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  load(): Promise<void>;
}

/** All districts of a dataset, page after page; asked again when the dataset or the state of the records changes; null = not known yet. */
export function useDistrictList(dataset: () => string | null, state: () => number | null): DistrictListState {
  const districts = shallowRef<readonly DistrictView[] | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  let controller = new AbortController();

  async function load(): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    const key = dataset();
    if (key === null) return;
    try {
      const items: DistrictView[] = [];
      let cursor: string | null = null;
      do {
        const query = { dataset: key, limit: 1_000, ...(cursor === null ? {} : { cursor }) };
        const page: { items: DistrictView[]; nextCursor: string | null } = await request('listDistricts', { query, signal });
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      districts.value = items;
      failure.value = null;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }

  watch([dataset, state], ([key, now], [before, then]) => {
    if (key !== before) districts.value = null;
    // The first state heard of is the one the list was asked in, or a later one the next change will tell.
    else if (then === null || now === null) return;
    void load();
  }, { immediate: true });
  onScopeDispose(() => controller.abort());
  return { districts, failure, load };
}
