import { shallowRef, watch, type ShallowRef } from 'vue';
import type { DistrictView } from '@wuding/contract';
import { RequestFailure } from '../../api/problem';
import { request } from '../../api/request';

/** Districts of a dataset, for choosing one; none while they are not known: one filter less, and the list says itself when it cannot be had. */
export function useDistricts(dataset: () => string | undefined): ShallowRef<readonly DistrictView[]> {
  const districts = shallowRef<readonly DistrictView[]>([]);
  watch(dataset, async (key) => {
    districts.value = [];
    if (key === undefined) return;
    try {
      const { items } = await request('listDistricts', { query: { dataset: key, limit: 1_000 } });
      if (dataset() === key) districts.value = items;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
    }
  }, { immediate: true });
  return districts;
}
