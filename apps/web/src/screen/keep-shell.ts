/** Beside the files of the phone pages: what a wall is made of, of the build it runs. */
const shelf = 'wuding-wall';

/**
 * Lets `/wall` open while the server is away: the worker behind the phone pages serves the page itself, and finds its programme where this
 * page puts what it has loaded. A browser that refuses keeps working with the network only.
 */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  await navigator.serviceWorker.register('/phone-worker.js').catch(() => null);
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name)).filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'));
  const wanted = new Set(loaded.map(({ pathname }) => pathname));
  try {
    const cache = await caches.open(shelf);
    for (const { url } of await cache.keys()) if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
    await cache.addAll([...wanted]);
  } catch (error) {
    // No room, or the server went away meanwhile: tried again with the next load.
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
  }
}
