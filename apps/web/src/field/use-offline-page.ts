import { useEventListener } from '@vueuse/core';
import { ref, type Ref } from 'vue';

/**
 * Lets the phone pages open without network from their next visit on (phone-worker.ts), and looks for a newer build
 * whenever the page is looked at again: an installed page may stay open for days.
 * @returns whether a newer build has taken over behind this page
 */
export function useOfflinePage(): Ref<boolean> {
  const isReplaced = ref(false);
  // Plain http has no workers; the development server has not built one.
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return isReplaced;
  const workers = navigator.serviceWorker;
  let hasWorker = workers.controller !== null;
  useEventListener(workers, 'controllerchange', () => {
    isReplaced.value = hasWorker;
    hasWorker = true;
  });
  // A browser that refuses keeps working with network only.
  const registered = workers.register('/phone-worker.js').catch(() => null);
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') void registered.then((registration) => registration?.update()).catch(() => undefined);
  });
  return isReplaced;
}
