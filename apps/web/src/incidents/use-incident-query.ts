import { shallowRef, watch, type ShallowRef } from 'vue';
import { useRoute } from 'vue-router';
import { useAddressSync } from '../stores/address-sync';
import { useAppearance } from '../stores/appearance';
import { useView } from '../stores/view';
import { readIntent, type Query } from '../stores/view-intent';
import { freshIncidentQuery, readIncidentQuery, writeIncidentQuery, type IncidentQuery } from './incident-query';

/**
 * What the list is asked to show, kept the same as its address: every list is a link, and "back" steps through them.
 * Another dataset has other districts and codes, so it begins without filters.
 */
export function useIncidentQuery(): { query: ShallowRef<IncidentQuery>; addressOf(change: Partial<IncidentQuery>): Record<string, string>; clear(): void } {
  const view = useView();
  const appearance = useAppearance();
  const query = shallowRef<IncidentQuery>(freshIncidentQuery());

  /** The address leads: its dataset comes with its own filters. */
  let isReading = false;
  function read(address: Query): void {
    isReading = true;
    const { dataset } = readIntent(address);
    if (dataset !== view.dataset) view.openDataset(dataset);
    query.value = readIncidentQuery(address);
    isReading = false;
  }
  read(useRoute().query);

  const addressOf = (change: Partial<IncidentQuery>): Record<string, string> =>
    ({ ...(view.dataset === null ? {} : { dataset: view.dataset }), ...writeIncidentQuery({ ...query.value, ...change }), ...appearance.query });
  const clear = (): void => {
    query.value = { ...freshIncidentQuery(), sort: query.value.sort };
  };
  watch(() => view.dataset, () => {
    if (!isReading) clear();
  }, { flush: 'sync' });
  useAddressSync({ routeName: 'incidents', query: () => addressOf({}), read });
  return { query, addressOf, clear };
}
