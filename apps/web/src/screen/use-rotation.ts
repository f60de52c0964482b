import { useEventListener, useIntervalFn } from '@vueuse/core';
import { computed, shallowRef, watch } from 'vue';
import { advance, beginRotation, hold, progressOf, step, togglePin } from './rotation';

/**
 * The rotation of scenes on the clock of this page. Arrow keys or page keys go to the next and previous scene, P or Enter pins; any other
 * input holds the scene for a minute.
 * @param seconds of each scene, in order; @param first index to begin with, asked once the scenes are there; -1 = the first
 */
export function useRotation(seconds: () => readonly number[], first: () => number) {
  const rotation = shallowRef(beginRotation(performance.now())), tick = shallowRef(performance.now());
  useIntervalFn(() => {
    tick.value = performance.now();
    rotation.value = advance(rotation.value, seconds(), tick.value);
  }, 250);
  const stop = watch(() => seconds().length, (count) => {
    if (count === 0) return;
    if (first() > 0) rotation.value = { ...beginRotation(performance.now()), index: first() };
    queueMicrotask(() => stop());
  });
  useEventListener(window, ['pointermove', 'pointerdown', 'wheel', 'touchstart'], () => (rotation.value = hold(rotation.value, performance.now())), { passive: true });
  useEventListener(window, 'keydown', ({ key }: KeyboardEvent) => {
    const now = performance.now(), count = seconds().length;
    if (key === 'ArrowRight' || key === 'PageDown' || key === ' ') rotation.value = step(rotation.value, 1, { count, now });
    else if (key === 'ArrowLeft' || key === 'PageUp') rotation.value = step(rotation.value, -1, { count, now });
    else if (key === 'p' || key === 'P' || key === 'Enter') rotation.value = togglePin(rotation.value, now);
    else rotation.value = hold(rotation.value, now);
  });
  return {
    index: computed(() => rotation.value.index),
    progress: computed(() => progressOf(rotation.value, seconds()[rotation.value.index] ?? 1, tick.value)),
    isPinned: computed(() => rotation.value.heldUntil === Infinity),
    isHeld: computed(() => rotation.value.heldUntil !== null),
  };
}
