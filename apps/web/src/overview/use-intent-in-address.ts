import { useRoute } from 'vue-router';
import { useAddressSync } from '../stores/address-sync';
import { useAppearance } from '../stores/appearance';
import { usePlaying } from '../stores/playing';
import { useView } from '../stores/view';

const withoutPlace = ({ at: _, ...rest }: Record<string, unknown>): string => JSON.stringify(rest);

/**
 * Every view of the map page is a link, and "back" steps through them. Moving the map and playing days
 * rewrite the current entry, anything else adds one.
 */
export function useIntentInAddress(): void {
  const view = useView();
  const appearance = useAppearance();
  const playing = usePlaying();
  view.readAddress(useRoute().query);
  useAddressSync({
    routeName: 'overview',
    query: () => ({ ...view.query, ...appearance.query }),
    read: view.readAddress,
    isHeld: () => view.isHeld && !playing.isPlaying,
    quietMilliseconds: 250,
    isMinor: (before, now) => playing.isPlaying || withoutPlace(before) === withoutPlace(now),
  });
}
