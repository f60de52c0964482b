import { useIntervalFn } from '@vueuse/core';
import { untilReload } from './wall-clock';

const lookMilliseconds = 5 * 60_000;

/**
 * Loads the page anew at four in the morning and when the server has another build. Never into a blank: only after the server has just
 * answered with the page; one that is away leaves the picture as it is until the next look.
 */
export function useReload(now: () => number): void {
  let dueIn = untilReload(now()), lookedAt = performance.now(), known: string | null = null, isDue = false, checkedAt = -Infinity;

  async function look(): Promise<void> {
    checkedAt = performance.now();
    const answer = await fetch('/index.html', { method: 'HEAD', cache: 'no-store' }).catch(() => null), tag = answer?.ok === true ? answer.headers.get('etag') : null;
    if (tag === null) return;
    if (known !== null && tag !== known) isDue = true;
    known = tag;
    if (isDue) location.reload();
  }
  useIntervalFn(() => {
    // By the page's own clock: a clock that jumps a day must not load it again and again.
    const passed = performance.now() - lookedAt;
    lookedAt = performance.now();
    dueIn -= passed;
    if (dueIn <= 0) {
      isDue = true;
      dueIn = untilReload(now());
    }
    if (performance.now() - checkedAt >= (isDue ? 30_000 : lookMilliseconds)) void look();
  }, 10_000);
}
