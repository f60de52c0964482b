import { useRoute } from 'vue-router';
import { useAddressSync } from '../stores/address-sync';
import { useAppearance } from '../stores/appearance';
import { useView } from '../stores/view';

const withoutPlace = ({ at: _, ...rest }: Record<string, unknown>): string => JSON.stringify(rest);

/**
 * Every view of the map page is a link, and "back" steps through them. Moving the map rewrites the current entry,
 * anything else adds one.
 */
export function useIntentInAddress(): void {
  const view = useView();
  const appearance = useAppearance();
  view.readAddress(useRoute().query);
  useAddressSync({
    routeName: 'overview',
    query: () => ({ ...view.query, ...appearance.query }),
    read: view.readAddress,
    quietMilliseconds: 250,
    isMinor: (before, now) => withoutPlace(before) === withoutPlace(now),
  });
}
