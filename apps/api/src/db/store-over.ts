import { AsyncLocalStorage } from 'node:async_hooks';
import { copyInto } from './copy';
import { STATEMENT_TIMEOUT_MILLISECONDS, type Driver } from './connection';
import { databaseOver, sessionOf, transactionOver } from './database';
import { Gate } from './gate';
import { inTransaction } from './transaction';
import type { Store } from './store';

const CLOSE_PATIENCE_MILLISECONDS = 10_000;

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
    transaction: async (work, { statementTimeoutMilliseconds = STATEMENT_TIMEOUT_MILLISECONDS } = {}) => {
      refuseInsideTransaction('store.transaction');
      const inside = { isOpen: true };
      return gate.run(() => driver.withSession((session) => inTransaction(
        session, (leased) => scope.run(inside, () => work(transactionOver(leased))), { statementTimeoutMilliseconds },
      ))).finally(() => { inside.isOpen = false; });
    },
    copyIn: async (tx, table, columns, lines) => copyInto(sessionOf(tx), table, columns, lines),
    runScript: async (tx, script) => sessionOf(tx).script(script),
    maintain: () => driver.maintain((work) => gate.run(work)),
    condition: () => ({ waitingCount: gate.waitingCount, reopenedCount: driver.reopenedCount }),
    close: async () => {
      await gate.shut(CLOSE_PATIENCE_MILLISECONDS);
      await driver.close();
    },
  };
}
