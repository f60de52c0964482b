import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';
import { afterPaint } from './after-paint';

/** What comes second is not put off for longer, however busy the page is. */
const longestMilliseconds = 1_000;

/** False until what is mounted has been painted and the page has nothing else to do: for what a page shows second. */
export function useWhenIdle(): Readonly<Ref<boolean>> {
  const isIdle = ref(false);
  let handle = 0;
  const begin = (): void => {
    isIdle.value = true;
  };
  const painted = afterPaint(() => {
    // Safari knows no idle time.
    if ('requestIdleCallback' in window) handle = window.requestIdleCallback(begin, { timeout: longestMilliseconds });
    else begin();
  });
  onMounted(painted.soon);
  onBeforeUnmount(() => {
    painted.cancel();
    if (handle !== 0) window.cancelIdleCallback(handle);
  });
  return isIdle;
}
