import { shallowRef, type ShallowRef } from 'vue';
import { useRoute } from 'vue-router';
import { useAddressSync } from '../stores/address-sync';
import { useAppearance } from '../stores/appearance';
import { useView } from '../stores/view';
import { readIntent, type Query } from '../stores/view-intent';
import { freshDutyIntent, readDutyIntent, writeDutyIntent, type DutyIntent } from './duty-intent';

/** What the duty page is asked to show, kept the same as its address. Another week or tab is a step back and forth. */
export function useDutyIntent(): ShallowRef<DutyIntent> {
  const view = useView();
  const appearance = useAppearance();
  const intent = shallowRef<DutyIntent>(freshDutyIntent);
  const read = (address: Query): void => {
    const { dataset } = readIntent(address);
    if (dataset !== view.dataset) view.openDataset(dataset);
    intent.value = readDutyIntent(address);
  };
  read(useRoute().query);
  useAddressSync({
    routeName: 'duty', read, quietMilliseconds: 150,
    query: () => ({ ...(view.dataset === null ? {} : { dataset: view.dataset }), ...writeDutyIntent(intent.value), ...appearance.query }),
    isMinor: (before, now) => before['week'] === now['week'] && before['tab'] === now['tab'],
  });
  return intent;
}
