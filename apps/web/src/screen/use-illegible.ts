import { useIntervalFn } from '@vueuse/core';
import { shallowRef, type ShallowRef } from 'vue';

const lookMilliseconds = 5_000;

/** Counts the words on the stage smaller than can be read from where people stand, and marks each with a red line. */
export function useIllegible(minimumPixels: () => number): ShallowRef<number> {
  const count = shallowRef(0);
  useIntervalFn(() => {
    let found = 0;
    for (const element of document.querySelectorAll<HTMLElement>('.stage *')) {
      const hasWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
      const isSmall = hasWords && parseFloat(getComputedStyle(element).fontSize) < minimumPixels() - 0.5;
      element.style.outline = isSmall ? '2px solid #FF3B30' : '';
      if (isSmall) found++;
    }
    count.value = found;
  }, lookMilliseconds);
  return count;
}
