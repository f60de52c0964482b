import { useNow } from '@vueuse/core';
import { computed, type ComputedRef } from 'vue';
import { serverNow } from './server-clock';

/** The server's time, UTC milliseconds, told anew at every interval and whenever the server corrects it. */
export function useServerNow(intervalMilliseconds = 30_000): ComputedRef<number> {
  const tick = useNow({ interval: intervalMilliseconds });
  return computed(() => (tick.value.getTime() > 0 ? serverNow() : 0));
}
