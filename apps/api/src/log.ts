import pino from 'pino';
import { Fault } from './fault';

/** Structured log on stderr, so that the CLI's stdout stays data. Never given bodies, tokens or personal data. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));

/** A fault is expected in a long life and logged as a warning; anything else is a bug with its stack. */
export function logError(error: unknown, requestId: string, method: string, path: string): void {
  const fields = { requestId, method, path, err: error };
  if (error instanceof Fault) log.warn(fields, error.message);
  else log.error(fields, 'bug');
}
