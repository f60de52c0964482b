import type { Actor, Clock } from '@wuding/domain';
import type { Store } from './db/store';

/** What every use case is given besides its input. */
export interface Context {
  readonly store: Store;
  readonly clock: Clock;
  readonly actor: Actor;
  /** Ties answer, log line and audit row together; null on the console. */
  readonly requestId: string | null;
}

/** Before anybody is known: sign-in, health. */
export type AnonymousContext = Omit<Context, 'actor'>;
