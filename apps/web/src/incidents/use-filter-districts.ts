import { shallowRef, watch, type ShallowRef } from 'vue';
import type { DistrictView } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';

/** Districts of a dataset to filter by; empty until they have come, and when they cannot be had: then there is one filter less. */
export function useFilterDistricts(datasetKey: () => string | undefined): Readonly<ShallowRef<readonly DistrictView[]>> {
  const districts = shallowRef<readonly DistrictView[]>([]);
  watch(datasetKey, async (key) => {
    districts.value = [];
    if (key === undefined) return;
    try {
      const { items } = await request('listDistricts', { query: { dataset: key, limit: 1_000 } });
      if (key === datasetKey()) districts.value = items;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
    }
  }, { immediate: true });
  return districts;
}
