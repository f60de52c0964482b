import type { Worker } from 'node:worker_threads';
import { startThread } from '../thread';
import type { ToldDuty } from './seed-duty-telling';
import type { CountyAnswer, CountyQuestion, ToldTrack } from './seed-tracks-telling';

/** Tells the tracks of the simulated county, a day at a time, and its duty. */
export interface CountyTracks {
  /** @param day counted from 1970 */
  tracksOf(day: number): Promise<ToldTrack[]>;
  /** As it stands at an instant, from the week of another on. UTC milliseconds. */
  dutyAt(untilAt: number, fromAt: number): Promise<ToldDuty>;
  /** Gives the thread's memory back; the next question starts another. */
  rest(): Promise<void>;
}

/** In a thread of its own, so that nobody waits for it. An error in it (a broken data folder) is thrown to whoever asks. */
export function countyTracksInThread(dataFolder: string): CountyTracks {
  let thread: Worker | null = null, last: Promise<unknown> = Promise.resolve();
  const ask = (question: CountyQuestion): Promise<CountyAnswer> => new Promise((resolve, reject) => {
    thread ??= startThread({ from: import.meta.url, source: './seed-tracks-worker.ts', bundled: './seed-tracks-worker.js' }, dataFolder);
    const asked = thread;
    const fail = (error: unknown): void => {
      thread = null;
      reject(error instanceof Error ? error : new Error('telling the county ended early'));
    };
    asked.once('error', fail);
    asked.once('exit', fail);
    asked.once('message', (answer: CountyAnswer) => {
      asked.off('error', fail);
      asked.off('exit', fail);
      resolve(answer);
    });
    asked.postMessage(question, []);
  });
  const inTurn = (question: CountyQuestion): Promise<CountyAnswer> => {
    const answer = last.then(() => ask(question));
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    async tracksOf(day) {
      const answer = await inTurn({ kind: 'tracks', day });
      return answer.kind === 'tracks' ? answer.tracks : [];
    },
    async dutyAt(untilAt, fromAt) {
      const answer = await inTurn({ kind: 'duty', untilAt, fromAt });
      if (answer.kind !== 'duty') throw new Error('the county answered another question');
      return answer.duty;
    },
    async rest() {
      await last;
      const resting = thread;
      thread = null;
      await resting?.terminate();
    },
  };
}
