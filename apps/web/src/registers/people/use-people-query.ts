import { shallowRef, watch, type ShallowRef } from 'vue';
import { useRoute } from 'vue-router';
import { useAddressSync } from '../../stores/address-sync';
import { useAppearance } from '../../stores/appearance';
import { useView } from '../../stores/view';
import { readIntent, type Query } from '../../stores/view-intent';
import { freshPeopleQuery, readPeopleQuery, writePeopleQuery, type PeopleQuery } from './people-query';

/** What the register is asked to show, kept the same as its address. Another dataset begins without filters. */
export function usePeopleQuery(): { query: ShallowRef<PeopleQuery>; addressOf(change: Partial<PeopleQuery>): Record<string, string> } {
  const view = useView();
  const appearance = useAppearance();
  const query = shallowRef<PeopleQuery>(freshPeopleQuery());
  let isReading = false;
  function read(address: Query): void {
    isReading = true;
    const { dataset } = readIntent(address);
    if (dataset !== view.dataset) view.openDataset(dataset);
    query.value = readPeopleQuery(address);
    isReading = false;
  }
  read(useRoute().query);
  const addressOf = (change: Partial<PeopleQuery>): Record<string, string> =>
    ({ ...(view.dataset === null ? {} : { dataset: view.dataset }), ...writePeopleQuery({ ...query.value, ...change }), ...appearance.query });
  watch(() => view.dataset, () => {
    if (!isReading) query.value = freshPeopleQuery();
  }, { flush: 'sync' });
  useAddressSync({ routeName: 'people', query: () => addressOf({}), read });
  return { query, addressOf };
}
