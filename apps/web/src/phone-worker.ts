/**
 * The worker behind the phone pages: they open without network, from files kept when the worker was installed. It keeps
 * program files only, never an answer of the API. The build says which files (phone-worker-plugin.ts); each is taken only
 * with the content the build gave it, so that files of two builds never meet.
 */

/** `version` changes with any file; `files`: path → `sha256-…`. Written here by the build. */
declare const __PHONE_BUILD__: { readonly version: string; readonly files: Readonly<Record<string, string>> };

interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', act: (event: Lasting) => void): void;
  addEventListener(kind: 'fetch', act: (event: Asked) => void): void;
}
const worker = globalThis as unknown as WorkerScope;

const { version, files } = __PHONE_BUILD__;
const prefix = 'wuding-phone-';
const shelf = `${prefix}${version}`;
/** How long the network may think about a page before the kept one opens: less than a person waits at a post. */
const patienceMilliseconds = 4_000;

/** Takes every file as the build made it; one that differs (the server is being upgraded just now) and nothing is installed: the browser tries again. */
async function fill(): Promise<void> {
  const cache = await caches.open(shelf);
  try {
    await Promise.all(Object.entries(files).map(async ([path, integrity]) => {
      const answer = await fetch(path, { integrity, cache: isHashed(path) ? 'default' : 'no-cache' });
      if (!answer.ok) throw new Error(`${path} ${answer.status}`);
      await cache.put(path, answer);
    }));
  } catch (error) {
    await caches.delete(shelf);
    throw error;
  }
  await worker.skipWaiting();
}

/** The files of the build before stay for pages of it that are still open; older ones go. */
async function tidy(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== shelf);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

const isHashed = (path: string): boolean => path.startsWith('/assets/');
/** Pages that open without network: those for one hand, and the wall, which puts its own programme beside these files (screen/keep-shell.ts). */
const isKeptPage = (path: string): boolean => path === '/my-duty' || path === '/wall' || /^\/check-in\/\d+$/.test(path);

/** From the network while it answers, so that nobody sees yesterday's page today; else as kept. */
async function fresh(request: Request, path: string): Promise<Response> {
  const asked = fetch(request);
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), patienceMilliseconds);
  });
  const answer = await Promise.race([asked, late]).catch(() => null);
  if (answer !== null && answer.status < 500) return answer;
  return (await (await caches.open(shelf)).match(path, { ignoreVary: true })) ?? answer ?? asked;
}

/** A hashed name is its content: whichever build kept it. */
const hashed = async (request: Request, path: string): Promise<Response> => (await caches.match(path, { ignoreVary: true })) ?? fetch(request);

worker.addEventListener('install', (event) => event.waitUntil(fill()));
worker.addEventListener('activate', (event) => event.waitUntil(tidy()));
worker.addEventListener('fetch', (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (isKeptPage(pathname)) event.respondWith(fresh(request, '/index.html'));
  } else if (isHashed(pathname)) event.respondWith(hashed(request, pathname));
  else if (pathname in files) event.respondWith(fresh(request, pathname));
});
