import { computed, shallowRef, watch } from 'vue';
import type { DistrictView } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';
import { useDatasets } from '../stores/datasets';
import { useView } from '../stores/view';

/** The dataset that a page of patrols shows, and its districts; none while they are not known. */
export function usePatrolGround() {
  const datasets = useDatasets(), view = useView();
  if (!datasets.isLoaded) void datasets.load();
  const dataset = computed(() => datasets.find(view.dataset)), districts = shallowRef<readonly DistrictView[]>([]);
  watch(() => dataset.value?.key, async (key) => {
    if (key === undefined) return;
    try {
      districts.value = (await request('listDistricts', { query: { dataset: key, limit: 1_000 } })).items;
    } catch (error) {
      // One filter less; the panels say themselves what cannot be had.
      if (!(error instanceof RequestFailure)) throw error;
    }
  }, { immediate: true });
  return { dataset, districts };
}
