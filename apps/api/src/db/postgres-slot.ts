import { once } from 'node:events';
import postgres from 'postgres';
import { Fault } from '../fault';
import { parseInt8, quoteIdentifier, RAW_TEXT_TYPES, type Session } from './connection';
import { faultOrSqlError } from './sql-state';
import { STATEMENT_TIMEOUT_MILLISECONDS } from './store-over';

const CONNECT_TIMEOUT_SECONDS = 2;
/** Beyond the server's own time limit: then it is the server or the network that does not answer. */
const SILENCE_MILLISECONDS = 2_000;

type Client = ReturnType<typeof connect>;

const asText = (text: string) => text;
const instantText = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
const jsonText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function connect(databaseUrl: string, onclose: () => void) {
  const client = postgres(databaseUrl, {
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    backoff: () => 0,
    idle_timeout: 0,
    max_lifetime: 0,
    onnotice: () => undefined,
    onclose,
    connection: { application_name: 'wuding', TimeZone: 'UTC', statement_timeout: STATEMENT_TIMEOUT_MILLISECONDS },
  });
  const { parsers, serializers } = client.options as unknown as Record<'parsers' | 'serializers', Record<number, (value: never) => unknown>>;
  for (const type of RAW_TEXT_TYPES) {
    parsers[type] = asText;
    serializers[type] = instantText;
  }
  parsers[20] = parseInt8;
  parsers[17] = (hex: string) => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
  serializers[114] = jsonText;
  serializers[3802] = jsonText;
  return client;
}

/**
 * One connection, opened when first used and replaced when it breaks. postgres.js has a pool of its own, but after a
 * lost connection it would run the rest of a transaction on the next one, outside any transaction.
 */
export class PostgresSlot {
  private readonly databaseUrl: string;
  private client: Client | null = null;
  private isBroken = false;

  constructor(databaseUrl: string) {
    this.databaseUrl = databaseUrl;
  }

  async withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (this.isBroken) await this.close();
    const client = this.client ?? this.connect();
    try {
      return await work(this.sessionOn(client));
    } finally {
      if (this.isBroken) await this.close();
    }
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = null;
    this.isBroken = false;
    await client?.end({ timeout: 0 });
  }

  private connect(): Client {
    const client = connect(this.databaseUrl, () => {
      if (this.client === client) this.isBroken = true;
    });
    this.client = client;
    return client;
  }

  private sessionOn(client: Client): Session {
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
        return ask(async () => {
          const query = client.unsafe(statement);
          const stream = await query.writable();
          const finished = once(stream, 'finish');
          stream.end(data);
          await finished;
          return (await query).count;
        });
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
