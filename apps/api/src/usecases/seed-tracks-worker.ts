import { parentPort, workerData } from 'node:worker_threads';
import { openCountyTracks } from './seed-tracks-telling';

/** The thread the simulated county's positions are told in: seconds of arithmetic a day. */

const port = parentPort!;
const tracksOf = await openCountyTracks(workerData as string);
port.on('message', (day: number) => port.postMessage(tracksOf(day)));
