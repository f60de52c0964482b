import { AsyncLocalStorage } from 'node:async_hooks';
import { copyInto } from './copy';
import type { Driver } from './connection';
import { databaseOver, sessionOf, transactionOver } from './database';
import { Gate } from './gate';
import type { Store } from './store';

export const STATEMENT_TIMEOUT_MILLISECONDS = 5_000;

/** A `Store` over a driver: the queue, transactions and the check against using `db` inside one. */
export function storeOver(driver: Driver, { queueLimit }: { queueLimit: number }): Store {
  const gate = new Gate({ slotCount: driver.sessionCount, queueLimit });
  const scope = new AsyncLocalStorage<{ isOpen: boolean }>();

  // On the embedded store this would wait for itself for good; on PostgreSQL it would silently leave the transaction.
  const refuseInsideTransaction = (what: string) => {
    if (scope.getStore()?.isOpen === true) throw new Error(`${what} was used inside store.transaction: use the tx it was given`);
  };

  return {
    kind: driver.kind,
    db: databaseOver({
      query: async (...statement) => {
        refuseInsideTransaction('store.db');
        return gate.run(() => driver.query(...statement));
      },
    }),
    transaction: async (work, options) => {
      refuseInsideTransaction('store.transaction');
      return gate.run(() => driver.withSession(async (session) => {
        const state = { isOpen: true };
        await session.begin(options?.statementTimeoutMilliseconds ?? STATEMENT_TIMEOUT_MILLISECONDS);
        try {
          const result = await scope.run(state, () => work(transactionOver(session)));
          await session.commit();
          return result;
        } catch (error) {
          // The first error is the one to tell; a lost session has rolled back already.
          await session.rollback().catch(() => undefined);
          throw error;
        } finally {
          state.isOpen = false;
        }
      }));
    },
    copyIn: async (tx, table, columns, lines) => copyInto(sessionOf(tx), table, columns, lines),
    runScript: async (tx, script) => sessionOf(tx).script(script),
    close: () => driver.close(),
  };
}
