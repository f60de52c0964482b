import pino from 'pino';
import { Fault, type FaultKind } from './fault';

/** Structured log on stderr, so that the CLI's stdout stays data. Never given bodies, tokens or personal data. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));

/**
 * A fault is expected in a long life and logged as a warning; anything else is a bug with its stack. Of faults that come by the
 * hundred only the cause is said: writing their stacks out would hold up those who wait to be told.
 */
export function logError(error: unknown, requestId: string, method: string, path: string): void {
  const request = { requestId, method, path };
  if (!(error instanceof Fault)) log.error({ ...request, err: error }, 'bug');
  else if (crowdKinds.has(error.kind)) log.warn({ ...request, cause: error.cause instanceof Error ? error.cause.message : undefined }, error.message);
  else log.warn({ ...request, err: error }, error.message);
}

const crowdKinds: ReadonlySet<FaultKind> = new Set<FaultKind>(['queue-full', 'store-away']);
