import { computed, type ComputedRef } from 'vue';
import type { LocationQueryRaw } from 'vue-router';
import { request } from '../../api/request';
import { useAppearance } from '../../stores/appearance';
import { useDatasets } from '../../stores/datasets';
import { useView } from '../../stores/view';
import { useAsked } from '../../api/use-asked';

/**
 * How many records bear each code of a set, in the dataset on show where it speaks in that set, else in the first that does.
 * @param users keys of the datasets that speak in the set
 */
export function useCodeCounts(users: () => readonly string[]): {
  dataset: ComputedRef<string | null>;
  countOf(code: string): number | null;
  categoryCountOf(key: string): number | null;
  recordsOf(filter: { code?: string; category?: string }): LocationQueryRaw;
} {
  const view = useView();
  const datasets = useDatasets();
  const appearance = useAppearance();
  if (!datasets.isLoaded) void datasets.load();
  const dataset = computed(() => {
    const onShow = datasets.find(view.dataset)?.key;
    return users().find((key) => key === onShow) ?? users()[0] ?? null;
  });
  const { answer } = useAsked([dataset], (signal) => (dataset.value === null ? null : request('sliceEvents', { body: { dataset: dataset.value }, signal })));
  return {
    dataset,
    countOf: (code) => (answer.value === null ? null : (answer.value.byCode[code] ?? 0)),
    categoryCountOf: (key) => (answer.value === null ? null : (answer.value.byReportCategory[key] ?? 0)),
    recordsOf: (filter) => ({ ...(dataset.value === null ? {} : { dataset: dataset.value }), ...filter, ...appearance.query }),
  };
}
