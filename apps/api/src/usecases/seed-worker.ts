import { parentPort, workerData } from 'node:worker_threads';
import { tellCounty, type CountyPart, type TellingRequest } from './seed-telling';

/** The thread the simulated county is lived in: seconds of arithmetic that would otherwise hold up everybody. */

export interface ToldMessage {
  /** null = all has been told. */
  readonly part: CountyPart | null;
}

/** How many parts may wait to be taken: a town of four years, so that it can be ready before the store is. */
const aheadCount = 64;

const port = parentPort!;
let waitingCount = 0;
let resume: (() => void) | null = null;
port.on('message', () => {
  waitingCount -= 1;
  resume?.();
});

for await (const part of tellCounty(workerData as TellingRequest)) {
  port.postMessage({ part } satisfies ToldMessage);
  waitingCount += 1;
  if (waitingCount >= aheadCount) await new Promise<void>((resolve) => { resume = resolve; });
}
port.postMessage({ part: null } satisfies ToldMessage);
port.close();
