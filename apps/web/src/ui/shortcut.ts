import { useEventListener } from '@vueuse/core';

/** Whether a key pressed here is meant for what is being typed. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** One key, alone, anywhere but where people type. @param key as the keyboard event names it: '/', '?' */
export function useShortcut(key: string, act: () => void): void {
  useEventListener(document, 'keydown', (event) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || isTyping(event.target)) return;
    event.preventDefault();
    act();
  });
}
