import type { Worker } from 'node:worker_threads';
import { startThread } from '../thread';
import type { ToldTrack } from './seed-tracks-telling';

/** Tells the tracks of the simulated county, a day at a time. */
export interface CountyTracks {
  /** @param day counted from 1970 */
  tracksOf(day: number): Promise<ToldTrack[]>;
  /** Gives the thread's memory back; the next question starts another. */
  rest(): Promise<void>;
}

/** In a thread of its own, so that nobody waits for it. An error in it (a broken data folder) is thrown to whoever asks. */
export function countyTracksInThread(dataFolder: string): CountyTracks {
  let thread: Worker | null = null, last: Promise<unknown> = Promise.resolve();
  const ask = (day: number): Promise<ToldTrack[]> => new Promise((resolve, reject) => {
    thread ??= startThread({ from: import.meta.url, source: './seed-tracks-worker.ts', bundled: './seed-tracks-worker.js' }, dataFolder);
    const asked = thread;
    const fail = (error: unknown): void => {
      thread = null;
      reject(error instanceof Error ? error : new Error('telling the tracks ended early'));
    };
    asked.once('error', fail);
    asked.once('exit', fail);
    asked.once('message', (tracks: ToldTrack[]) => {
      asked.off('error', fail);
      asked.off('exit', fail);
      resolve(tracks);
    });
    asked.postMessage(day, []);
  });
  return {
    tracksOf(day) {
      const answer = last.then(() => ask(day));
      last = answer.catch(() => undefined);
      return answer;
    },
    async rest() {
      await last;
      const resting = thread;
      thread = null;
      await resting?.terminate();
    },
  };
}
