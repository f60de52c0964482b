import { watchDebounced } from '@vueuse/core';
import { computed, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useAppearance } from '../stores/appearance';
import { useView } from '../stores/view';
import { isSameQuery } from '../stores/view-intent';

/**
 * Keeps the address and the view the same: every view is a link, and "back" steps through them. Moving the map
 * rewrites the current entry, anything else adds one.
 */
export function useIntentInAddress(): void {
  const route = useRoute();
  const router = useRouter();
  const view = useView();
  const appearance = useAppearance();

  view.readAddress(route.query);
  const query = computed(() => ({ ...view.query, ...appearance.query }));
  const withoutPlace = ({ at: _, ...rest }: Record<string, unknown>): string => JSON.stringify(rest);
  let written = withoutPlace(query.value);

  watchDebounced(query, async (now) => {
    if (route.name !== 'overview' || isSameQuery(route.query, now)) return;
    const isOnlyPlace = withoutPlace(now) === written;
    written = withoutPlace(now);
    await router[isOnlyPlace ? 'replace' : 'push']({ name: 'overview', query: now });
  }, { debounce: 250 });

  // Back, forward, a link in the page, or another address typed: the view follows.
  watch(() => route.query, (now) => {
    if (route.name !== 'overview' || isSameQuery(now, query.value)) return;
    view.readAddress(now);
    written = withoutPlace(query.value);
  });
}
