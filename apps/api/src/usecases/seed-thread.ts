import { startThread } from '../thread';
import type { CountyPart, Telling, TellingRequest } from './seed-telling';
import type { ToldMessage } from './seed-worker';

/**
 * Tells the county from a thread of its own, which begins at once and runs a town ahead of whoever listens. `return` ends it.
 * An error in the thread (a broken data folder) is thrown to the listener.
 */
export const tellInThread: Telling = (request: TellingRequest) => {
  const thread = startThread({ from: import.meta.url, source: './seed-worker.ts', bundled: './seed-worker.js' }, request);
  const told: (CountyPart | null)[] = [];
  let failure: { readonly error: unknown } | null = null;
  let wake = (): void => undefined;
  thread.on('message', ({ part }: ToldMessage) => {
    told.push(part);
    wake();
  });
  thread.on('error', (error) => {
    failure = { error };
    wake();
  });
  return {
    async next() {
      while (told.length === 0) {
        if (failure !== null) throw failure.error;
        await new Promise<void>((resolve) => { wake = resolve; });
      }
      const part = told.shift() ?? null;
      if (part === null) return { done: true, value: undefined };
      thread.postMessage('taken', []);
      return { done: false, value: part };
    },
    async return() {
      await thread.terminate();
      return { done: true, value: undefined };
    },
  };
};
