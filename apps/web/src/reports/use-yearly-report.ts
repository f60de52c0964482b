import { computed, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { YearlyReport } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';
import { useAppearance } from '../stores/appearance';
import { useView } from '../stores/view';
import { readIntent } from '../stores/view-intent';

/** The yearly report its address names; without a year, the one the server calls the latest. */
export function useYearlyReport() {
  const route = useRoute();
  const router = useRouter();
  const view = useView();
  const appearance = useAppearance();
  const report = shallowRef<YearlyReport | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);

  const { dataset } = readIntent(route.query);
  if (dataset !== null && dataset !== view.dataset) view.openDataset(dataset);

  const named = computed(() => (/^20\d\d$/.test(String(route.query['year'])) ? Number(route.query['year']) : 'latest' as const));
  const query = computed<{ dataset?: string }>(() => (view.dataset === null ? {} : { dataset: view.dataset }));
  const addressOf = (wanted: number) => ({ name: 'yearly', query: { year: String(wanted), ...query.value, ...appearance.query } });

  async function load(): Promise<void> {
    const wanted = [named.value, view.dataset].join();
    failure.value = null;
    try {
      const answer = await request('readYearlyReport', { params: { year: named.value }, query: query.value });
      if (wanted === [named.value, view.dataset].join()) report.value = answer;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }
  watch([named, () => view.dataset], () => {
    if (route.name === 'yearly') void load();
  }, { immediate: true });

  /** null until it is known which one the latest is. */
  const year = computed(() => (named.value === 'latest' ? report.value?.year ?? null : named.value));
  const openYear = (wanted: number): void => void router.push(addressOf(wanted));
  return { report, failure, load, year, openYear, query };
}
