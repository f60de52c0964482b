import postgres from 'postgres';
import { Fault } from '../fault';
import { quoteIdentifier, STATEMENT_TIMEOUT_MILLISECONDS, type Session } from './connection';
import { connectPostgres, copyThrough, type CopyQuery, type PostgresClient } from './postgres-client';
import { faultOrSqlError } from './sql-state';

/** Beyond the server's own time limit: then it is the server or the network that does not answer. */
const SILENCE_MILLISECONDS = 2_000;

/**
 * One connection, opened when first used and replaced when it breaks. postgres.js has a pool of its own, but after a
 * lost connection it would run the rest of a transaction on the next one, outside any transaction.
 */
export class PostgresSlot {
  private readonly databaseUrl: string;
  private client: PostgresClient | null = null;
  private isBroken = false;
  /** How often a broken connection was given up. */
  reopenedCount = 0;

  constructor(databaseUrl: string) {
    this.databaseUrl = databaseUrl;
  }

  async withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (this.isBroken) await this.giveUp();
    const client = this.client ?? this.connect();
    try {
      return await work(this.sessionOn(client));
    } finally {
      if (this.isBroken) await this.giveUp();
    }
  }

  private async giveUp(): Promise<void> {
    this.reopenedCount += 1;
    await this.close();
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = null;
    this.isBroken = false;
    await client?.end({ timeout: 0 });
  }

  private connect(): PostgresClient {
    const client = connectPostgres(this.databaseUrl, () => {
      if (this.client === client) this.isBroken = true;
    });
    this.client = client;
    return client;
  }

  private sessionOn(client: PostgresClient): Session {
    let timeoutMilliseconds = STATEMENT_TIMEOUT_MILLISECONDS;
    const ask = async <T>(statement: () => PromiseLike<T>): Promise<T> => {
      if (this.isBroken) throw new Fault('store-away', 'using a connection to PostgreSQL that was lost');
      let watchdog: NodeJS.Timeout | undefined;
      const silence = new Promise<never>((_, reject) => {
        watchdog = setTimeout(() => {
          this.isBroken = true;
          reject(new Fault('store-away', 'waiting for PostgreSQL'));
        }, timeoutMilliseconds + SILENCE_MILLISECONDS);
      });
      try {
        return await Promise.race([statement(), silence]);
      } catch (error) {
        throw this.translate(error);
      } finally {
        clearTimeout(watchdog);
      }
    };
    const script = (text: string) => ask(() => client.unsafe(text).simple());
    return {
      begin: async (milliseconds) => {
        await script(`begin; set local statement_timeout = ${Math.ceil(milliseconds)}`);
        timeoutMilliseconds = milliseconds;
      },
      commit: async () => {
        const { command } = await script('commit');
        if (command !== 'COMMIT') throw new Error('a statement of this transaction had failed: nothing was committed');
      },
      rollback: async () => void (await script('rollback')),
      script: async (text) => void (await script(text)),
      query: async (text, parameters, rowMode) => {
        // Type 0: the server says what each parameter is, as it does on the embedded store.
        const query = client.unsafe(text, parameters.map((value) => client.typed(value as never, 0)), { simple: false } as never);
        return [...(await ask<readonly unknown[]>(() => (rowMode === 'array' ? query.values() : query)))];
      },
      copy: async (table, columns, data) => {
        const statement = `copy ${quoteIdentifier(table)} (${columns.map(quoteIdentifier).join(', ')}) from stdin`;
        return ask(() => copyThrough(client.unsafe(statement).simple() as unknown as CopyQuery, data));
      },
    };
  }

  private translate(error: unknown): unknown {
    if (error instanceof Fault) return error;
    const { code, message, detail, constraint_name: constraint } = error as
      { code?: string; message: string; detail?: string; constraint_name?: string };
    if (error instanceof postgres.PostgresError && code !== undefined) {
      const translated = faultOrSqlError({ message, code, ...(detail && { detail }), ...(constraint && { constraint }) }, 'asking PostgreSQL');
      if (translated instanceof Fault && translated.kind === 'store-away') this.isBroken = true;
      return translated;
    }
    // Socket errors (ECONNREFUSED, ENOENT…) and the driver's own (CONNECT_TIMEOUT, CONNECTION_CLOSED…).
    if (code !== undefined && /^(?:E[A-Z]+|CONNECT[A-Z_]+)$/.test(code)) {
      this.isBroken = true;
      return new Fault('store-away', 'asking PostgreSQL', { cause: error });
    }
    return error;
  }
}
