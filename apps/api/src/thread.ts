import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Where a thread begins: its TypeScript source, and its file in the bundle, each relative to whoever starts it. */
export interface ThreadEntry {
  /** `import.meta.url` of the starter. */
  readonly from: string;
  readonly source: string;
  readonly bundled: string;
}

/** Starts a thread from the TypeScript source (tsx registered inside it) or from the bundle. */
export function startThread({ from, source, bundled }: ThreadEntry, workerData: unknown): Worker {
  const isSource = from.endsWith('.ts');
  const entry = new URL(isSource ? source : bundled, from);
  if (!isSource) return new Worker(entry, { workerData });
  // Node 20 gives a worker no `--import` hooks, so the first line of the thread registers them itself.
  const tsx = pathToFileURL(createRequire(from).resolve('tsx/esm/api').replace(/\.cjs$/, '.mjs'));
  const bootstrap = `import('${tsx.href}').then(({ register }) => { register(); return import('${entry.href}'); })`;
  return new Worker(bootstrap, { eval: true, workerData, execArgv: [] });
}
