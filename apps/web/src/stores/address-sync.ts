import { watchDebounced } from '@vueuse/core';
import { watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { isSameQuery, type Query } from './view-intent';

type WrittenQuery = Record<string, string | string[]>;

export interface AddressSync {
  /** Route whose address it is; while another is open nothing is written or read. */
  readonly routeName: string;
  /** What the address should say. */
  query(): WrittenQuery;
  /** Takes over what an address says: back, forward, a link in the page. */
  read(query: Query): void;
  /** Whether a change rewrites the current entry of the history instead of adding one. */
  isMinor?(before: WrittenQuery, now: WrittenQuery): boolean;
  /** Whether a hand is dragging: nothing is written before it lets go. */
  isHeld?(): boolean;
  /** How long the hand must rest before the address is written: for what is dragged. 0 = at once. */
  readonly quietMilliseconds?: number;
}

/**
 * Keeps an address and a state the same, both ways. An address that arrives late from our own writing is not read back:
 * the state may have gone on by then.
 */
export function useAddressSync({ routeName, query, read, isMinor = () => false, isHeld = () => false, quietMilliseconds = 0 }: AddressSync): void {
  const route = useRoute();
  const router = useRouter();
  let written = query();

  watchDebounced(() => (isHeld() ? null : query()), async (now) => {
    if (now === null || route.name !== routeName || isSameQuery(written, now)) return;
    const method = isMinor(written, now) ? 'replace' : 'push';
    written = now;
    if (!isSameQuery(route.query, now)) await router[method]({ name: routeName, query: now });
  }, { debounce: quietMilliseconds, deep: true });

  watch(() => route.query, (now) => {
    if (route.name !== routeName || isSameQuery(now, written)) return;
    read(now);
    written = query();
  });
}
