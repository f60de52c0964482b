import { useEventListener, useIntervalFn } from '@vueuse/core';
import type { ScreenAct } from '@wuding/domain';
import { computed, shallowRef, watch } from 'vue';
import { advance, beginRotation, hold, pin, progressOf, release, show, step } from './rotation';

/** What the keys of a wall do. Any other one holds the scene. */
const acts: Readonly<Record<string, ScreenAct>> = { ArrowRight: 'next', PageDown: 'next', ' ': 'next', ArrowLeft: 'previous', PageUp: 'previous' };
const isPinKey = (key: string): boolean => key === 'p' || key === 'P' || key === 'Enter';

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

  /** Does what somebody asks for here or from elsewhere. @param index of the scene to show; -1 = this screen does not have it, and nothing changes */
  function act(name: ScreenAct, index = -1): void {
    const now = performance.now(), count = seconds().length;
    switch (name) {
      case 'next': rotation.value = step(rotation.value, 1, { count, now }); break;
      case 'previous': rotation.value = step(rotation.value, -1, { count, now }); break;
      case 'pause': rotation.value = hold(rotation.value, now); break;
      case 'pin': rotation.value = pin(rotation.value, now); break;
      case 'release': rotation.value = release(rotation.value, now); break;
      case 'show': if (index !== -1) rotation.value = show(rotation.value, index, now); break;
    }
  }
  const isPinned = computed(() => rotation.value.heldUntil === Infinity);
  useEventListener(window, ['pointermove', 'pointerdown', 'wheel', 'touchstart'], () => act('pause'), { passive: true });
  useEventListener(window, 'keydown', ({ key, target }: KeyboardEvent) => {
    // A button under the finger is pressed by the same keys.
    const isPressed = (key === ' ' || key === 'Enter') && target instanceof Element && target.closest('button, a') !== null;
    if (isPinKey(key) && !isPressed) act(isPinned.value ? 'release' : 'pin');
    else act(isPressed ? 'pause' : acts[key] ?? 'pause');
  });
  return {
    act, isPinned,
    index: computed(() => rotation.value.index),
    progress: computed(() => progressOf(rotation.value, seconds()[rotation.value.index] ?? 1, tick.value)),
    isHeld: computed(() => rotation.value.heldUntil !== null),
  };
}
