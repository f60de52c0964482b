import { shallowRef, watch, type ShallowRef } from 'vue';
import { useRoute } from 'vue-router';
import { useAddressSync } from '../../stores/address-sync';
import { useAppearance } from '../../stores/appearance';
import { useView } from '../../stores/view';
import { readIntent, type Query } from '../../stores/view-intent';
import { freshPostQuery, readPostQuery, writePostQuery, type PostQuery } from './post-query';

/** What the register is asked to show, kept the same as its address. Another dataset begins without filters. */
export function usePostQuery(): ShallowRef<PostQuery> {
  const view = useView();
  const appearance = useAppearance();
  const query = shallowRef<PostQuery>(freshPostQuery());
  let isReading = false;
  function read(address: Query): void {
    isReading = true;
    const { dataset } = readIntent(address);
    if (dataset !== view.dataset) view.openDataset(dataset);
    query.value = readPostQuery(address);
    isReading = false;
  }
  read(useRoute().query);
  watch(() => view.dataset, () => {
    if (!isReading) query.value = freshPostQuery();
  }, { flush: 'sync' });
  useAddressSync({
    routeName: 'posts', read,
    query: () => ({ ...(view.dataset === null ? {} : { dataset: view.dataset }), ...writePostQuery(query.value), ...appearance.query }),
  });
  return query;
}
