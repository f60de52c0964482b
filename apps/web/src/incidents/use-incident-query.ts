import { shallowRef, watch, type ShallowRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useAppearance } from '../stores/appearance';
import { useView } from '../stores/view';
import { isSameQuery, readIntent } from '../stores/view-intent';
import { freshIncidentQuery, readIncidentQuery, writeIncidentQuery, type IncidentQuery } from './incident-query';

/**
 * What the list is asked to show, kept the same as its address: every list is a link, and "back" steps through them.
 * Another dataset has other districts and codes, so it begins without filters.
 */
export function useIncidentQuery(): { query: ShallowRef<IncidentQuery>; addressOf(change: Partial<IncidentQuery>): Record<string, string>; clear(): void } {
  const route = useRoute();
  const router = useRouter();
  const view = useView();
  const appearance = useAppearance();

  function openStatedDataset(): void {
    const { dataset } = readIntent(route.query);
    if (dataset !== view.dataset) view.openDataset(dataset);
  }
  openStatedDataset();
  const query = shallowRef<IncidentQuery>(readIncidentQuery(route.query));
  const addressOf = (change: Partial<IncidentQuery>): Record<string, string> =>
    ({ ...(view.dataset === null ? {} : { dataset: view.dataset }), ...writeIncidentQuery({ ...query.value, ...change }), ...appearance.query });
  const clear = (): void => {
    query.value = { ...freshIncidentQuery(), sort: query.value.sort };
  };

  /** The address leads: its dataset comes with its own filters. */
  let isFollowing = false;
  watch(() => view.dataset, () => {
    if (!isFollowing) clear();
  }, { flush: 'sync' });
  watch([query, () => view.dataset, () => appearance.query], () => {
    if (route.name === 'incidents' && !isSameQuery(route.query, addressOf({}))) void router.push({ name: 'incidents', query: addressOf({}) });
  });
  watch(() => route.query, (now) => {
    if (route.name !== 'incidents' || isSameQuery(now, addressOf({}))) return;
    isFollowing = true;
    openStatedDataset();
    query.value = readIncidentQuery(now);
    isFollowing = false;
  });
  return { query, addressOf, clear };
}
