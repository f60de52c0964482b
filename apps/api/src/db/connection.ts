/** Longest a statement may run when nothing else was asked for. */
export const STATEMENT_TIMEOUT_MILLISECONDS = 5_000;

/** Who answers statements: a whole store (each statement its own transaction), or one open transaction. */
export interface Connection {
  /**
   * Runs one statement.
   * @param parameters for $1…; instants as Date, jsonb as objects, arrays as arrays. Never undefined.
   * @returns rows as arrays or objects; timestamps as text in UTC, int8 as number, numeric as text, json parsed
   */
  query(text: string, parameters: readonly unknown[], rowMode: 'array' | 'object'): Promise<unknown[]>;
}

/** One connection held for one unit of work. */
export interface Session extends Connection {
  begin(statementTimeoutMilliseconds: number): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Several statements without parameters, separated by semicolons. */
  script(text: string): Promise<void>;
  /** One COPY … FROM STDIN of at most a few megabytes. @returns rows copied */
  copy(table: string, columns: readonly string[], data: Uint8Array): Promise<number>;
}

/** One kind of store, below drizzle. */
export interface Driver {
  readonly kind: 'embedded' | 'postgres';
  /** How many sessions work at the same time. */
  readonly sessionCount: number;
  /** Borrows a session. The caller never asks for more than `sessionCount` at once. */
  withSession<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** One statement outside a transaction. Counts as a borrowed session while it runs. */
  query: Connection['query'];
  /** Housekeeping the engine does not do by itself. @param turn waits for a session for each piece of it */
  maintain(turn: <T>(work: () => Promise<T>) => Promise<T>): Promise<void>;
  /** How often what answers was replaced by a fresh one. */
  readonly reopenedCount: number;
  close(): Promise<void>;
}

const IDENTIFIER = /^[a-z_][a-z0-9_]{0,62}$/;

/** The identifier in double quotes. Throws on anything but a plain lower-case name. */
export function quoteIdentifier(name: string): string {
  if (!IDENTIFIER.test(name)) throw new Error(`not a plain SQL identifier: ${JSON.stringify(name)}`);
  return `"${name}"`;
}
