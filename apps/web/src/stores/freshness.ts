import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { serverNow } from '../api/server-clock';
import { useServerNow } from '../api/use-server-now';

/** How old the figures on the page are. A page that shows live figures reports each answer; leaving it clears the age. */
export const useFreshness = defineStore('freshness', () => {
  const answer = shallowRef<{ at: number; timeZone: string } | null>(null);
  const now = useServerNow(1_000);
  const ageSeconds = computed(() => (answer.value === null ? 0 : Math.max(0, Math.floor((now.value - answer.value.at) / 1_000))));
  const state = computed(() => (answer.value === null ? 'none' : ageSeconds.value > 300 ? 'lost' : ageSeconds.value > 60 ? 'late' : 'fresh'));

  const report = (timeZone: string): void => {
    answer.value = { at: serverNow(), timeZone };
  };
  const clear = (): void => {
    answer.value = null;
  };

  return { answer, ageSeconds, state, report, clear };
});
