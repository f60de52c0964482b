import { shallowRef, watch, type ShallowRef } from 'vue';
import type { DistrictView } from '@wuding/contract';
import { RequestFailure } from '../../api/problem';
import { request } from '../../api/request';

/** The districts zones are filtered by; none while they cannot be had: one filter less, and the list says itself what is wrong. */
export function useZoneDistricts(datasetKey: () => string | undefined): Readonly<ShallowRef<readonly DistrictView[]>> {
  const districts = shallowRef<readonly DistrictView[]>([]);
  watch(datasetKey, async (key) => {
    districts.value = [];
    if (key === undefined) return;
    try {
      districts.value = (await request('listDistricts', { query: { dataset: key, limit: 1_000 } })).items;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
    }
  }, { immediate: true });
  return districts;
}
