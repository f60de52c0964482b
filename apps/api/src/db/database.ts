import { createTableRelationsHelpers, DrizzleQueryError, extractTablesRelationalConfig } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { PgRemoteDatabase, PgRemoteSession } from 'drizzle-orm/pg-proxy';
import type { Connection, Session } from './connection';
import * as schema from './schema';
import { SqlError } from './sql-state';
import type { Database } from './store';

/** The embedded engine counts parameters in 15 bits: one more, and it loses its place in the protocol for good. */
const MOST_PARAMETERS = 32_767;

type Schema = typeof schema;
const { tables, tableNamesMap } = extractTablesRelationalConfig(schema, createTableRelationsHelpers);
const schemaConfig = { fullSchema: schema, schema: tables, tableNamesMap };
const dialect = new PgDialect();

/** SQL errors keep their statement but lose its parameters, which may be personal data; faults and bugs pass unwrapped. */
function withoutParameters(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error;
  return error.cause instanceof SqlError ? new DrizzleQueryError(error.query, [], error.cause) : error.cause;
}

/** drizzle over a `Connection`: one adapter, so that both stores answer alike. Nested transactions are savepoints. */
class ConnectionSession extends PgRemoteSession<Schema, never> {
  private readonly connection: Connection;
  private readonly inTransaction: boolean;
  private savepointCount = 0;

  constructor(connection: Connection, inTransaction: boolean) {
    super(
      async (text, parameters, method) => {
        if (parameters.includes(undefined)) throw new Error(`a parameter is undefined in: ${text}`);
        if (parameters.length > MOST_PARAMETERS) throw new Error(`${parameters.length} parameters in one statement: write in pieces, or COPY`);
        return { rows: await connection.query(text, parameters, method === 'all' ? 'array' : 'object') };
      },
      dialect,
      schemaConfig as never,
    );
    this.connection = connection;
    this.inTransaction = inTransaction;
  }

  override prepareQuery: PgRemoteSession<Schema, never>['prepareQuery'] = (...args) => {
    const prepared = super.prepareQuery(...args);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = async (values) => {
      try {
        return await execute(values);
      } catch (error) {
        throw withoutParameters(error);
      }
    };
    return prepared as never;
  };

  override async transaction<T>(work: (tx: never) => Promise<T>): Promise<T> {
    if (!this.inTransaction) throw new Error('start transactions with store.transaction, not store.db.transaction');
    this.savepointCount += 1;
    const savepoint = `savepoint_${this.savepointCount}`;
    await this.connection.query(`savepoint ${savepoint}`, [], 'array');
    try {
      const result = await work(new ConnectionDatabase(this) as never);
      await this.connection.query(`release savepoint ${savepoint}`, [], 'array');
      return result;
    } catch (error) {
      await this.connection.query(`rollback to savepoint ${savepoint}`, [], 'array');
      throw error;
    }
  }
}

class ConnectionDatabase extends PgRemoteDatabase<Schema> {
  readonly connectionSession: ConnectionSession;

  constructor(session: ConnectionSession) {
    super(dialect, session as never, schemaConfig as never);
    this.connectionSession = session;
  }
}

/** For statements outside transactions. */
export function databaseOver(connection: Connection): Database {
  return new ConnectionDatabase(new ConnectionSession(connection, false)) as unknown as Database;
}

const sessions = new WeakMap<ConnectionSession, Session>();

/** For statements inside the transaction the session has begun. */
export function transactionOver(session: Session): Database {
  const connectionSession = new ConnectionSession(session, true);
  sessions.set(connectionSession, session);
  return new ConnectionDatabase(connectionSession) as unknown as Database;
}

/** The session under a transaction, for what drizzle cannot say: COPY and scripts. */
export function sessionOf(tx: Database): Session {
  const session = sessions.get((tx as unknown as ConnectionDatabase).connectionSession);
  if (session === undefined) throw new Error('this needs a transaction from store.transaction');
  return session;
}
