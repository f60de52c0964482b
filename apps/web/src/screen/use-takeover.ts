import { useEventListener } from '@vueuse/core';
import { computed, shallowRef } from 'vue';
import { takeoverOf, type WallAlarm } from './takeover';

/** The alarm that has the screen now; going to another scene by hand, here or from elsewhere, looks away from it. */
export function useTakeover(alarms: () => readonly WallAlarm[], now: () => number) {
  const dismissed = shallowRef<ReadonlySet<string>>(new Set());
  const takeover = computed(() => takeoverOf(alarms(), now(), dismissed.value));
  function lookAway(): void {
    if (takeover.value === null) return;
    // Only what stands is remembered: the set does not grow with the months.
    const standing = new Set(alarms().map((alarm) => alarm.key));
    dismissed.value = new Set([...[...dismissed.value].filter((one) => standing.has(one)), takeover.value.alarm.key]);
  }
  useEventListener(window, 'keydown', ({ key }: KeyboardEvent) => {
    if (['ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', 'Escape', ' '].includes(key)) lookAway();
  });
  return { takeover, lookAway };
}
