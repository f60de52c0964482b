import { shallowRef, watch, type ShallowRef } from 'vue';
import { useRoute } from 'vue-router';
import { useAddressSync } from '../../stores/address-sync';
import { useAppearance } from '../../stores/appearance';
import { useView } from '../../stores/view';
import { readIntent, type Query } from '../../stores/view-intent';
import { freshZoneQuery, readZoneQuery, writeZoneQuery, type ZoneQuery } from './zone-query';

/** What the register is asked to show, kept the same as its address. Another dataset begins without filters. */
export function useZoneQuery(): { query: ShallowRef<ZoneQuery>; addressOf(change: Partial<ZoneQuery>): Record<string, string> } {
  const view = useView();
  const appearance = useAppearance();
  const query = shallowRef<ZoneQuery>(freshZoneQuery());
  let isReading = false;
  function read(address: Query): void {
    isReading = true;
    const { dataset } = readIntent(address);
    if (dataset !== view.dataset) view.openDataset(dataset);
    query.value = readZoneQuery(address);
    isReading = false;
  }
  read(useRoute().query);
  const addressOf = (change: Partial<ZoneQuery>): Record<string, string> =>
    ({ ...(view.dataset === null ? {} : { dataset: view.dataset }), ...writeZoneQuery({ ...query.value, ...change }), ...appearance.query });
  watch(() => view.dataset, () => {
    if (!isReading) query.value = freshZoneQuery();
  }, { flush: 'sync' });
  useAddressSync({ routeName: 'zones', query: () => addressOf({}), read });
  return { query, addressOf };
}
