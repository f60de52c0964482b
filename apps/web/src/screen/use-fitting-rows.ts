import { useElementSize } from '@vueuse/core';
import { computed, type ComputedRef, type Ref } from 'vue';

/** How many rows of a height fit an element whole: a wall neither scrolls nor cuts a line. At least one. */
export function useFittingRows(element: Readonly<Ref<HTMLElement | null>>, rowPixels: () => number): ComputedRef<number> {
  const { height } = useElementSize(element);
  return computed(() => Math.max(1, Math.floor((height.value + 1) / rowPixels())));
}
