import { nextTick, onBeforeUnmount, type Ref } from 'vue';

/**
 * Gives the focus back to whoever opened this component, when it closes while the focus is inside it or nowhere.
 * Call in setup: that is before the opener is hidden or made inert.
 */
export function useFocusReturn(root: Readonly<Ref<HTMLElement | null>>): void {
  const opener = document.activeElement;
  onBeforeUnmount(() => {
    const focused = document.activeElement;
    const isOurs = focused === null || focused === document.body || root.value?.contains(focused) === true;
    if (!isOurs || !(opener instanceof HTMLElement)) return;
    void nextTick(() => {
      if (opener.isConnected) opener.focus();
    });
  });
}
