import { Fault } from '../fault';
import type { Session } from './connection';

/** A transaction that asks nothing for this long has been forgotten: it must not keep the store from everybody else. */
const IDLE_LIMIT_MILLISECONDS = 120_000;

/**
 * Runs `work` between begin and commit, rolling back when it throws. The session it is given dies with the
 * transaction: whoever keeps it gets an error instead of writing outside any transaction.
 * @param idleLimitMilliseconds longest pause between statements before Fault 'statement-timeout'
 */
export async function inTransaction<T>(session: Session, work: (session: Session) => Promise<T>, limits: {
  readonly statementTimeoutMilliseconds: number; readonly idleLimitMilliseconds?: number;
}): Promise<T> {
  await session.begin(limits.statementTimeoutMilliseconds);
  const lease = leaseOf(session, limits.idleLimitMilliseconds ?? IDLE_LIMIT_MILLISECONDS);
  try {
    const result = await Promise.race([work(lease.session), lease.forgotten]);
    lease.end();
    await session.commit();
    return result;
  } catch (error) {
    lease.end();
    // The first error is the one to tell; a session that was lost has rolled back already.
    await session.rollback().catch(() => undefined);
    throw error;
  }
}

function leaseOf(session: Session, idleLimitMilliseconds: number) {
  let hasEnded = false;
  let runningCount = 0;
  let forget: (fault: Fault) => void;
  const forgotten = new Promise<never>((_, reject) => { forget = reject; });
  const watch = () => setTimeout(
    () => forget(new Fault('statement-timeout', `waiting ${idleLimitMilliseconds} ms for the next statement of a transaction`)),
    idleLimitMilliseconds,
  );
  let timer = watch();

  const leased = <Arguments extends unknown[], Answer>(ask: (...args: Arguments) => Promise<Answer>) => async (...args: Arguments) => {
    if (hasEnded) throw new Error('a tx was used after its transaction had ended');
    clearTimeout(timer);
    runningCount += 1;
    try {
      return await ask(...args);
    } finally {
      runningCount -= 1;
      if (runningCount === 0 && !hasEnded) timer = watch();
    }
  };
  return {
    forgotten,
    end: () => {
      hasEnded = true;
      clearTimeout(timer);
    },
    session: { ...session, query: leased(session.query), script: leased(session.script), copy: leased(session.copy) } satisfies Session,
  };
}
