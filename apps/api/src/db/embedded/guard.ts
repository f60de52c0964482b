import { Fault } from '../../fault';
import { quoteIdentifier, STATEMENT_TIMEOUT_MILLISECONDS, type Driver, type Session } from '../connection';
import { SqlError, STACK_EXHAUSTED } from '../sql-state';
import { Engine } from './engine';
import type { EngineAnswer, EngineRequest } from './protocol';
import { refuseForbidden } from './forbidden';
import type { StoreLock } from './lock';

/** Errors after which the engine is reopened: each leaks some of its stack, and at 600–3,000 it answers nothing any more. */
const RECYCLE_ERROR_COUNT = 300;
const CLOSE_TIMEOUT_MILLISECONDS = 10_000;
const COMMIT_TIMEOUT_MILLISECONDS = 60_000;
const VACUUM_TIMEOUT_MILLISECONDS = 600_000;
const ORDINARY_TABLES = `select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;

export interface GuardOptions {
  readonly directory: string;
  readonly lock: StoreLock;
  readonly onProgress: (text: string) => void;
  readonly recycleErrorCount?: number;
}

/**
 * Keeps one engine alive: opens it, counts its errors, and replaces it between units of work when it is worn out or
 * lost. fsync is off in PGlite: an acknowledged write survives the death of the process (tested), but perhaps not a
 * power cut; production runs on PostgreSQL.
 */
export class Guard implements Driver {
  readonly kind = 'embedded';
  readonly sessionCount = 1;
  private readonly options: GuardOptions;
  private engine: Promise<Engine>;
  private errorCount = 0;
  private isWorn = false;
  private isClosed = false;
  /** How often the engine was replaced since the start. */
  reopenedCount = 0;

  private constructor(options: GuardOptions) {
    this.options = options;
    this.engine = this.open();
  }

  static async open(options: GuardOptions): Promise<Guard> {
    const guard = new Guard(options);
    await guard.engine;
    return guard;
  }

  query: Driver['query'] = async (text, parameters, rowMode) => {
    try {
      return await this.withSession((session) => session.query(text, parameters, rowMode));
    } catch (error) {
      // It did not run: outside a transaction it may be asked again of the fresh engine.
      if (!(error instanceof SqlError) || error.code !== STACK_EXHAUSTED) throw error;
      return await this.withSession((session) => session.query(text, parameters, rowMode));
    }
  };

  async withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.withEngine((engine) => work(this.sessionOn(engine)));
  }

  private async withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    this.options.lock.assertHeld();
    const engine = await this.current();
    try {
      return await work(engine);
    } finally {
      if (engine.isLost || this.isWorn || this.errorCount >= (this.options.recycleErrorCount ?? RECYCLE_ERROR_COUNT)) this.recycle(engine);
    }
  }

  /** PGlite has no autovacuum. */
  maintain: Driver['maintain'] = async (turn) => {
    const tables = await turn(() => this.query(ORDINARY_TABLES, [], 'array')) as [name: string][];
    for (const [name] of tables) {
      const text = `vacuum (analyze) ${quoteIdentifier(name)}`;
      await turn(() => this.withEngine((engine) => this.ask(engine, { kind: 'script', text }, VACUUM_TIMEOUT_MILLISECONDS)));
    }
  };

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.engine.then((engine) => engine.close(CLOSE_TIMEOUT_MILLISECONDS), () => undefined);
    this.options.lock.release();
  }

  private sessionOn(engine: Engine): Session {
    let timeoutMilliseconds = STATEMENT_TIMEOUT_MILLISECONDS;
    let previous: Promise<unknown> = Promise.resolve();
    let errorCountAtBegin = this.errorCount;
    // Statements started side by side in one transaction run one after the other, each with a full time limit.
    const ask = (request: EngineRequest, limit = timeoutMilliseconds): Promise<EngineAnswer> => {
      const answer = previous.then(() => this.ask(engine, request, limit));
      previous = answer.catch(() => undefined);
      return answer;
    };
    const control = (text: string, limit?: number) => ask({ kind: 'query', text, parameters: [], rowMode: 'array' }, limit);
    return {
      begin: async (milliseconds) => {
        errorCountAtBegin = this.errorCount;
        await control('begin');
        timeoutMilliseconds = milliseconds;
      },
      commit: async () => {
        const { command } = await control('commit', COMMIT_TIMEOUT_MILLISECONDS);
        if (command === 'COMMIT') return;
        // Nobody was told of an error, so the engine's answers no longer belong to what it is asked.
        if (this.errorCount === errorCountAtBegin) this.isWorn = true;
        throw new Error('a statement of this transaction had failed: nothing was committed');
      },
      rollback: async () => void (await control('rollback')),
      query: async (text, parameters, rowMode) => {
        refuseForbidden(text);
        return (await ask({ kind: 'query', text, parameters, rowMode })).rows;
      },
      script: async (text) => {
        refuseForbidden(text);
        await ask({ kind: 'script', text });
      },
      copy: async (table, columns, data) => {
        const statement = `copy ${quoteIdentifier(table)} (${columns.map(quoteIdentifier).join(', ')}) from '/dev/blob'`;
        return (await ask({ kind: 'copy', statement, data })).affectedRowCount;
      },
    };
  }

  private async ask(engine: Engine, request: EngineRequest, limit: number): Promise<EngineAnswer> {
    try {
      return await engine.ask(request, limit);
    } catch (error) {
      this.errorCount += 1;
      if (error instanceof SqlError && error.code === STACK_EXHAUSTED) this.isWorn = true;
      throw error;
    }
  }

  /** The engine; a reopening that failed is tried again by whoever comes next. */
  private async current(): Promise<Engine> {
    if (this.isClosed) throw new Fault('store-away', 'using a store that was closed');
    const engine = await this.engine.catch(() => null);
    if (engine !== null && !engine.isLost) return engine;
    this.engine = this.open();
    return this.engine;
  }

  private recycle(worn: Engine): void {
    this.reopenedCount += 1;
    const closed = worn.isLost ? worn.terminate() : worn.close(CLOSE_TIMEOUT_MILLISECONDS);
    this.engine = closed.then(() => this.open());
    this.engine.catch(() => undefined); // told to whoever uses it next
  }

  private async open(): Promise<Engine> {
    this.errorCount = 0;
    this.isWorn = false;
    return Engine.open({ directory: this.options.directory }, this.options.onProgress);
  }
}
