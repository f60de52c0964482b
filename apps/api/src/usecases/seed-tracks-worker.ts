import { parentPort, workerData } from 'node:worker_threads';
import { openCounty, type CountyQuestion } from './seed-tracks-telling';

/** The thread the simulated county's positions and duty are told in: seconds of arithmetic a day. */

const port = parentPort!;
const answer = await openCounty(workerData as string);
port.on('message', (question: CountyQuestion) => port.postMessage(answer(question)));
