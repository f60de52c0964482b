import type { Router } from 'vue-router';

/** Where somebody is on the way to, while the page's own code is being fetched. */
let wanted: string | null = null;

/** A page's code is asked for more than once: only the first refusal moves, or a second would break off the way the first has begun. */
let isMoving = false;

/** Remembers it; before any other guard, because those begin to fetch. */
export function noteWanted(router: Router): void {
  router.beforeEach((to) => {
    wanted = to.fullPath;
  });
  router.afterEach(() => {
    wanted = null;
  });
}

/**
 * A page left open over an upgrade asks for parts the server no longer has. If it has another build now, that one is opened at the
 * address somebody was on the way to; without network, or with the same build, nothing is lost by a reload that would not help.
 */
export function followNewerBuild(): void {
  window.addEventListener('vite:preloadError', () => void move(wanted));
}

async function move(to: string | null): Promise<void> {
  if (isMoving) return;
  isMoving = true;
  isMoving = await opensNewerBuild(to);
}

/** Whether the server has another build, which is then being opened. */
async function opensNewerBuild(to: string | null): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  const shell = await fetch('/index.html', { cache: 'no-store' }).then((answer) => (answer.ok ? answer.text() : null), () => null);
  if (own === null || shell === null || shell.includes(new URL(own.src).pathname)) return false;
  const here = location.pathname + location.search + location.hash;
  if (to === null || to === here) location.reload();
  else location.assign(to);
  return true;
}
