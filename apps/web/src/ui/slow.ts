import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** True once the wait has lasted 300 ms: shorter ones are better not mentioned. */
export function useSlow(isWaiting: () => boolean): Readonly<Ref<boolean>> {
  const isSlow = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(isWaiting, (waiting) => {
    clearTimeout(timer);
    if (!waiting) isSlow.value = false;
    else timer = setTimeout(() => (isSlow.value = true), 300);
  }, { immediate: true });
  onScopeDispose(() => clearTimeout(timer));
  return isSlow;
}
